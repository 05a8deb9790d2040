using System.Data;
using CaseTrack.Access;
using CaseTrack.Figures;
using CaseTrack.Mediation;
using Marten;
using Marten.Services;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace CaseTrack.Tests.Figures;

/// <summary>What is kept of one question is right for the next, whoever writes meanwhile. Decision 0041.</summary>
public sealed class KnownSumsTests
{
    private static readonly string Accepted = MediationFacts.Accepted.Name;

    [Fact]
    public async Task A_writer_who_is_overtaken_is_counted_when_he_arrives()
    {
        var token = TestContext.Current.CancellationToken;
        var connectionString = await TestServer.CreateDatabaseAsync();
        await using var node = await Node.StartAsync(connectionString, new SetClock(SetClock.At("2024-03-01")), silence: false);
        await node.FoundAsync();
        await CountsAsync(node, 0);
        for (var round = 0; round < 3; round++)
        {
            // The slow one has its sequence, and the quick one, with a later sequence, is done first.
            await using var connection = new NpgsqlConnection(connectionString);
            await connection.OpenAsync(token);
            await using var transaction = await connection.BeginTransactionAsync(token);
            await AcceptAsync(node, transaction, token);
            await RegisterAsync(node);
            for (var again = 0; again < 4; again++)
            {
                await CountsAsync(node, (2 * round) + 1);
            }

            await transaction.CommitAsync(token);
            for (var again = 0; again < 4; again++)
            {
                await CountsAsync(node, (2 * round) + 2);
            }
        }
    }

    [Fact]
    public async Task What_is_known_is_not_counted_again_and_what_is_new_is_added()
    {
        var connectionString = await TestServer.CreateDatabaseAsync();
        await using var node = await Node.StartAsync(connectionString, new SetClock(SetClock.At("2024-03-01")), silence: false);
        await node.FoundAsync();
        await RegisterAsync(node);
        await Settled.KnownAsync(node.Services, () => CountsAsync(node, 1));

        // Behind the back of the service: whoever counted again would find nothing.
        await TestServer.ExecuteAsync(connectionString, $"delete from {FactLedgerTable.Name} where fact = {FactKind.CodeOf(Accepted)}");
        await CountsAsync(node, 1);
        await RegisterAsync(node);
        await CountsAsync(node, 2);

        // Another question is another count.
        (await ValueAsync(node, "?from=2024-01-02")).ShouldBe(1);
    }

    [Fact]
    public async Task A_breakdown_that_is_known_is_not_counted_again_and_what_is_new_is_added()
    {
        var connectionString = await TestServer.CreateDatabaseAsync();
        await using var node = await Node.StartAsync(connectionString, new SetClock(SetClock.At("2024-03-01")), silence: false);
        await node.FoundAsync();
        await node.StreetCommitteeAsync();
        await RegisterAsync(node);
        await Settled.KnownAsync(node.Services, async () => (await GroupsAsync(node, "unit")).ShouldBe([("tw", 1)]));

        await TestServer.ExecuteAsync(connectionString, $"delete from {FactLedgerTable.Name} where fact = {FactKind.CodeOf(Accepted)}");
        (await GroupsAsync(node, "unit")).ShouldBe([("tw", 1)]);
        await RegisterAsync(node);
        await RegisterAsync(node, "street-tw");
        (await GroupsAsync(node, "unit")).ShouldBe([("street-tw", 1), ("tw", 2)]);

        // Another question is another count.
        (await GroupsAsync(node, "month")).ShouldBe([("2024-02", 2)]);
    }

