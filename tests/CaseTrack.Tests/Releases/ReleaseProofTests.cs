using System.Text.Json.Nodes;
using CaseTrack.Parties;
using CaseTrack.Tests.Figures;
using Marten;
using Microsoft.Extensions.DependencyInjection;

namespace CaseTrack.Tests.Releases;

/// <summary>Promise 5: what was published comes out bit for bit the same, whatever the database has been through.</summary>
[Trait("Speed", "slow")]
public sealed class ReleaseProofTests(DemonstrationHost host) : IAsyncLifetime
{
    private const string District = "420202";

    public async ValueTask InitializeAsync() => await host.ReadyAsync();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task A_release_recomputes_after_an_erasure_dump_and_restore_and_a_rebuild()
    {
        // The year itself is left as it is; what is released and erased is a copy of it.
        var token = TestContext.Current.CancellationToken;
        var copy = await host.CopyAsync();
        var release = Guid.CreateVersion7();
        JsonNode exported;
        await using (var node = await Node.StartAsync(copy, TimeProvider.System, silence: false))
        {
            var today = Today.Of(TimeProvider.System).Date;
            await node.DoAsync("releases", new { id = release, occurredOn = today, year = 2022 });
            (await node.PostAsync($"releases/{release}/approval", new { occurredOn = today }, actor: "director")).Status.ShouldBe(200);
            exported = await node.GetAsync($"releases/{release}/export");
            exported["content"]!["figures"]!.AsArray().Count(x => (decimal?)x!["value"] > 0).ShouldBeGreaterThan(50);
            await HoldsAsync(node, exported);

            // A party of a counted case of each kind, by two people; then every other key, so that nobody in the year can be named any
            // more.
            foreach (var (kind, figure) in (
                (string, string)[])[("mediation-cases", "mediation.community.accepted"), ("review-applications", "review.received")])
            {
                var (record, party) = await CountedPartyAsync(node, kind, figure);
                var erasure = Guid.CreateVersion7();
                await node.DoAsync("erasures",
                    new { id = erasure, occurredOn = today, kind, recordId = record, party, measure = "erase", ground = "retention-over" });
                (await node.PostAsync($"erasures/{erasure}/approval", new { occurredOn = today }, actor: "director")).Status.ShouldBe(200);
                (await node.GetAsync($"{kind}/{record}/parties"))["parties"]!.AsArray()
                    .ShouldContain(x => Guid.Parse((string)x!["id"]!) == party && (bool)x["erased"]!);
            }

            await using (var session = node.Services.GetRequiredService<IDocumentStore>().LightweightSession(District))
            {
                session.DeleteWhere<PartyKey>(x => x.Wrapped != "");
                await session.SaveChangesAsync(token);
            }

            await HoldsAsync(node, exported);
            (await node.GetAsync($"releases/{release}/differences"))["figures"]!.AsArray().ShouldBeEmpty();
        }

        var restored = await DatabaseCopy.RestoreAsync(copy);
        string[] before = [.. await DatabaseCopy.LedgerAsync(restored)];
        await DatabaseCopy.RebuildAsync(restored);
        (await DatabaseCopy.LedgerAsync(restored)).ShouldBe(before);
        await using (var node = await Node.StartAsync(restored, TimeProvider.System, silence: false))
        {
            await HoldsAsync(node, exported);
            (await node.GetAsync($"releases/{release}/export")).ToJsonString().ShouldBe(exported.ToJsonString());
            (await node.GetAsync($"releases/{release}/differences"))["figures"]!.AsArray().ShouldBeEmpty();
        }
    }

    /// <summary>Signature, key and every number with its records.</summary>
    internal static async Task HoldsAsync(Node node, JsonNode exported)
    {
        var verdict = (await node.DoAsync("release-verifications", new { release = exported }))!;
        ((bool)verdict["holds"]!, verdict["differences"]!.AsArray().Count, verdict["redefined"]!.AsArray().Count)
            .ShouldBe((true, 0, 0), verdict.ToJsonString());
    }

    /// <summary>A party of a case behind a figure of the year.</summary>
    private static async Task<(Guid Record, Guid Party)> CountedPartyAsync(Node node, string kind, string figure)
    {
        foreach (var id in (await node.GetAsync($"figures/2022/{figure}/cases?limit=50"))["cases"]!.AsArray()
            .Select(x => Guid.Parse((string)x!["id"]!)))
        {
            if ((await node.GetAsync($"{kind}/{id}/parties"))["parties"]!.AsArray().FirstOrDefault() is { } party)
            {
                return (id, Guid.Parse((string)party["id"]!));
            }
        }

        throw new InvalidOperationException($"Nobody is a party behind {figure}.");
    }
}
