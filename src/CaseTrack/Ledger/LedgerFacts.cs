namespace CaseTrack.Ledger;

/// <summary>工作台账的事实: kinds of entry are data, and so are their facts.</summary>
public static class LedgerFacts
{
    /// <summary>The facts of every kind of entry there is; a figure may count no others.</summary>
    public static IReadOnlyList<FactKind> All { get; } =
    [
        .. LedgerKind.All.Select(x => Entry(x.Code)),
        .. LedgerKind.All.SelectMany(x => x.Measures, (x, measure) => Measure(x.Code, measure.Code)),
        .. LedgerKind.All.SelectMany(x => x.Subjects ?? [], (x, subject) => Subject(x.Code, subject.Fact)),
    ];

    /// <summary>What the names of all of them begin with.</summary>
    public const string Matter = "ledger";

    /// <summary>An entry.</summary>
    public static FactKind Entry(string kind) => new($"{Matter}.{kind}", Dimension.Category);

    /// <summary>What entries of a kind count.</summary>
    public static FactKind Measure(string kind, string measure) => new($"{Matter}.{kind}.{measure}", Dimension.Category);

    /// <summary>Whom entries of a kind name.</summary>
    public static FactKind Subject(string kind, string subject) => new($"{Matter}.{kind}.{subject}", Dimension.Category);
}
