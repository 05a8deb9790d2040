using CaseTrack.Benchmarks.Fill;
using CaseTrack.Benchmarks.Running;

namespace CaseTrack.Benchmarks.Measuring;

/// <summary>Writing: requests a second at 1, 8 and 32 clients, and what an act costs in processor time, log and statements; against the
/// peer, and against a plain insert of the same bytes. On copies of the filled databases, which are thrown away.</summary>
public static class WriteMeasures
{
    internal const string Group = "Writes";
    private const string CostGroup = "What an act costs, 8 clients";
    internal static readonly int[] Clients = [1, 8, 32];

    private static readonly (string Name, string Slow, Func<Client, int, Task<int>> Turn)[] All =
    [
        ("oral mediation recorded", "oral mediation, slowest of twenty", (side, client) => Acts.RecordOralAsync(side, client)),
        ("register + accept, each request", "register + accept together, slowest of twenty", Acts.RegisterAndAcceptAsync),
    ];

    public static async Task RunAsync(Bench bench, int size)
    {
        var (oursDatabase, peerDatabase, floorDatabase) =
            ($"{Bench.Ours(size)}_written", $"{Bench.Peer(size)}_written", $"{Bench.Floor(size)}_written");
        await bench.Server.CopyAsync(Bench.Ours(size), oursDatabase);
        await bench.Server.CopyAsync(Bench.Peer(size), peerDatabase);
        await bench.Server.CopyAsync(Bench.Floor(size), floorDatabase);
        await using var ours = await bench.StartOursAsync(oursDatabase);
        await using var peer = await bench.StartPeerAsync(peerDatabase);
        await using var floor = await bench.StartFloorAsync(floorDatabase);
        await using var raw = await RawInserts.OpenAsync(bench.Server.ConnectionString(peerDatabase), Clients.Max());
        using var oursAsked = new Client(ours.Address);
        using var peerAsked = new Client(peer.Address);
        await SignInAsync();
        // What is compiled at first use, and pools that grow, belong to no run.
        using (var floorAsked = new Client(floor.Address, peerAsked))
        {
            foreach (var (_, _, turn) in All)
            {
                await WarmAsync(x => turn(oursAsked, x));
                await WarmAsync(x => turn(peerAsked, x));
            }

            await WarmAsync(x => Acts.RecordOralAsync(floorAsked, x));
        }

        await bench.SettleAsync(ours, peer, floor);
        for (var run = 0; run < bench.Options.Runs; run++)
        {
            await SignInAsync();
            using var floorAsked = new Client(floor.Address, peerAsked);
            foreach (var clients in Clients)
            {
                foreach (var act in All)
                {
                    await Bench.InTurnAsync(
                        run,
                        () => TakeAsync(bench, size, run, act, clients, Side.Ours, x => act.Turn(oursAsked, x), ours),
                        () => TakeAsync(bench, size, run, act, clients, Side.Peer, x => act.Turn(peerAsked, x), peer),
                        () => act != All[0] ? Task.CompletedTask
                            : TakeAsync(bench, size, run, act, clients, Side.Floor, x => act.Turn(floorAsked, x), floor));
                }

                await TakeAsync(bench, size, run, All[0], clients, Side.Limit, raw.InsertAsync, null);
            }

            bench.Results.Add(size, new("Memory", "warm, after load", "MB"), run, Side.Ours, ours.Memory / 1e6);
            bench.Results.Add(size, new("Memory", "warm, after load", "MB"), run, Side.Peer, peer.Memory / 1e6);
            bench.Results.Add(size, new("Memory", "warm, after load", "MB"), run, Side.Floor, floor.Memory / 1e6);
        }

        await bench.SettleAsync(ours, peer, floor);
        if (bench.Server.CountsStatements)
        {
            await StatementMeasures.RunAsync(bench, size, (oursDatabase, oursAsked), (peerDatabase, peerAsked), CostGroup);
        }

        await RoundTripMeasures.RunAsync(bench, size, oursDatabase, peerDatabase, CostGroup);

        async Task SignInAsync()
        {
            foreach (var side in (Client[])[oursAsked, peerAsked])
            {
                await side.SignInAsync(Enumerable.Range(0, Clients.Max()).Select(District.Mediator));
            }
        }
    }

    /// <summary>Lets a side act until it does not get quicker.</summary>
    internal static async Task WarmAsync(Func<int, Task<int>> turn)
    {
        await Load.RunAsync(Clients.Max(), TimeSpan.FromSeconds(1), turn);
        await Warming.UntilSteadyAsync(async () => 1 / (await Load.RunAsync(8, TimeSpan.FromSeconds(2), turn)).PerSecond);
    }

    private static async Task TakeAsync(
        Bench bench, int size, int run, (string Name, string Slow, Func<Client, int, Task<int>> Turn) act, int clients, Side side,
        Func<int, Task<int>> turn, ServedProcess? process)
    {
        var results = bench.Results;
        var (database, own, log) = (ProcessorTime.OfServer(bench.Server.ProcessId), process?.ProcessorTime, await LogAsync(bench));
        var load = await Load.RunAsync(clients, bench.Options.Length, turn);
        results.Add(size, new(Group, act.Name, "requests/s", clients), run, side, load.PerSecond);
        if (clients == 32)
        {
            results.Add(size, new(Group, act.Slow, "ms", clients), run, side, load.Slow);
        }

        if (clients != 8)
        {
            return;
        }

        var what = act.Name.Split(',')[0] + (act.Name.Contains(',', StringComparison.Ordinal) ? ", a request" : "");
        results.Add(size, new(CostGroup, $"{what}: log written", "bytes"), run, side, (await LogAsync(bench) - log) / load.Requests);
        if (ProcessorTime.IsKnown)
        {
            var spent = (ProcessorTime.OfServer(bench.Server.ProcessId) - database).TotalMicroseconds;
            results.Add(size, new(CostGroup, $"{what}: processor, database", "µs"), run, side, spent / load.Requests);
            if (process is not null)
            {
                var taken = (process.ProcessorTime - own!.Value).TotalMicroseconds;
                results.Add(size, new(CostGroup, $"{what}: processor, program", "µs"), run, side, taken / load.Requests);
                results.Add(size, new(CostGroup, $"{what}: processor, both", "µs"), run, side, (taken + spent) / load.Requests);
            }
        }
    }

    /// <summary>How far the server's log has come, bytes.</summary>
    private static async Task<double> LogAsync(Bench bench) => Convert.ToDouble(
        await bench.Server.AskAsync("postgres", "select pg_current_wal_lsn() - '0/0'::pg_lsn"),
        System.Globalization.CultureInfo.InvariantCulture);
}
