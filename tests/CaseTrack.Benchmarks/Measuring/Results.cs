using System.Globalization;
using System.Text.RegularExpressions;

namespace CaseTrack.Benchmarks.Measuring;

/// <summary>A median with the least and the most.</summary>
public readonly record struct Spread(double Median, double Least, double Most)
{
    public static Spread? Of(IReadOnlyCollection<double> values)
    {
        if (values.Count == 0)
        {
            return null;
        }

        double[] sorted = [.. values.Order()];
        var middle = sorted.Length / 2;
        return new(sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2, sorted[0], sorted[^1]);
    }
}

/// <summary>Every value of every run. A ratio is made within a run, from values measured one after the other, and then the median of the
/// ratios is taken; so what the machine did besides hits both sides of it.</summary>
public sealed partial class Results
{
    // Of an earlier run: the first value of this one takes their place.
    private readonly HashSet<(int Size, Measure Measure)> earlier = [];
    private readonly Dictionary<(int Size, Measure Measure), Dictionary<(int Run, Side Side), double>> values = [];

    /// <summary>Every value of an earlier run, as <see cref="All"/> was written to a file.</summary>
    public static Results Read(string file)
    {
        var results = new Results();
        foreach (var line in File.ReadLines(file).Skip(1))
        {
            var told = Line().Match(line).Groups;
            var key = (int.Parse(told[1].Value, CultureInfo.InvariantCulture), new Measure(told[2].Value, told[3].Value, told[4].Value,
                told[5].Length > 0 ? int.Parse(told[5].Value, CultureInfo.InvariantCulture) : null));
            results.earlier.Add(key);
            if (!results.values.TryGetValue(key, out var taken))
            {
                results.values[key] = taken = [];
            }

            var side = Enum.GetValues<Side>().Single(x => Wire.Name(x) == told[7].Value);
            taken[(int.Parse(told[6].Value, CultureInfo.InvariantCulture) - 1, side)] =
                double.Parse(told[8].Value, CultureInfo.InvariantCulture);
        }

        return results;
    }

    /// <summary>The measures of a size, in the order in which they were first taken.</summary>
    public IReadOnlyList<Measure> Of(int size) => [.. values.Keys.Where(x => x.Size == size).Select(x => x.Measure)];

    public IReadOnlyList<int> Sizes => [.. values.Keys.Select(x => x.Size).Distinct().Order()];

    public void Add(int size, Measure measure, int run, Side side, double value)
    {
        if (earlier.Remove((size, measure)) || !values.TryGetValue((size, measure), out var taken))
        {
            values[(size, measure)] = taken = [];
        }

        taken[(run, side)] = value;
        Console.WriteLine($"{size} · run {run + 1} · {measure.Title} · {side.ToString().ToLowerInvariant()}: {Say(value)}");
    }

    public Spread? Spread(int size, Measure measure, Side side) => Measuring.Spread.Of(
        [.. Taken(size, measure).Where(x => x.Key.Side == side).Select(x => x.Value)]);

    /// <summary>One side's value divided by another's of the same run.</summary>
    public Spread? Ratio(int size, Measure measure, Side to, Side of = Side.Ours)
    {
        var taken = Taken(size, measure);
        return Measuring.Spread.Of([.. taken
            .Where(x => x.Key.Side == of && taken.TryGetValue((x.Key.Run, to), out var other) && other > 0)
            .Select(x => x.Value / taken[(x.Key.Run, to)])]);
    }

    /// <summary>How many runs there were of a measure.</summary>
    public int Runs(int size, Measure measure) => Taken(size, measure).Keys.Select(x => x.Run).Distinct().Count();

    /// <summary>Every value, for whoever wants to judge by himself: size, measure, run, side, value.</summary>
    public IEnumerable<(int Size, Measure Measure, int Run, Side Side, double Value)> All =>
        values.SelectMany(x => x.Value.Select(y => (x.Key.Size, x.Key.Measure, y.Key.Run, y.Key.Side, y.Value)));

    /// <summary>Three digits that count.</summary>
    public static string Say(double value) => value.ToString(
        Math.Abs(value) switch { >= 100 => "#,0", >= 10 => "0.0", >= 0.1 => "0.00", _ => "0.0000" },
        CultureInfo.InvariantCulture);

    [GeneratedRegex("""^(\d+),"([^"]*)","([^"]*)",([^,]*),(\d*),(\d+),([^,]*),(.+)$""")]
    private static partial Regex Line();

    private Dictionary<(int Run, Side Side), double> Taken(int size, Measure measure) => values.GetValueOrDefault((size, measure)) ?? [];
}
