using CaseTrack.Benchmarks.Measuring;

namespace CaseTrack.Benchmarks.Output;

/// <summary>Which curves there are: writes by the number of clients, and every read by the number of cases where there is more than
/// one.</summary>
public static class Curves
{
    public static IEnumerable<(string Name, LineChart Chart)> Of(Results results)
    {
        foreach (var size in results.Sizes.Take(1))
        {
            foreach (var act in results.Of(size).Where(x => x is { Clients: not null, Unit: "requests/s" }).GroupBy(x => x.Name))
            {
                yield return ($"writes-{FileName(act.Key)}", new LineChart(
                    act.Key, "clients", "requests/s",
                    [.. new[] { (Side.Ours, "ours"), (Side.Peer, "peer"), (Side.Floor, "floor"), (Side.Limit, "limit") }
                        .Select((x, i) => new Curve(x.Item2, i, x.Item1 is Side.Limit, [.. act.OrderBy(y => y.Clients)
                            .Select(y => (X: (double)y.Clients!.Value, Y: results.Spread(size, y, x.Item1)?.Median))
                            .Where(y => y.Y is not null).Select(y => (y.X, y.Y!.Value))]))
                        .Where(x => x.Points.Count > 0)]));
            }
        }

        if (results.Sizes.Count < 2)
        {
            yield break;
        }

        var growing = results.Of(results.Sizes[0]).Where(x => x is { Unit: "ms", Clients: null } && Grows(x));
        foreach (var group in growing.GroupBy(x => x.Group))
        {
            yield return ($"by-size-{FileName(group.Key)}", new LineChart(
                $"{group.Key}: ours (lines) and the peer (dashes)", "cases", "ms",
                [.. group.SelectMany((x, i) => new[]
                {
                    new Curve(x.Name, i, false, Points(x, Side.Ours)), new Curve("", i, true, Points(x, Side.Peer)),
                })]));
        }

        bool Grows(Measure measure) => results.Sizes.Count(x => results.Spread(x, measure, Side.Ours) is not null) > 1;

        IReadOnlyList<(double X, double Y)> Points(Measure measure, Side side) => [.. results.Sizes
            .Select(x => (X: (double)x, Y: results.Spread(x, measure, side)?.Median)).Where(x => x.Y is not null)
            .Select(x => (x.X, x.Y!.Value))];
    }

    private static string FileName(string title) => string.Join('-',
        new string([.. title.ToLowerInvariant().Select(x => char.IsAsciiLetterOrDigit(x) ? x : ' ')])
            .Split(' ', StringSplitOptions.RemoveEmptyEntries));
}
