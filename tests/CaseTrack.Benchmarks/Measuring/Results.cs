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
public sealed class Results
{
    private readonly Dictionary<(int Size, Measure Measure), Dictionary<(int Run, Side Side), double>> values = [];

    /// <summary>The measures of a size, in the order in which they were first taken.</summary>
    public IReadOnlyList<Measure> Of(int size) => [.. values.Keys.Where(x => x.Size == size).Select(x => x.Measure)];

    public IReadOnlyList<int> Sizes => [.. values.Keys.Select(x => x.Size).Distinct().Order()];

    public void Add(int size, Measure measure, int run, Side side, double value)
    {
        if (!values.TryGetValue((size, measure), out var taken))
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
        System.Globalization.CultureInfo.InvariantCulture);

    private Dictionary<(int Run, Side Side), double> Taken(int size, Measure measure) => values.GetValueOrDefault((size, measure)) ?? [];
}