    [Fact]
    public async Task Whoever_knew_of_every_record_is_asked_about_those_that_something_happened_to_since()
    {
        var token = TestContext.Current.CancellationToken;
        var connectionString = await TestServer.CreateDatabaseAsync();
        await using var node = await Node.StartAsync(connectionString, new SetClock(SetClock.At("2024-03-01")), silence: false);
        await node.FoundAsync();
        var (one, other) = (await RegisterAsync(node), await RegisterAsync(node));
        await Settled.KnownAsync(node.Services, async () => (await SeesAllAsync()).ShouldBeTrue());

        // Behind the back of the service, nothing has happened: whoever asked about each would find one closed.
        var table = CaseTrack.Store.StoredDocuments.TableOf(nameof(MediationCase));
        async Task CloseAsync(bool closed) => await TestServer.ExecuteAsync(connectionString,
            $"update {table} set data = jsonb_set(data, '{{dossier,restricted}}', '{(closed ? "true" : "false")}') where id = '{one}'");
        await CloseAsync(true);
        (await SeesAllAsync()).ShouldBeTrue();
        await CloseAsync(false);

        await RegisterAsync(node);
        (await SeesAllAsync()).ShouldBeTrue();
        await node.DoAsync($"mediation-cases/{other}/restriction", new { occurredOn = "2024-02-02", ground = "minor" });
        (await SeesAllAsync()).ShouldBeFalse();
        await node.DoAsync($"mediation-cases/{other}/restriction-lifting", new { occurredOn = "2024-02-03", reason = "不再需要" });
        (await SeesAllAsync()).ShouldBeTrue();

        async Task<bool> SeesAllAsync()
        {
            await using var session = node.Services.GetRequiredService<IDocumentStore>().QuerySession("420202");
            await using var reader = await FigureReader.OpenAsync(session, token);
            return await SightOfTw(reader, session).SeesAllAsync(FigureCatalogue.Find("mediation.accepted")!, OfTw, null, token);
        }
    }

