using System.Net;
using System.Net.Http.Json;
using CaseTrack.Proof;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace CaseTrack.Tests.Proof;

/// <summary>A gap in the sequence: an append that the database refuses is a refusal, and neither the feed nor the proof stumbles over what
/// the event store puts in its place.</summary>
[Trait("Speed", "slow")]
public sealed class TombstoneTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_code_taken_leaves_feed_and_chain_as_they_were()
    {
        var database = await TestServer.CreateDatabaseAsync();
        await using var node = await Node.StartAsync(database, TimeProvider.System, silence: false);
        await node.FoundAsync();
        object Street(string code) =>
            new { id = Guid.CreateVersion7(), occurredOn = "2020-01-01", code, name = code, kind = "street", parent = "420202" };
        await node.DoAsync("organisations", Street("gap"));
        using (var refused = await node.Client.PostAsJsonAsync("/api/v1/organisations", Street("gap"), Token))
        {
            refused.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        }

        await Eventually.TrueAsync(async () => await CountAsync("type = 'tombstone'") > 0, "the gap has been filled");
        await node.DoAsync("organisations", Street("after-the-gap"));

        var events = await CountAsync("type <> 'tombstone'");
        var feed = (await node.GetAsync("events?limit=200"))["changes"]!.AsArray();
        feed.Count.ShouldBe((int)events);

        await node.Services.GetRequiredService<Chain>().ExtendAsync("420202", Token);
        ((long)(await node.GetAsync("chain-heads/latest"))["head"]!["events"]!).ShouldBe(events);
        using var verified = await node.Client.PostAsJsonAsync("/api/v1/chain-verifications", new { }, Token);
        var verdict = System.Text.Json.Nodes.JsonNode.Parse(await verified.Content.ReadAsStringAsync(Token))!;
        ((bool)verdict["holds"]!, (long)verdict["events"]!, (long)verdict["linked"]!).ShouldBe((true, events, events), verdict.ToString());

        // What somebody declares a gap is missed where it was.
        await using var connection = new NpgsqlConnection(database);
        await connection.OpenAsync(Token);
        await using var declare =
            new NpgsqlCommand("update casetrack.mt_events set type = 'tombstone' where data ->> 'code' = 'after-the-gap'", connection);
        (await declare.ExecuteNonQueryAsync(Token)).ShouldBe(1);
        using var again = await node.Client.PostAsJsonAsync("/api/v1/chain-verifications", new { }, Token);
        (await again.Content.ReadAsStringAsync(Token)).ShouldContain("\"holds\":false");

        async Task<long> CountAsync(string which)
        {
            await using var asking = new NpgsqlConnection(database);
            await asking.OpenAsync(Token);
            await using var count =
                new NpgsqlCommand($"select count(*) from casetrack.mt_events where tenant_id = '420202' and {which}", asking);
            return (long)(await count.ExecuteScalarAsync(Token))!;
        }
    }
}
