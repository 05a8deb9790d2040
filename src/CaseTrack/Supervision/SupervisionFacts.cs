namespace CaseTrack.Supervision;

/// <summary>行政执法监督的事实, each with what it says.</summary>
public static class SupervisionFacts
{
    private static readonly Dimension[] OfAll = [Dimension.Source, Dimension.Field, Dimension.SupervisionManner];

    public static readonly FactKind ProblemFoundSolved = new("supervision.problem-found-solved", [.. OfAll, Dimension.ProblemKind]);
    public static readonly FactKind Lead = new("supervision.lead", OfAll);
    public static readonly FactKind Opened = new("supervision.opened", [.. OfAll, Dimension.Outcome]);
    public static readonly FactKind InstrumentIssued = new("supervision.instrument-issued", [.. OfAll, Dimension.Instrument]);
    public static readonly FactKind Rectified = new("supervision.rectified", OfAll);
    public static readonly FactKind HandedOver = new("supervision.handed-over", [.. OfAll, Dimension.Target]);
    public static readonly FactKind NotEstablished = new("supervision.not-established", [.. OfAll, Dimension.Opened]);
    public static readonly FactKind Withdrawn = new("supervision.withdrawn", [.. OfAll, Dimension.Opened]);
    public static readonly FactKind ProblemFound = new("supervision.problem-found", [.. OfAll, Dimension.ProblemKind]);
    public static readonly FactKind ProblemSolved = new("supervision.problem-solved", [.. OfAll, Dimension.ProblemKind]);
    public static readonly FactKind Interview = new("supervision.interview", OfAll);
    public static readonly FactKind Circular = new("supervision.circular", OfAll);
    public static readonly FactKind SanctionProposed = new("supervision.sanction-proposed", OfAll);
    public static readonly FactKind Closed = new("supervision.closed", [.. OfAll, Dimension.Opened]);
}
