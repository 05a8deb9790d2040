using CaseTrack.Figures;
using CaseTrack.Organisations;

namespace CaseTrack.Regions;

/// <summary>汇总. What the figures of districts come to together.</summary>
public static class RegionUnion
{
    /// <summary>Said with every union.</summary>
    public const string Moments =
        "各区各为一个时点（readAt、includesSequence），不同数据库、不同区的时点不同 (each district is of one moment of its own; different districts, "
            + "and above all different databases, are of different moments)";

    private const string Twice =
        "同一对象在两个区各计一次的，合计中计两次 (whoever or whatever is counted in two districts is in the union twice)";

    /// <summary>Each figure of the catalogue over all districts.</summary>
    public static IReadOnlyList<RegionFigureRow> Of(IReadOnlyList<DistrictReading> readings) =>
        [.. FigureCatalogue.All.Select((figure, place) => RowOf(figure, place, readings))];

    /// <summary>One figure over all districts: sums, and of rates the sums of both sides. Nothing where a district is missing, for a part
    /// is no union; and nothing where one is withheld, which the difference would tell.</summary>
    public static FigureValue Of(Figure figure, IReadOnlyList<FigureValue?> values)
    {
        if (values.Any(x => x is null))
        {
            return new FigureValue(null);
        }

        return values.Any(x => x!.Value.Withheld) ? FigureValue.NotTold
            : figure.IsRatio ? FigureValue.Of(figure, values.Sum(x => x!.Value.Numerator ?? 0), values.Sum(x => x!.Value.Denominator ?? 0))
            : new FigureValue(values.Sum(x => x!.Value.Value ?? 0));
    }

    /// <summary>Whether a figure counts somebody or something once, wherever it comes up.</summary>
    public static bool MayRepeat(Figure figure) => figure.Unit == "人"
        || figure.Counted.Measure is Measure.Distinct || figure.OutOf?.Measure is Measure.Distinct
        || figure.Counted.Terms.Concat(figure.OutOf?.Terms ?? [])
            .Any(x => x.Kind == OrganisationFacts.Established || x.Kind == OrganisationFacts.Dissolved);

    private static RegionFigureRow RowOf(Figure figure, int place, IReadOnlyList<DistrictReading> readings)
    {
        var value = Of(figure, [.. readings.Select(x => x.Values?[place])]);
        return new(
            figure.Code, figure.Row, figure.Chinese, figure.Unit, value.Value, value.Numerator, value.Denominator, value.Withheld,
            figure.IsRatio ? figure.Rule : null, MayRepeat(figure) ? Twice : null,
            readings.Where(x => x.Values is not null).Select(x => (x.Member.Code, Value: x.Values![place])).ToDictionary(
                x => x.Code, x => new DistrictFigure(x.Value.Value, x.Value.Numerator, x.Value.Denominator, x.Value.Withheld)));
    }
}
