using System.Globalization;
using CaseTrack.Benchmarks.Fill;
using CaseTrack.Benchmarks.Running;

namespace CaseTrack.Benchmarks.Measuring;

/// <summary>What the parts of a run share: the server with its filled databases, and where values go.</summary>
public sealed class Bench(BenchmarkOptions options, BenchmarkServer server, ScratchFolder scratch, Results results)
{
    public BenchmarkOptions Options => options;

    public BenchmarkServer Server => server;

    public Results Results => results;

    public string Keys => scratch.Keys;

    /// <summary>The service's database of so many cases; one that was kept from another year holds other ten years.</summary>
    public static string Ours(int size) => string.Create(CultureInfo.InvariantCulture, $"ours_{District.TenYears.To.Year}_{size}");

    /// <summary>The peer's.</summary>
    public static string Peer(int size) => string.Create(CultureInfo.InvariantCulture, $"peer_{District.TenYears.To.Year}_{size}");

    /// <summary>That of the libraries alone.</summary>
    public static string Floor(int size) => string.Create(CultureInfo.InvariantCulture, $"floor_{District.TenYears.To.Year}_{size}");

    public Task<ServedProcess> StartOursAsync(string database) =>
        Programs.StartServiceAsync(server.ConnectionString(database), scratch.Keys);

    public Task<ServedProcess> StartPeerAsync(string database) => Programs.StartPeerAsync(server.ConnectionString(database), scratch.Keys);

    public Task<ServedProcess> StartPeerByUnitAsync(string database) =>
        Programs.StartPeerAsync(server.ConnectionString(database), scratch.Keys, numbersByUnit: true);

    public Task<ServedProcess> StartFloorAsync(string database) =>
        Programs.StartStackAsync(server.ConnectionString(database), scratch.Keys);

    /// <summary>The databases of so many cases, filled from the same histories unless a former run has left them.</summary>
    public async Task FillAsync(int size)
    {
        if (!await server.HasAsync(Ours(size)))
        {
            // Under another name until it is whole: a filling that was cut off is begun anew.
            await FillAsync(size, Side.Ours, Ours(size), () => Programs.RunAsync(
                "fill", server.ConnectionString("filling"), scratch.Keys, size.ToString(CultureInfo.InvariantCulture)));
        }

        if (!await server.HasAsync(Peer(size)))
        {
            await FillAsync(size, Side.Peer, Peer(size), async () =>
            {
                await PeerFill.RunAsync(server.ConnectionString("filling"), size);
                Npgsql.NpgsqlConnection.ClearAllPools();
            });
        }

        if (!await server.HasAsync(Floor(size)))
        {
            await FillAsync(size, null, Floor(size), async () =>
            {
                await Stack.StackProgram.FillAsync(server.ConnectionString("filling"), size);
                Npgsql.NpgsqlConnection.ClearAllPools();
            });
        }
    }

    /// <summary>Takes a value of each side, in turns: the one that was first in one run is last in the next.</summary>
    public static async Task InTurnAsync(int run, params Func<Task>[] sides)
    {
        foreach (var side in run % 2 == 0 ? sides : sides.Reverse())
        {
            await side();
        }
    }

    /// <summary>Waits until what a start leaves to be done in the background is done: the chain, the day that begins, a vacuum.</summary>
    public async Task SettleAsync(params ServedProcess[] processes)
    {
        var window = TimeSpan.FromSeconds(1.5);
        for (var until = DateTime.UtcNow.AddMinutes(20); DateTime.UtcNow < until;)
        {
            var before = Taken();
            await Task.Delay(window);
            if ((Taken() - before) / window < 0.05)
            {
                return;
            }
        }

        TimeSpan Taken() => processes.Aggregate(ProcessorTime.OfServer(server.ProcessId), (sum, x) => sum + x.ProcessorTime);
    }

    private async Task FillAsync(int size, Side? side, string database, Func<Task> fill)
    {
        Console.WriteLine($"filling {database} …");
        var watch = System.Diagnostics.Stopwatch.StartNew();
        await server.DropAsync("filling");
        await server.CreateAsync("filling");
        await fill();
        if (side is { } known)
        {
            results.Add(
                size, new("Filling", "whole histories through the store, the start of it included; the peer by COPY", "cases/s"), 0, known,
                size / watch.Elapsed.TotalSeconds);
        }

        await server.RunAsync("filling", "vacuum analyze");
        await server.RunAsync("postgres", $"alter database filling rename to {database}");
    }
}
