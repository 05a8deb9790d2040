using System.Text.Json.Nodes;
using CaseTrack.Figures;
using CaseTrack.Tests.Figures;
using Marten;
using Microsoft.Extensions.DependencyInjection;

namespace CaseTrack.Tests.Releases;

/// <summary>Promises 5 and 6 on a history nobody thought of: what was released stays what it was, and what became of it since is told to
/// the last ±1.</summary>
[Trait("Speed", "slow")]
public sealed class RandomReleaseTests
{
    private static readonly (string Kind, string Figure)[] Counted =
        [("mediation-cases", "mediation.accepted"), ("review-applications", "review.received"),
            ("supervision-files", "supervision.opened")];

    [Fact]
    public async Task A_release_holds_whatever_happens_afterwards_and_every_move_since_is_told()
    {
        var clock = new SetClock(SetClock.At("2022-06-01"));
        var database = await TestServer.CreateDatabaseAsync();
        var release = Guid.CreateVersion7();
        JsonNode exported;
        string differences;
        await using (var node = await Node.StartAsync(database, clock, silence: false))
        {
            var walk = new RandomWalk(node, clock, unchecked((int)RandomHistoriesTests.Seed));
            await walk.FoundAsync();
            while (Today.Of(clock).Date.Year < 2023)
            {
                await walk.GoAsync(20);
            }

            var parties = new List<(string Kind, Guid Record, Guid Party)>();
            foreach (var (kind, figure) in Counted)
            {
                parties.Add(await JoinedAsync(node, clock, kind, figure));
            }

            await node.DoAsync("releases", new { id = release, occurredOn = Today.Of(clock).Date, year = 2022 });
            (await node.PostAsync(
                $"releases/{release}/approval", new { occurredOn = Today.Of(clock).Date }, actor: "director")).Status.ShouldBe(200);
            exported = await node.GetAsync($"releases/{release}/export");
            exported["content"]!["figures"]!.AsArray().Count(x => (decimal?)x!["value"] > 0).ShouldBeGreaterThan(50);
            await StandsAsync(node);
            (await node.GetAsync($"releases/{release}/differences"))["figures"]!.AsArray().ShouldBeEmpty();

            // Close upon one another, so that what is entered late is mostly of the year released; until it has been changed in more than
            // one way.
            IReadOnlyCollection<string> classes = [];
            for (var rounds = 0; rounds < 8 && !(classes.Contains("late-entry") && classes.Contains("correction")); rounds++)
            {
                await walk.GoAsync(150, hours: 4);
                await StandsAsync(node);
                classes = await ToldAsync(node, release, exported);
            }

            classes.ShouldContain("late-entry");
            classes.ShouldContain("correction");

            var told = await node.GetAsync($"releases/{release}/differences");
            foreach (var (kind, record, party) in parties)
            {
                await EraseAsync(node, clock, kind, record, party);
            }

            await StandsAsync(node);
            (await node.GetAsync($"releases/{release}/differences"))["figures"]!.ToJsonString().ShouldBe(told["figures"]!.ToJsonString());

            string[] ledger = [.. await DatabaseCopy.LedgerAsync(database)];
            using (var daemon = await ((DocumentStore)node.Services.GetRequiredService<IDocumentStore>()).BuildProjectionDaemonAsync())
            {
                await daemon.RebuildProjectionAsync(nameof(FactLedger), TimeSpan.FromMinutes(10), TestContext.Current.CancellationToken);
            }

            (await DatabaseCopy.LedgerAsync(database)).ShouldBe(ledger);
            await StandsAsync(node);
            differences = (await node.GetAsync($"releases/{release}/differences")).ToJsonString();
        }

        var restored = await DatabaseCopy.RestoreAsync(database);
        await using (var node = await Node.StartAsync(restored, clock, silence: false))
        {
            await StandsAsync(node);
            (await node.GetAsync($"releases/{release}/differences")).ToJsonString().ShouldBe(differences);
        }

        async Task StandsAsync(Node node)
        {
            await ReleaseProofTests.HoldsAsync(node, exported);
            (await node.GetAsync($"releases/{release}/export")).ToJsonString().ShouldBe(exported.ToJsonString());
        }
    }

