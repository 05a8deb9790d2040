using CaseTrack.Access;
using CaseTrack.Import.Columns;
using CaseTrack.Import.Reading;

namespace CaseTrack.Import.Running;

/// <summary>导入的步骤.</summary>
public enum ImportPhase
{
    /// <summary>试读: every row gets its verdict, nothing is recorded.</summary>
    Check = 1,

    /// <summary>入库.</summary>
    Write,

    /// <summary>本批补录完成: from now on silence and reminders look at it.</summary>
    Complete,
}

/// <summary>How a phase ended.</summary>
public enum ImportOutcome
{
    Done = 1,
    Cancelled,

    /// <summary>The file as a whole was refused.</summary>
    Refused,

    /// <summary>It could not be brought to its end; what is recorded stays, and it can be asked for again.</summary>
    Failed,
}

/// <summary>导入. What a person asked for: a file, what its rows are, how its columns are meant, and what is to be done with them.</summary>
public sealed record ImportOperation
{
    /// <summary>Rows of a transaction.</summary>
    public const int Chunk = 200;

    /// <summary>Most rows of all or nothing, which is one transaction.</summary>
    public const int MostAtOnce = 10_000;

    /// <summary>Made of the district, the kind, the file and who sent it: the same file again is the same import.</summary>
    public Guid Id { get; init; }

    /// <summary>The kind of record.</summary>
    public required string Kind { get; init; }

    /// <summary>SHA-256 of the file.</summary>
    public required string File { get; init; }

    public long Bytes { get; init; }

    public int Pieces { get; init; }

    public required string By { get; init; }

    public Guid? Account { get; init; }

    public bool Machine { get; init; }

    /// <summary>What whoever sent it may do; of an account it is read again before anything is done.</summary>
    public IReadOnlyList<Permit> Permits { get; init; } = [];

    public DateTimeOffset SentAt { get; init; }

    /// <summary>What a person said of a heading: the key of a column, or nothing where it is left out.</summary>
    public IReadOnlyDictionary<string, string> Mapping { get; init; } = new Dictionary<string, string>();

    /// <summary>Which comes first in a column of days written 01/02/2022.</summary>
    public IReadOnlyDictionary<string, DayOrder> Orders { get; init; } = new Dictionary<string, DayOrder>();

    /// <summary>What was asked for last.</summary>
    public ImportPhase Phase { get; init; }

    /// <summary>How often something was asked for.</summary>
    public int Turn { get; init; }

    public bool Cancelled { get; init; }

    /// <summary>全部入库或全不入库.</summary>
    public bool AllOrNothing { get; init; }

    /// <summary>The breaches confirmed knowingly, by the codes of their refusals.</summary>
    public IReadOnlyList<string> Confirmed { get; init; } = [];

    /// <summary>疑似重复也入库: all of them, or those rows.</summary>
    public bool RecordAlike { get; init; }

    public IReadOnlyList<int> AlikeRows { get; init; } = [];

    /// <summary>An id made of the file and a row of it, for each name: resumed or sent again it is the same.</summary>
    public Guid IdOf(string district, int row, string name) => ImportIds.Of(district, Kind, File, $"{row}", name);
}

/// <summary>导入进度. How far a phase is; written by whoever does the work, in the transaction of what was done.</summary>
public sealed record ImportProgress
{
    /// <summary>The operation's.</summary>
    public Guid Id { get; init; }

    public int Turn { get; init; }

    public ImportPhase Phase { get; init; }

    /// <summary>Chunks that are done.</summary>
    public int Chunks { get; init; }

    /// <summary>Rows of the file; not known before it has been read to its end.</summary>
    public int? Rows { get; init; }

    /// <summary>Rows that are done in this phase.</summary>
    public int Done { get; init; }

    /// <summary>Verdicts by their state.</summary>
    public IReadOnlyDictionary<RowState, int> Counts { get; init; } = new Dictionary<RowState, int>();

    /// <summary>Breaches by the codes that would confirm them.</summary>
    public IReadOnlyDictionary<string, int> Breaches { get; init; } = new Dictionary<string, int>();

    /// <summary>Rows that touch a released year.</summary>
    public int Released { get; init; }

    /// <summary>Records of the batch that are complete.</summary>
    public int Completed { get; init; }

    public Headings? Headings { get; init; }

    /// <summary>Columns of days that can be read in two ways.</summary>
    public IReadOnlyList<string> AskOrder { get; init; } = [];

    public IReadOnlyList<string> Notes { get; init; } = [];

    public int Attempts { get; init; }

    public DateTimeOffset StartedAt { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    public ImportOutcome? Outcome { get; init; }

    /// <summary>Why the file was refused.</summary>
    public Refusal? Refusal { get; init; }
}
