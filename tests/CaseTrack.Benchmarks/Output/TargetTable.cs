using System.Globalization;
using System.Text;
using CaseTrack.Benchmarks.Measuring;

namespace CaseTrack.Benchmarks.Output;

/// <summary>The Markdown of the aims: what was measured, whether it is reached, how far the libraries alone come, and what stands against
/// it.</summary>
public static class TargetTable
{
    public static string Write(Results results)
    {
        var text = new StringBuilder("# Aims\n\n");
        text.Append("""
            Written with [table.md](table.md), from the same run; do not edit. *Reached* is judged at every size that was measured, by the
            median. The *floor* is what the libraries alone come to, compared with the same other side: an aim beyond it is out of reach
            for every service on them. Of a rebuild it is what it builds written by `COPY` and nothing else, of an import each row
            decided once by the program, and what it leaves written by the database.

            | Aim | is to be | measured | reached | floor | what stands against it |
            |---|---|---|---|---|---|

            """);
        foreach (var target in Target.All)
        {
            Line(text, results, target);
        }

        Growth(text, results);
        return text.ToString();
    }

    private static void Line(StringBuilder text, Results results, Target target)
    {
        var taken = results.Sizes.Select(size => (Size: size, Measure: results.Of(size).FirstOrDefault(
                x => x.Group == target.Group && x.Name == target.Measure && x.Clients == target.Clients)))
            .Where(x => x.Measure is not null)
            .Select(x => (x.Size, Ours: Of(Side.Ours, x), Floor: Of(Side.Floor, x))).Where(x => x.Ours is not null).ToList();
        if (taken.Count == 0)
        {
            return;
        }

        var reached = taken.All(x => target.Holds(x.Ours!.Value));
        var floor = taken[0].Floor;
        var wanted = (target.AtLeast ? "≥ " : "≤ ") + Results.Say(target.Bound) + (target.To is { } to ? $" × {Name(to)}" : "");
        var measured = string.Join(", ", taken.Select(x => string.Create(CultureInfo.InvariantCulture,
            $"{Results.Say(x.Ours!.Value)}{(taken.Count > 1 ? $" ({x.Size:#,0})" : "")}")));
        text.Append(CultureInfo.InvariantCulture, $"| {target.What} | {wanted} | {measured} | {(reached ? "yes" : "**no**")} ");
        text.Append(CultureInfo.InvariantCulture, $"| {(floor is { } known ? Results.Say(known) : "")} ");
        text.Append(CultureInfo.InvariantCulture, $"| {(reached ? "" : target.Why)} |\n");

        double? Of(Side side, (int Size, Measure? Measure) at) => (target.To is { } other
            ? results.Ratio(at.Size, at.Measure!, other, side) : results.Spread(at.Size, at.Measure!, side))?.Median;
    }

    /// <summary>Every answer at the greatest size against the same answer at the least.</summary>
    private static void Growth(StringBuilder text, Results results)
    {
        if (results.Sizes.Count < 2)
        {
            return;
        }

        var (least, most) = (results.Sizes[0], results.Sizes[^1]);
        text.Append(CultureInfo.InvariantCulture, $"\n## Growth\n\n{most:#,0} cases against {least:#,0}, ours, by the medians; ");
        text.Append("the aim is 2 × at most, for lists and pages 1.5 ×.\n\n| Answer | × |\n|---|---|\n");
        foreach (var measure in results.Of(least).Where(x => x.Group.StartsWith("Reads", StringComparison.Ordinal)))
        {
            if (results.Spread(least, measure, Side.Ours) is { } small && results.Spread(most, measure, Side.Ours) is { } great)
            {
                text.Append(CultureInfo.InvariantCulture, $"| {measure.Group}: {measure.Name} | {great.Median / small.Median:0.00} |\n");
            }
        }
    }

    private static string Name(Side side) => side is Side.Limit ? "the limit" : "the peer";
}
