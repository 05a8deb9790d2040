using System.Diagnostics;
using CaseTrack.Benchmarks.Fill;
using CaseTrack.Benchmarks.Running;

namespace CaseTrack.Benchmarks.Measuring;

/// <summary>From the start of the process to the line that says it is ready, then the first request, made with a token from before;
/// with a database that is there, and with an empty one.</summary>
public static class StartMeasures
{
    private const string Group = "Start";
    private const string Empty = "empty";

    private sealed record Starter(
        Side Side, string Database, Func<string, Task<ServedProcess>> StartAsync)
    {
        public Client? Earlier { get; set; }
    }

    public static async Task RunAsync(Bench bench, int size)
    {
        Starter[] sides =
        [
            new(Side.Ours, Bench.Ours(size), bench.StartOursAsync), new(Side.Peer, Bench.Peer(size), bench.StartPeerAsync),
            new(Side.Floor, Bench.Floor(size), bench.StartFloorAsync),
        ];

        // The first of all finds what the operating system has not read yet; it is no run.
        foreach (var side in sides)
        {
            await using var process = await side.StartAsync(side.Database);
            side.Earlier = new Client(process.Address, side.Side is Side.Floor ? sides[1].Earlier : null);
            if (side.Side is not Side.Floor)
            {
                await side.Earlier.SignInAsync(District.Leader);
            }

            await bench.SettleAsync(process);
        }

        for (var run = 0; run < bench.Options.Runs; run++)
        {
            await Bench.InTurnAsync(run, [.. sides.Select(x => (Func<Task>)(() => TakeAsync(bench, size, run, x, sides[1])))]);
        }

        foreach (var side in sides)
        {
            side.Earlier?.Dispose();
        }
    }

    private static async Task TakeAsync(Bench bench, int size, int run, Starter side, Starter peer)
    {
        await using (var process = await side.StartAsync(side.Database))
        {
            bench.Results.Add(
                size, new(Group, "ready, database there", "s"), run, side.Side, process.ReadyAfter.TotalSeconds);
            var client = new Client(process.Address, side.Side is Side.Floor ? peer.Earlier : side.Earlier);
            var watch = Stopwatch.StartNew();
            await client.GetAsync(District.Leader, "/api/v1/mediation-cases");
            bench.Results.Add(
                size, new(Group, "first request (a page of the case list)", "ms"), run, side.Side, watch.Elapsed.TotalMilliseconds);
            bench.Results.Add(size, new("Memory", "after the first request", "MB"), run, side.Side, process.Memory / 1e6);
            if (side.Side is not Side.Floor)
            {
                // The libraries alone sign nobody in: they take the peer's tokens.
                await client.SignInAsync(District.Leader);
            }

            side.Earlier!.Dispose();
            side.Earlier = client;
        }

        await bench.Server.DropAsync(Empty);
        await bench.Server.CreateAsync(Empty);
        await using (var process = await side.StartAsync(Empty))
        {
            bench.Results.Add(size, new(Group, "ready, empty database", "s"), run, side.Side, process.ReadyAfter.TotalSeconds);
        }

        await bench.Server.DropAsync(Empty);
    }
}
