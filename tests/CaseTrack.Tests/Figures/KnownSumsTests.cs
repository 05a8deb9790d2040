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
        for (var settling = 0; settling < 3; settling++)
        {
            await CountsAsync(node, 1);
        }

        // Behind the back of the service: whoever counted again would find nothing.
        await TestServer.ExecuteAsync(connectionString, $"delete from {FactLedgerTable.Name} where fact = {FactKind.CodeOf(Accepted)}");
        await CountsAsync(node, 1);
        await RegisterAsync(node);
        await CountsAsync(node, 2);

        // Another question is another count.
        (await ValueAsync(node, "?from=2024-01-02")).ShouldBe(1);
    }

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

    private static Task<System.Text.Json.Nodes.JsonNode?> RegisterAsync(Node node) => node.DoAsync("mediation-cases/oral-agreements", new
    {
        id = Guid.CreateVersion7(),
        occurredOn = "2024-02-01",
        committee = "tw",
        source = "application",
        disputeType = "02",
        mediator = "a",
        performedAtOnce = true,
    });

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
