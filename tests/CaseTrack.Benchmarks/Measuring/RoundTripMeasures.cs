using System.Diagnostics;
using CaseTrack.Benchmarks.Fill;
using CaseTrack.Benchmarks.Running;
using Npgsql;

namespace CaseTrack.Benchmarks.Measuring;

/// <summary>How often an act waits for the database, and what it leaves on the disk. Round trips are counted on a wire of their own, by
/// one client, after what is asked at first only; what a side asks while nobody acts is taken off.</summary>
public static class RoundTripMeasures
{
    private const int Turns = 60;
    private const int Kept = 1200;

    public static async Task RunAsync(Bench bench, int size, string oursDatabase, string peerDatabase, string group)
    {
        foreach (var (side, database, start) in new (Side, string, Func<string, Task<ServedProcess>>)[]
        {
            (Side.Ours, oursDatabase, x => Programs.StartServiceAsync(x, bench.Keys)),
            (Side.Peer, peerDatabase, x => Programs.StartPeerAsync(x, bench.Keys)),
        })
        {
            var address = new NpgsqlConnectionStringBuilder(bench.Server.ConnectionString(database));
            await using var wire = new CountedWire(address.Port);
            (address.Host, address.Port) = ("127.0.0.1", wire.Port);
            await using var process = await start(address.ConnectionString);
            using var asked = new Client(process.Address);
            await asked.SignInAsync(Enumerable.Range(0, WriteMeasures.Clients.Max()).Select(District.Mediator));
            foreach (var (name, turn) in new (string, Func<int, Task<int>>)[]
            {
                ("oral mediation recorded", x => Acts.RecordOralAsync(asked, x)),
                ("register + accept, a request", x => Acts.RegisterAndAcceptAsync(asked, x)),
            })
            {
                await Load.RunAsync(8, TimeSpan.FromSeconds(2), turn);
                await bench.SettleAsync(process);
                var (acting, requests, length) = await CountAsync(wire, Turns, () => turn(0));
                var (idle, _, quiet) = await CountAsync(wire, 1, async () =>
                {
                    await Task.Delay(2000);
                    return 1;
                });
                bench.Results.Add(size, new(group, $"{name}: round trips", ""), 0, side, (acting - (idle * length / quiet)) / requests);
            }

            var before = await DiskAsync(bench, database);
            var done = 0;
            await Task.WhenAll(Enumerable.Range(0, 8).Select(async client =>
            {
                for (var i = client; i < Kept; i += 8)
                {
                    Interlocked.Add(ref done, await Acts.RecordOralAsync(asked, client));
                }
            }));
            bench.Results.Add(
                size, new(group, "oral mediation recorded: disk", "bytes"), 0, side, (await DiskAsync(bench, database) - before) / done);
        }
    }

    private static async Task<(double Turns, int Requests, double Seconds)> CountAsync(CountedWire wire, int times, Func<Task<int>> act)
    {
        var (watch, before, requests) = (Stopwatch.StartNew(), wire.Turns, 0);
        for (var i = 0; i < times; i++)
        {
            requests += await act();
        }

        return (wire.Turns - before, requests, watch.Elapsed.TotalSeconds);
    }

    /// <summary>The bytes of the files of a database, with whatever they keep free for what comes next.</summary>
    private static async Task<double> DiskAsync(Bench bench, string database) => Convert.ToDouble(
        await bench.Server.AskAsync("postgres", $"select pg_database_size('{database}')"),
        System.Globalization.CultureInfo.InvariantCulture);
}