    [Fact]
    public async Task After_every_act_what_is_carried_on_is_what_is_counted_anew()
    {
        var token = TestContext.Current.CancellationToken;
        var connectionString = await TestServer.CreateDatabaseAsync();
        await using var node = await Node.StartAsync(connectionString, new SetClock(SetClock.At("2024-03-01")), silence: false);
        await node.FoundAsync();
        await node.StreetCommitteeAsync();
        var store = node.Services.GetRequiredService<IDocumentStore>();
        Figure[] figures = [.. FigureCatalogue.All.Where(x => x.Code.StartsWith("mediation.", StringComparison.Ordinal)
            && x.Populations.All(ContributionSums.AddsUp)).Where((x, i) => x.Counted.Measure is Measure.Stock || i % 6 == 0)];
        figures.SelectMany(x => x.Populations).Select(x => x.Measure).Distinct().ShouldBe([Measure.Flow, Measure.Stock], ignoreOrder: true);
        var (random, open, closed, told, refused) = (new Random(20241130), new List<Guid>(), new List<Guid>(), 0, 0);
        for (var step = 0; step < 20; step++)
        {
            await ActAsync();
            // Every third time somebody has a sequence and is not done: it cannot be told yet what is settled.
            await using var slow = new NpgsqlConnection(connectionString);
            await slow.OpenAsync(token);
            await using var writing = await slow.BeginTransactionAsync(token);
            if (step % 3 == 0)
            {
                await AcceptAsync(node, writing, token);
                await RegisterAsync(node, "street-tw");
            }

            await CompareAsync($"{step}");
            await writing.CommitAsync(token);
            await CompareAsync($"{step}, all done");
        }

        (told > 0 && refused > 0).ShouldBeTrue($"{told} {refused}");

        async Task ActAsync()
        {
            var act = random.Next(4);
            if (act == 0 || open.Count < 2)
            {
                open.Add(await RegisterAsync(node));
            }
            else if (act == 1 || closed.Count > 1)
            {
                closed.ForEach(open.Add);
                foreach (var id in closed)
                {
                    await node.DoAsync($"mediation-cases/{id}/restriction-lifting", new { occurredOn = "2024-02-03", reason = "不再需要" });
                }

                closed.Clear();
            }
            else
            {
                var id = open[random.Next(open.Count)];
                open.Remove(id);
                closed.Add(id);
                await node.DoAsync($"mediation-cases/{id}/restriction", new { occurredOn = "2024-02-02", ground = "minor" });
            }
        }

        async Task CompareAsync(string when)
        {
            await using var session = store.QuerySession("420202");
            await using var reader = await FigureReader.OpenAsync(session, token);
            await using var connection = new NpgsqlConnection(connectionString);
            await connection.OpenAsync(token);
            await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, token);
            await using var anew = await FigureReader.WithinAsync(connection, transaction, session, token);
            foreach (var figure in figures)
            {
                foreach (var by in (string[])["unit", "month", .. figure.Dimensions.Take(1)])
                {
                    (await reader.GroupsAsync(figure, Whole, by, token))
                        .ShouldBe(await anew.GroupsAsync(figure, Whole, by, token), $"{figure.Code} by {by}, {when}");
                }

                var sees = await SightOfTw(reader, session).SeesAllAsync(figure, OfTw, null, token);
                sees.ShouldBe(await SightOfTw(anew, session).SeesAllAsync(figure, OfTw, null, token), $"{figure.Code}, {when}");
                (told, refused) = sees ? (told + 1, refused) : (told, refused + 1);
            }
        }
    }

    private static FigureScope Whole => new("420202", new(2024, 1, 1), new(2024, 12, 31));

    private static FigureScope OfTw =>
        Whole with { Unit = new UnitMembership([new("tw", DateOnly.MinValue, DateOnly.MaxValue)]) };

    /// <summary>What a mediator of the committee is told of figures.</summary>
    private static FigureSight SightOfTw(FigureReader reader, IQuerySession session) =>
        new(reader, new Viewer(new Caller("m", "420202", [new Permit(Area.Mediation, false, "tw")])), session, 5);

    private static async Task<(string?, decimal)[]> GroupsAsync(Node node, string by) =>
        [.. (await node.GetAsync($"figures/2024/mediation.accepted?by={by}"))["groups"]!.AsArray()
            .Select(x => ((string?)x!["key"], (decimal)x["value"]!))];

    [Theory]
    [InlineData(5L, 4_294_967_300L, 4_294_967_301L)]
    [InlineData(4_294_967_290L, 4_294_967_300L, 4_294_967_290L)]
    [InlineData(900L, 1_000L, 900L)]
    [InlineData(1_001L, 1_000L, 1_001L)]
    [InlineData(2L, 4_294_967_290L, 4_294_967_298L)]
    public void A_short_number_is_read_in_the_round_it_was_given_in(long number, long near, long whole) =>
        KnownSums.Sighting.Whole(number, near).ShouldBe(whole);

    [Fact]
    public void A_sequence_is_settled_when_whoever_was_writing_is_done()
    {
        KnownSums.Sighting[] earlier = [new(10, 0), new(20, 107), new(30, 111)];
        KnownSums.Sighting.Settled(earlier, 107).ShouldBe(10);
        KnownSums.Sighting.Settled(earlier, 108).ShouldBe(20);
        KnownSums.Sighting.Settled(earlier, 112).ShouldBe(30);
        KnownSums.Sighting.Settled([], 112).ShouldBe(0);
    }

    private static async Task CountsAsync(Node node, decimal cases) => (await ValueAsync(node, "")).ShouldBe(cases);

    private static async Task<decimal> ValueAsync(Node node, string query) =>
        (decimal)(await node.GetAsync($"figures/2024{query}"))["figures"]!.AsArray()
            .Single(x => (string)x!["code"]! == "mediation.accepted")!["value"]!;

    private static async Task<Guid> RegisterAsync(Node node, string committee = "tw")
    {
        var id = Guid.CreateVersion7();
        await node.DoAsync("mediation-cases/oral-agreements", new
        {
            id,
            occurredOn = "2024-02-01",
            committee,
            source = "application",
            disputeType = "02",
            mediator = "a",
            performedAtOnce = true,
        });
        return id;
    }

    /// <summary>A case that is accepted in a transaction somebody else ends.</summary>
    private static async Task AcceptAsync(Node node, NpgsqlTransaction transaction, CancellationToken token)
    {
        var options = SessionOptions.ForTransaction(transaction);
        options.TenantId = "420202";
        await using var session = node.Services.GetRequiredService<IDocumentStore>().LightweightSession(options);
        var day = new DateOnly(2024, 2, 1);
        session.Events.StartStream<MediationCase>(Guid.CreateVersion7(),
            new MediationRegistered(day, "tw", CaseTrack.Organisations.CommitteeKind.Community, "application", "02"),
            new MediationAccepted(day, $"{Guid.NewGuid()}", ["a"]));
        await session.SaveChangesAsync(token);
    }
}
