namespace CaseTrack.Figures;

/// <summary>Short names for the populations that most figures have.</summary>
public static class Populations
{
    /// <summary>本期: facts that happened in the period.</summary>
    public static Population Period(FactKind fact, params DimensionValue[] where) =>
        new(DecidingDate.HappenedOn, Measure.Flow, new FactTerm(fact, 1, where));

    /// <summary>本期, of several facts or values together.</summary>
    public static Population Together(params FactTerm[] terms) => new(DecidingDate.HappenedOn, Measure.Flow, terms);

    /// <summary>One fact, once for each value of a dimension.</summary>
    public static FactTerm[] Each(FactKind fact, Dimension dimension, params IEnumerable<string> values) =>
        [.. values.Select(x => new FactTerm(fact, 1, dimension.Is(x)))];

    /// <summary>The same of values the code names.</summary>
    public static FactTerm[] Each<T>(FactKind fact, Dimension dimension, params IEnumerable<T> values) where T : struct, Enum =>
        [.. values.Select(x => new FactTerm(fact, 1, dimension.Is(x)))];

    /// <summary>期初结转: what had come in before the period and had not gone out before it.</summary>
    public static Population Opening(FactTerm[] comesIn, FactTerm[] goesOut) =>
        new(DecidingDate.HappenedOn, Measure.Stock, [.. Stock(comesIn, goesOut).Select(x => x with { Span = TermSpan.Before })]);

    /// <summary>期末未结: what had come in by the end of the period and had not gone out by then. The next period opens with it, by
    /// construction.</summary>
    public static Population Closing(FactTerm[] comesIn, FactTerm[] goesOut) =>
        new(DecidingDate.HappenedOn, Measure.Stock, [.. Stock(comesIn, goesOut)]);

    /// <summary>随机构划入: what units brought along that came beneath the one asked about during the period.</summary>
    public static Population BroughtIn(FactTerm[] comesIn, FactTerm[] goesOut) =>
        new(DecidingDate.HappenedOn, Measure.BroughtIn, [.. Stock(comesIn, goesOut)]);

    /// <summary>随机构划出: what units took along that left it.</summary>
    public static Population TakenOut(FactTerm[] comesIn, FactTerm[] goesOut) =>
        new(DecidingDate.HappenedOn, Measure.TakenOut, [.. Stock(comesIn, goesOut)]);

    /// <summary>按收到、立案年度: facts of what came in during the period.</summary>
    public static Population Cohort(params FactTerm[] terms) => new(DecidingDate.CohortOn, Measure.Flow, terms);

    private static IEnumerable<FactTerm> Stock(FactTerm[] comesIn, FactTerm[] goesOut) =>
        [.. comesIn, .. goesOut.Select(x => x with { Weight = -1 })];
}
