using CaseTrack.Import.Columns;

namespace CaseTrack.Import.Running;

/// <summary>一行的结论.</summary>
public enum RowState
{
    /// <summary>可以入库.</summary>
    Good = 1,

    /// <summary>有问题.</summary>
    Wrong,

    /// <summary>此前已从同一文件入库.</summary>
    There,

    /// <summary>疑似重复: somebody has to say whether it is the same.</summary>
    Alike,

    /// <summary>已入库.</summary>
    Recorded,

    /// <summary>未入库, as it was decided.</summary>
    LeftOut,
}

/// <summary>A breach a row tells of: it is recorded once it is confirmed.</summary>
/// <param name="Code">What confirms it.</param>
/// <param name="Act">The act.</param>
/// <param name="Chinese">What was broken.</param>
/// <param name="English">The same in English.</param>
/// <param name="DaysLate">逾期日数.</param>
public sealed record RowBreach(string Code, string Act, string Chinese, string English, int? DaysLate);

/// <summary>What a row resembles.</summary>
/// <param name="Record">A record that is there already.</param>
/// <param name="Row">An earlier row of the file.</param>
/// <param name="Day">Its day.</param>
public sealed record RowLikeness(Guid? Record, int? Row, DateOnly Day);

/// <summary>一行的结论. What became of a row, and why.</summary>
/// <param name="Row">行号 as a spreadsheet shows it.</param>
/// <param name="State">结论.</param>
/// <param name="Record">The record it became.</param>
public sealed record RowVerdict(int Row, RowState State, Guid? Record = null)
{
    public IReadOnlyList<RowProblem> Problems { get; init; } = [];

    /// <summary>How each column was understood, by its key; personal data masked.</summary>
    public IReadOnlyDictionary<string, string> Said { get; init; } = new Dictionary<string, string>();

    public IReadOnlyList<RowBreach> Breaches { get; init; } = [];

    public IReadOnlyList<RowLikeness> Alike { get; init; } = [];

    /// <summary>It counts in a year that has been released.</summary>
    public bool Released { get; init; }
}

/// <summary>The verdicts of one chunk of rows.</summary>
public sealed record ImportVerdicts
{
    public required string Id { get; init; }

    public Guid Operation { get; init; }

    public IReadOnlyList<RowVerdict> Rows { get; init; } = [];

    public static string IdOf(Guid operation, int chunk) => $"{operation:N}-{chunk}";
}
