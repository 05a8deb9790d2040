using CaseTrack.Figures;
using CaseTrack.Proof;
using CaseTrack.Releases;
using CaseTrack.Store;
using CaseTrack.Terms;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace CaseTrack.Tests.Faults;

/// <summary>What has to hold after every fault, and the numbers of it.</summary>
public static class AfterFault
{
    private const string District = "420202";

    /// <summary>What was acknowledged is stored, once; the figures are those of a replay, numbers have no gap, the chain holds.</summary>
    public static async Task HoldsAsync(Node node, string database, WriteLoad load, string what = "")
    {
        var token = TestContext.Current.CancellationToken;
        var (lost, doubled, strange) = await StoredAsync(database, load);
        (lost, doubled, strange).ShouldBe((0, 0, 0), $"lost, doubled, never asked for; {load}");

        var accepted = load.Acknowledged.Where(x => x.Event == "mediation_accepted").Select(x => x.Record).ToList();
        var numbers = new List<string>();
        foreach (var id in accepted)
        {
            numbers.Add((string)(await node.GetAsync($"mediation-cases/{id}"))["record"]!["dossier"]!["numbers"]![0]!["number"]!);
        }

        numbers.Order(StringComparer.Ordinal).ShouldBe(
            Enumerable.Range(1, accepted.Count).Select(x => $"(2026)黄港民调字第{x:000}号").Order(StringComparer.Ordinal));
        ((decimal)(await node.GetAsync("figures/2026/mediation.accepted"))["figure"]!["value"]!).ShouldBe(accepted.Count);
        var replay = await Replay.CompareAsync(
            node.Services.GetRequiredService<IDocumentStore>(), node.Services.GetRequiredService<TermRules>(), null, token);
        replay.Agrees.ShouldBeTrue($"{replay}");

        await node.Services.GetRequiredService<Chain>().ExtendAsync(District, token);
        var chain = await node.Services.GetRequiredService<ChainVerification>().RunAsync(
            District, [], node.Services.GetRequiredService<EventSeals>(), node.Services.GetRequiredService<SigningKey>().Trusted, token);
        (chain.Holds, chain.Linked).ShouldBe((true, chain.Events), $"{chain.First}");
        TestContext.Current.TestOutputHelper?.WriteLine($"{load}; 0 lost, 0 doubled; {chain.Events} events, all linked; "
            + $"{replay.Lines} lines of the ledger as replayed.{what}");
    }

    /// <summary>Acknowledged acts that left nothing, those that left it more than once, and what nobody has been told is stored.</summary>
    public static async Task<(int Lost, int Doubled, int Strange)> StoredAsync(string database, WriteLoad load)
    {
        var asked = load.Acknowledged.Select(x => (x.Record, x.Event)).ToHashSet();
        var stored = new Dictionary<(Guid, string), long>();
        await using var source = NpgsqlDataSource.Create(database);
        await using var command = source.CreateCommand(
            $"select e.stream_id, e.type, count(*) from {StoredEvents.Happened} e where e.type = any($1) group by 1, 2");
        command.Parameters.Add(new() { Value = asked.Select(x => x.Event).Distinct().ToArray() });
        await using var rows = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        while (await rows.ReadAsync(TestContext.Current.CancellationToken))
        {
            stored[(rows.GetGuid(0), rows.GetString(1))] = rows.GetInt64(2);
        }

        return (asked.Count(x => !stored.ContainsKey(x)), stored.Values.Count(x => x > 1), stored.Keys.Count(x => !asked.Contains(x)));
    }
}
