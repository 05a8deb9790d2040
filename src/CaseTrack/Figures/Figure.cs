using System.Text.Json.Serialization;

namespace CaseTrack.Figures;

/// <summary>归期日: which of a fact's days decides the period it counts in.</summary>
public enum DecidingDate
{
    /// <summary>发生日.</summary>
    HappenedOn = 1,

    /// <summary>队列日: outcomes count in the year their record came in, so that 16 = 10 + 6 holds across the turn of the year.</summary>
    CohortOn,
}

/// <summary>计量方式: how facts become a number.</summary>
public enum Measure
{
    /// <summary>期间合计: the sum over the period.</summary>
    Flow = 1,

    /// <summary>期末存量: everything up to the end of the period, of the units that are beneath the one asked about on that day.</summary>
    Stock,

    /// <summary>去重计数: each subject once, at its first fact of the period.</summary>
    Distinct,

    /// <summary>期末状态: of each unit the latest state up to the end of the period.</summary>
    State,

    /// <summary>划入存量: what units had pending on the day they came beneath the one asked about; for the whole district nothing.</summary>
    BroughtIn,

    /// <summary>划出存量: what units had pending on the day they left it.</summary>
    TakenOut,
}

/// <summary>Which days of a fact a term takes, if not those of its population's measure.</summary>
public enum TermSpan
{
    /// <summary>As the measure has it: the period, or everything up to its end.</summary>
    Measured = 0,

    /// <summary>期初以前: everything before the period.</summary>
    Before,

    /// <summary>本期: the period.</summary>
    Period,
}

/// <summary>A fact a figure counts.</summary>
public sealed record FactTerm
{
    /// <param name="kind">The fact.</param>
    /// <param name="weight">+1, or −1 for what leaves a stock.</param>
    /// <param name="asks">What it must say.</param>
    public FactTerm(FactKind kind, int weight = 1, params IReadOnlyList<DimensionValue> asks)
    {
        (Kind, Weight, Asks) = (kind, weight, asks);
        (Fact, Where) = (kind.Name, [.. asks.Select(x => x.ToString())]);
    }

    /// <summary>The fact's name.</summary>
    public string Fact { get; init; }

    /// <summary>+1, or −1 for what leaves a stock.</summary>
    public int Weight { get; init; }

    /// <summary>Dimensions it must have, as <c>name=value</c>.</summary>
    public IReadOnlyList<string> Where { get; init; }

    /// <summary>Which days it takes.</summary>
    public TermSpan Span { get; init; }

    [JsonIgnore]
    public FactKind Kind { get; }

    /// <summary>What lines call the fact.</summary>
    [JsonIgnore]
    public int Code => Kind.Code;

    [JsonIgnore]
    public IReadOnlyList<DimensionValue> Asks { get; }
}

/// <summary>A further definition in use for a rate, by the name of its denominator.</summary>
/// <param name="Name">Asked for as <c>denominator</c>.</param>
/// <param name="Chinese">口径 in words.</param>
/// <param name="OutOf">The denominator.</param>
/// <param name="Counted">The numerator, where it is another one too.</param>
public sealed record OtherDenominator(string Name, string Chinese, Population OutOf, Population? Counted = null)
{
    /// <summary>The same words in English.</summary>
    public string English => RuleWords.English(Chinese);
}

/// <summary>What a number is made of: facts, the date that decides, the measure.</summary>
public sealed record Population(DecidingDate Date, Measure Measure, params FactTerm[] Terms);

/// <summary>指标. One figure of the annual report: its wording, its rule in words, its rule in code. It is said here and nowhere
/// else.</summary>
/// <param name="Code">Stable code, part of the public contract.</param>
/// <param name="Row">Its row in the list of the report's figures (F01…).</param>
/// <param name="Chinese">指标名称.</param>
/// <param name="English">Its name in English.</param>
/// <param name="Wording">The report's own words, <c>{0}</c> for the number.</param>
/// <param name="Unit">计量单位.</param>
/// <param name="Rule">口径: the counting rule in words.</param>
/// <param name="Counted">The rule in code; for a ratio, its numerator.</param>
/// <param name="OutOf">For a ratio, the denominator; the value is a percentage, null when there is nothing to divide by.</param>
/// <param name="Neighbours">How it relates to figures it could be mistaken for.</param>
/// <param name="DefinitionVersion">Version of the definition.</param>
/// <param name="EffectiveFrom">The first period the definition is meant for.</param>
public sealed record Figure(
    string Code,
    string Row,
    string Chinese,
    string English,
    string Wording,
    string Unit,
    string Rule,
    Population Counted,
    Population? OutOf = null,
    string Neighbours = "",
    int DefinitionVersion = 1,
    string EffectiveFrom = "2022-01-01")
{
    /// <summary>其他口径: the other denominators in use; the first named in <see cref="Rule"/> is the default.</summary>
    public IReadOnlyList<OtherDenominator> Denominators { get; init; } = [];

    /// <summary>The counting rule in English.</summary>
    public string EnglishRule { get => field ?? RuleWords.English(Rule); private init; }

    /// <summary>How it relates to its neighbours, in English.</summary>
    public string EnglishNeighbours => RuleWords.English(Neighbours);

    /// <summary>同期比: its two sides are counted each by its own day, so that the one is no part of the other and the rate can go beyond
    /// 100. The code of the rate of parts beside it.</summary>
    public string? Share { get; init; }

    /// <summary>说法: the words reports say it in; its wording alone, unless others are given.</summary>
    public IReadOnlyList<Saying> Sayings { get => field ?? [Saying.Of(Wording, Unit)]; init; }

    /// <summary>The figure with another denominator; null if there is none of that name.</summary>
    public Figure? DividedBy(string denominator) =>
        Denominators.FirstOrDefault(x => x.Name == denominator) is { } other
            ? this with
            {
                Counted = other.Counted ?? Counted,
                OutOf = other.OutOf,
                Rule = $"{Rule}（口径：{other.Chinese}）",
                EnglishRule = $"{EnglishRule} (here {other.English})",
            }
            : null;

    public bool IsRatio => OutOf is not null;

    /// <summary>What it is counted from: of a ratio both sides.</summary>
    [JsonIgnore]
    public IEnumerable<Population> Populations => OutOf is { } denominator ? [Counted, denominator] : [Counted];

    /// <summary>细分维度: what it can be broken down by besides unit, street, month and quarter. Of a rate, what both its sides know.</summary>
    public IReadOnlyList<string> Dimensions => [.. Dimension.Breakdowns.Where(x => Terms.All(y => y.Kind.Says(x))).Select(x => x.Name)];

    /// <summary>Every fact that any of its definitions counts.</summary>
    [JsonIgnore]
    public IEnumerable<FactTerm> AllTerms => [.. Terms, .. Denominators.SelectMany(x => x.OutOf.Terms.Concat(x.Counted?.Terms ?? []))];

    private IEnumerable<FactTerm> Terms => Populations.SelectMany(x => x.Terms);

    /// <summary>Whether months add up to the year: true of flows alone.</summary>
    public bool AddsUpOverTime => !IsRatio && Counted.Measure is Measure.Flow;
}