    /// <summary>As released, and every move since, is as it is now; of each move it is told what did it, who, why and in which class.
    /// Gives the classes there are.</summary>
    private static async Task<IReadOnlyCollection<string>> ToldAsync(Node node, Guid release, JsonNode exported)
    {
        var content = exported["content"]!;
        var now = (await node.GetAsync($"figures/2022?asOf={content["happenedBy"]}"))["figures"]!.AsArray()
            .ToDictionary(x => (string)x!["code"]!, x => x!);
        var differences = (await node.GetAsync($"releases/{release}/differences"))["figures"]!.AsArray()
            .ToDictionary(x => (string)x!["code"]!, x => x!);
        foreach (var released in content["figures"]!.AsArray())
        {
            var code = (string)released!["code"]!;
            var difference = differences.GetValueOrDefault(code);
            var changes = difference?["changes"]!.AsArray() ?? [];
            if (difference is not null)
            {
                (Number(difference["released"]), Number(difference["now"]))
                    .ShouldBe((Number(released["value"]), Number(now[code]["value"])), code);
            }

            if (released["denominator"] is null)
            {
                (Number(released["value"]) + changes.Sum(x => Number(x!["delta"]))).ShouldBe(Number(now[code]["value"]), code);
            }
            else
            {
                (Number(released["numerator"]) + changes.Sum(x => Number(x!["delta"]))).ShouldBe(Number(now[code]["numerator"]), code);
                (Number(released["denominator"]) + changes.Sum(x => Number(x!["deltaOutOf"])))
                    .ShouldBe(Number(now[code]["denominator"]), code);
            }

            foreach (var change in changes)
            {
                ((string?)change!["record"]).ShouldNotBeNull(code);
                ((string?)change["event"]).ShouldNotBeNull($"{code}: {change}");
                ((string?)change["person"]).ShouldBeOneOf("clerk.one", "clerk.two");
                ((long)change["sequence"]!).ShouldBeGreaterThan((long)content["sequence"]!, $"{code}: {change}");
                ((string)change["class"]!).ShouldNotBe("definition-change", $"{code}: {change}");
                ((string)change["class"]! == "late-entry" || (string?)change["reason"] is not null).ShouldBeTrue($"{code}: {change}");
            }
        }

        var classes = differences.Values.SelectMany(x => x["changes"]!.AsArray()).GroupBy(x => (string)x!["class"]!)
            .ToDictionary(x => x.Key, x => x.Count());
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{differences.Count} figures differ: {string.Join(", ", classes.Select(x => $"{x.Key} {x.Value}"))}");
        classes.Keys.Except(["late-entry", "correction", "reclassification", "merge", "void"]).ShouldBeEmpty();
        return classes.Keys;
    }

    private static async Task<(string Kind, Guid Record, Guid Party)> JoinedAsync(Node node, SetClock clock, string kind, string figure)
    {
        var record = Guid.Parse((string)(await node.GetAsync($"figures/2022/{figure}/cases?limit=1"))["cases"]![0]!["id"]!);
        var party = Guid.CreateVersion7();
        await node.DoAsync($"{kind}/{record}/parties",
            new { occurredOn = Today.Of(clock).Date, party = new { id = party, role = "applicant", partyKind = "person", name = "欧阳发布" } });
        return (kind, record, party);
    }

    private static async Task EraseAsync(Node node, SetClock clock, string kind, Guid recordId, Guid party)
    {
        var (id, occurredOn) = (Guid.CreateVersion7(), Today.Of(clock).Date);
        await node.DoAsync("erasures", new { id, occurredOn, kind, recordId, party, measure = "erase", ground = "retention-over" });
        (await node.PostAsync($"erasures/{id}/approval", new { occurredOn }, actor: "director")).Status.ShouldBe(200);
    }

    private static decimal? Number(JsonNode? node) => DemonstrationHost.Number(node);
}
