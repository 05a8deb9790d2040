using CaseTrack.Figures;
using CaseTrack.Mediation;
using CaseTrack.Operations;
using CaseTrack.Terms;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace CaseTrack.Tests.Figures;

/// <summary>结转余额. A stock from balances and newer lines is the stock from all lines. Decision 0065.</summary>
public sealed class FactBalancesTests
{
    private static readonly Population[] Stocks =
    [
        .. FigureCatalogue.All.SelectMany(x => x.Populations)
            .Where(x => x.Measure is Measure.Stock),
    ];

    [Fact]
    public async Task What_was_carried_forward_is_not_added_up_again_and_late_acts_are_added()
    {
        var token = TestContext.Current.CancellationToken;
        var database = await TestServer.CreateDatabaseAsync();
        await using var node = await Node.StartAsync(database, new SetClock(SetClock.At("2025-03-01")), silence: false);
        var store = node.Services.GetRequiredService<IDocumentStore>();
        await node.FoundAsync();
        await RegisterAsync(node, "2022-05-01", closed: false);
        await RegisterAsync(node, "2023-05-01", closed: true);
        (await FactBalances.BehindAsync(store, token)).ShouldBeEmpty("so few events are as quickly added up");
        (await FactBalances.BehindAsync(store, token, worth: 1)).ShouldBe(["420202"]);
        await FactBalances.CarryAsync(store, "420202", await SettledAsync(store), token);
        (await FactBalances.BehindAsync(store, token, worth: 1)).ShouldBeEmpty();

        // Behind the back of the service: whoever added up the lines again would find none of that year.
        await TestServer.ExecuteAsync(database, $"delete from {FactLedgerTable.Name} where happened_on < date '2023-01-01'");
        await CountsAsync(node, 2024, opening: 1, closing: 1);
        // What is recorded late is of an earlier year too.
        await RegisterAsync(node, "2022-06-01", closed: false);
        await RegisterAsync(node, "2024-06-01", closed: false);
        await CountsAsync(node, 2024, opening: 2, closing: 3);
        await CountsAsync(node, 2024, opening: 2, closing: 3, query: "?unit=tw");
        await CountsAsync(node, 2023, opening: 2, closing: 2, query: "?from=2023-03-01&to=2023-03-31");
        // A balance knows nothing of when its lines were recorded: that question is one of the lines.
        await CountsAsync(node, 2024, opening: 1, closing: 2, query: "?knownAt=2025-03-02T00:00:00Z");
        var rules = node.Services.GetRequiredService<TermRules>();
        (await Replay.CompareAsync(store, rules, null, token)).ShouldSatisfyAllConditions(
            x => x.Missing.ShouldBeGreaterThan(0), x => x.Surplus.ShouldBeGreaterThan(0, "the balances are not what is left of the lines"));

        // Whoever writes lines anew takes the balances away, and the next look works them out.
        await new Rebuild(store, rules).RunAsync(null, token);
        (await FactBalances.BehindAsync(store, token, worth: 1)).ShouldBe(["420202"]);
        await CountsAsync(node, 2024, opening: 2, closing: 3);
        await FactBalances.CarryAsync(store, "420202", await SettledAsync(store), token);
        (await Replay.CompareAsync(store, rules, null, token)).Agrees.ShouldBeTrue();
        await TestServer.ExecuteAsync(database, $"update {FactBalances.Table} set net = net + 1 where year = 2022");
        (await Replay.CompareAsync(store, rules, null, token)).Agrees.ShouldBeFalse("somebody has written into the balances");
    }

    /// <summary>Every stock of a district, with balances as far as some sequences, is the same as without; so they are left.</summary>
    internal static async Task StandForLinesAsync(IDocumentStore store, string district, params DateOnly[] turns)
    {
        var token = TestContext.Current.CancellationToken;
        await using var session = store.QuerySession(district);
        var sequences = (await session.Events.QueryAllRawEvents().Select(x => x.Sequence).ToListAsync(token)).Order().ToArray();
        await using var connection = store.Storage.Database.CreateConnection();
        await connection.OpenAsync(token);
        foreach (var settled in new[] { sequences[0], sequences[sequences.Length / 2], sequences[^1] })
        {
            await FactBalances.CarryAsync(store, district, settled, token);
            await using var transaction = await connection.BeginTransactionAsync(token);
            (await FactBalances.StandingAsync(connection, transaction, district, token)).ShouldBe(settled);
            foreach (var turn in turns)
            {
                var scope = new FigureScope(district, turn, turn.AddMonths(5));
                (await SumsAsync(connection, transaction, scope, settled)).ShouldBe(await SumsAsync(connection, transaction, scope, null));
            }

            (await FactBalances.WrongAsync(connection, token)).ShouldBe(0);
        }
    }

    private static async Task<string[]> SumsAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, FigureScope scope, long? carried)
    {
        await using var batch = new NpgsqlBatch(connection, transaction);
        foreach (var command in ContributionSums.Of(Stocks, scope, carried: carried))
        {
            batch.BatchCommands.Add(command);
        }

        var sums = new SortedDictionary<int, decimal>();
        await using var rows = await batch.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        do
        {
            while (await rows.ReadAsync(TestContext.Current.CancellationToken))
            {
                sums[rows.GetInt32(0)] = rows.GetDecimal(1);
            }
        }
        while (await rows.NextResultAsync(TestContext.Current.CancellationToken));
        return [.. sums.Where(x => x.Value != 0).Select(x => $"{x.Key} {x.Value:0.##}")];
    }

    private static async Task<long> SettledAsync(IDocumentStore store) =>
        (await store.Advanced.FetchEventStoreStatistics(token: TestContext.Current.CancellationToken)).EventSequenceNumber;

    private static async Task CountsAsync(Node node, int year, decimal opening, decimal closing, string query = "")
    {
        var figures = (await node.GetAsync($"figures/{year}{query}"))["figures"]!.AsArray();
        Value("mediation.opening").ShouldBe(opening);
        Value("mediation.closing").ShouldBe(closing);

        decimal Value(string code) => (decimal)figures.Single(x => (string)x!["code"]! == code)!["value"]!;
    }

    private static async Task RegisterAsync(Node node, string day, bool closed)
    {
        var store = node.Services.GetRequiredService<IDocumentStore>();
        await using var session = store.LightweightSession("420202");
        var on = DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture);
        session.Events.StartStream<MediationCase>(Guid.CreateVersion7(),
        [
            new MediationRegistered(on, "tw", CaseTrack.Organisations.CommitteeKind.Community, "application", "02"),
            new MediationAccepted(on, $"{Guid.NewGuid()}", ["a"]),
            .. closed ? new object[] { new MediationEnded(on, "no-agreement", "litigation"), new MediationClosed(on) } : [],
        ]);
        await session.SaveChangesAsync(TestContext.Current.CancellationToken);
    }
}
