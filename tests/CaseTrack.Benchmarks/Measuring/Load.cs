using System.Collections.Concurrent;
using System.Diagnostics;

namespace CaseTrack.Benchmarks.Measuring;

/// <summary>What so many clients got done.</summary>
/// <param name="Requests">Requests answered.</param>
/// <param name="Seconds">How long it took, to the last answer.</param>
/// <param name="Latencies">Milliseconds of each turn, in order of length.</param>
public sealed record Load(int Requests, double Seconds, IReadOnlyList<double> Latencies)
{
    public double PerSecond => Requests / Seconds;

    /// <summary>Of a hundred turns the ninety-fifth, in order of length, milliseconds.</summary>
    public double Slow => Latencies[Latencies.Count * 95 / 100];

    /// <summary>The turn in the middle, milliseconds.</summary>
    public double Median => Latencies[Latencies.Count / 2];

    /// <summary>Lets clients take turns, each one request after the other, until the time is over; a turn under way is finished.</summary>
    /// <param name="clients">How many.</param>
    /// <param name="length">For how long new turns begin.</param>
    /// <param name="turn">What a client does, by its number; how many requests that was.</param>
    public static async Task<Load> RunAsync(int clients, TimeSpan length, Func<int, Task<int>> turn)
    {
        var latencies = new ConcurrentBag<double>();
        var requests = 0;
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, clients).Select(client => Task.Run(async () =>
        {
            while (watch.Elapsed < length)
            {
                var began = watch.Elapsed;
                Interlocked.Add(ref requests, await turn(client));
                latencies.Add((watch.Elapsed - began).TotalMilliseconds);
            }
        })));
        return new Load(requests, watch.Elapsed.TotalSeconds, [.. latencies.Order()]);
    }

    /// <summary>One client asks again and again, for a third of a second or three times, whichever is longer; the median, in
    /// milliseconds.</summary>
    public static async Task<double> MedianAsync(Func<Task> ask, Func<Task>? before = null)
    {
        var times = new List<double>();
        for (var whole = Stopwatch.StartNew(); times.Count < 3 || (times.Count < 50 && whole.Elapsed < TimeSpan.FromSeconds(0.3));)
        {
            if (before is not null)
            {
                await before();
            }

            var watch = Stopwatch.StartNew();
            await ask();
            times.Add(watch.Elapsed.TotalMilliseconds);
        }

        times.Sort();
        return times[times.Count / 2];
    }
}
