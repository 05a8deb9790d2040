using CaseTrack.Benchmarks.Fill;
using CaseTrack.Benchmarks.Running;
using CaseTrack.Store;

namespace CaseTrack.Benchmarks.Measuring;

/// <summary>Writing where each committee numbers its own cases, on both sides: numbers without gaps are given one after the other from the
/// number to the commit, so one series is a queue, and thirty-three are not.</summary>
public static class SeriesMeasures
{
    private const string Act = "oral mediation recorded, each committee its own series";

    public static async Task RunAsync(Bench bench, int size)
    {
        var (oursDatabase, peerDatabase) = ($"{Bench.Ours(size)}_series", $"{Bench.Peer(size)}_series");
        await bench.Server.CopyAsync(Bench.Ours(size), oursDatabase);
        await bench.Server.CopyAsync(Bench.Peer(size), peerDatabase);
        // An office with a short name has a series of its own, by the template as shipped.
        await bench.Server.RunAsync(oursDatabase, $"""
            update {StoredDocuments.TableOf(nameof(CaseTrack.Organisations.Organisation))}
            set data = data || jsonb_build_object('numberWord', right(data ->> 'code', 9)), mt_last_modified = now()
            where data ->> 'committeeKind' is not null
            """);
        await using var ours = await bench.StartOursAsync(oursDatabase);
        await using var peer = await bench.StartPeerByUnitAsync(peerDatabase);
        using var oursAsked = new Client(ours.Address);
        using var peerAsked = new Client(peer.Address);
        await SignInAsync();
        foreach (var side in (Client[])[oursAsked, peerAsked])
        {
            await WriteMeasures.WarmAsync(x => Acts.RecordOralAsync(side, x));
        }

        await bench.SettleAsync(ours, peer);
        for (var run = 0; run < bench.Options.Runs; run++)
        {
            await SignInAsync();
            foreach (var clients in WriteMeasures.Clients)
            {
                await Bench.InTurnAsync(
                    run, () => TakeAsync(run, clients, Side.Ours, oursAsked), () => TakeAsync(run, clients, Side.Peer, peerAsked));
            }
        }

        async Task TakeAsync(int run, int clients, Side side, Client asked)
        {
            var load = await Load.RunAsync(clients, bench.Options.Length, x => Acts.RecordOralAsync(asked, x));
            bench.Results.Add(size, new(WriteMeasures.Group, Act, "requests/s", clients), run, side, load.PerSecond);
        }

        async Task SignInAsync()
        {
            foreach (var side in (Client[])[oursAsked, peerAsked])
            {
                await side.SignInAsync(Enumerable.Range(0, WriteMeasures.Clients.Max()).Select(District.Mediator));
            }
        }
    }
}
