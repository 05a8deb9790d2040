namespace CaseTrack.Reports.Drafts;

/// <summary>A value a draft may need besides those of its own period.</summary>
/// <param name="Code">The figure.</param>
/// <param name="From">The first day.</param>
/// <param name="To">The last day.</param>
/// <param name="Part">Of which cases, as <c>dimension=value</c> or <c>unit=name</c>; empty for all.</param>
public readonly record struct FigureAsked(string Code, DateOnly From, DateOnly To, string Part);

/// <summary>What a draft is checked against.</summary>
/// <param name="Year">报告年度.</param>
/// <param name="Values">Every figure's value; a figure that is not there cannot be judged.</param>
/// <param name="YearBefore">The same for the same period last year.</param>
/// <param name="Elsewhere">Names of single streets, communities and committees that the values are not limited to.</param>
public sealed record DraftFacts(
    int Year, IReadOnlyDictionary<string, decimal?> Values, IReadOnlyDictionary<string, decimal?> YearBefore,
    IReadOnlyCollection<string> Elsewhere)
{
    /// <summary>The year the period begins in: the one before, for December to November.</summary>
    public int FirstYear { get; init; } = Year;

    public DateOnly From { get; init; } = new(Year, 1, 1);
    public DateOnly To { get; init; } = new(Year, 12, 31);

    /// <summary>The last character of what the office is of: 区, 县, 市. 全区 is the whole of a district.</summary>
    public char Level { get; init; } = '区';

    /// <summary>The names of what the report is of: 其中黄石港区16件 speaks of the whole of it.</summary>
    public IReadOnlyCollection<string> Own { get; init; } = [];

    /// <summary>Other values, as far as they are known: (false, …) for one that nobody can tell.</summary>
    public Func<FigureAsked, (bool Known, decimal? Value)> Other { get; init; } = _ => (false, null);

    /// <summary>What the office has chosen a wording to mean: the figure's code, or null for none; by wording and the code it was taken
    /// for.</summary>
    public IReadOnlyDictionary<(string Wording, string Not), string?> Choices { get; init; } = new Dictionary<(string, string), string?>();

    /// <summary>Which values there are and the asker may not know.</summary>
    public Func<FigureAsked, bool> IsWithheld { get; init; } = _ => false;

    /// <summary>Where figures are; the report's year and scope in it.</summary>
    public Func<FigureAsked, string>? Href { get; init; }

    /// <summary>Whether anything at all is recorded of a figure's matter: an office that keeps no lawsuits here has not had none.</summary>
    public bool Holds(Figures.Figure figure)
    {
        var matter = figure.Code.Split('.')[0];
        return matter is not (DraftMatter.Litigation or DraftMatter.Lawsuits)
            || Values.Any(x => x.Value is > 0 && x.Key.Split('.')[0] == matter);
    }

    /// <summary>A figure's value over a time, of some cases.</summary>
    public (bool Known, decimal? Value) Of(FigureAsked asked) =>
        asked is { Part: "" } && asked.From == From && asked.To == To ? (Values.TryGetValue(asked.Code, out var value), value)
        : asked is { Part: "" } && asked.From == From.AddYears(-1)
            && asked.To == Figures.FigureScope.LastYear(To) ? (YearBefore.TryGetValue(asked.Code, out var before), before)
        : Other(asked);
}
