using CaseTrack.Terms;

namespace CaseTrack.Clocks;

/// <summary>期限清单. One term of one case as lists and reminders need it.</summary>
public sealed record Deadline
{
    /// <summary>The case and the term's key.</summary>
    public required string Id { get; init; }

    public required string Kind { get; init; }
    public Guid RecordId { get; init; }
    public required string Unit { get; init; }

    /// <summary>期限规则, e.g. <c>review.adjudication</c>.</summary>
    public required string Code { get; init; }

    /// <summary>The term's key within the case, e.g. <c>review.adjudication/1</c>.</summary>
    public required string Term { get; init; }

    public required string Chinese { get; init; }
    public required string English { get; init; }
    public required string Basis { get; init; }
    public DateOnly StartOn { get; init; }

    /// <summary>届满日; absent while the term stands still.</summary>
    public DateOnly? DueOn { get; init; }

    /// <summary>暂定: a year without a notice on days off.</summary>
    public bool Provisional { get; init; }

    public TermState State { get; init; }

    /// <summary>A right that lapses, not a duty that is missed.</summary>
    public bool Window { get; init; }

    public DateOnly? EndedOn { get; init; }

    /// <summary>What silence brings about when it runs out.</summary>
    public string? Silence { get; init; }

    /// <summary>Of a stored one, that it has not ended: as lists ask, so that the index of those alone answers.</summary>
    public const string IsOpen = "(data ->> 'endedOn') is null";

    public static Deadline Of(Term term, string kind, ICaseFile file) => new()
    {
        Id = IdOf(file.Id, term.Key),
        Kind = kind,
        RecordId = file.Id,
        Unit = file.Unit,
        Code = term.Rule.Code,
        Term = term.Key,
        Chinese = term.Rule.Chinese,
        English = term.Rule.English,
        Basis = term.Rule.Basis,
        StartOn = term.StartOn,
        DueOn = term.DueOn,
        Provisional = term.Provisional,
        State = term.State,
        Window = term.Rule.Window,
        EndedOn = term.End?.On,
        Silence = Wire.Name(term.Rule.Silence),
    };

    public static string IdOf(Guid record, string term) => $"{record}/{term}";
}
