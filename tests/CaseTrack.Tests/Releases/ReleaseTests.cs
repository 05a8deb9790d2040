using System.Text.Json.Nodes;
using CaseTrack.Mediation;
using CaseTrack.Organisations;
using Marten;
using Microsoft.Extensions.DependencyInjection;

namespace CaseTrack.Tests.Releases;

/// <summary>数据发布: frozen, approved by a second person, signed, explained ±1 by ±1.</summary>
[Trait("Speed", "slow")]
public sealed class ReleaseTests
{
    private static readonly SetClock Clock = new(SetClock.At("2026-03-02"));

    [Fact]
    public async Task A_release_is_drafted_approved_by_another_exported_and_checked()
    {
        await using var node = await StartAsync();
        await AcceptedAsync(node, "2025-06-01");
        var id = Guid.CreateVersion7();
        (await node.PostAsync("releases", new { id, occurredOn = "2026-03-02", year = 2026 })).Body!["type"]!.ToString()
            .ShouldEndWith("release.year-running");
        (await node.PostAsync(
            "releases", new { id, occurredOn = "2026-03-02", year = 2025, happenedBy = "2026-03-03" })).Body!["type"]!.ToString()
            .ShouldEndWith("release.cut-off-in-future");
        await node.DoAsync("releases", new { id, occurredOn = "2026-03-02", year = 2025 });
        (await node.PostAsync($"releases/{id}/approval", new { occurredOn = "2026-03-02" })).Body!["type"]!.ToString()
            .ShouldEndWith("release.same-person");
        (await node.PostAsync($"releases/{id}/approval", new { occurredOn = "2026-03-02" }, actor: "director.sfj")).Status.ShouldBe(200);
        (await node.PostAsync($"releases/{id}/discarding", new { occurredOn = "2026-03-02", reason = "x" })).Body!["type"]!.ToString()
            .ShouldEndWith("release.not-a-draft");
        (await node.PostAsync(
            "releases", new { id = Guid.CreateVersion7(), occurredOn = "2026-03-02", year = 2025 })).Body!["type"]!.ToString()
            .ShouldEndWith("release.already-released");

        var exported = await node.GetAsync($"releases/{id}/export");
        var good = (await node.DoAsync("release-verifications", new { release = exported }))!;
        ((bool)good["holds"]!, good["differences"]!.AsArray().Count).ShouldBe((true, 0));

        // Any digit changed in the file shows; so does a file that somebody else has signed.
        exported["content"]!["figures"]!.AsArray().Single(x => (string)x!["code"]! == "mediation.community.accepted")!["value"] = 2;
        var forged = (await node.DoAsync("release-verifications", new { release = exported }))!;
        ((bool)forged["signatureHolds"]!, (bool)forged["recomputes"]!, forged["differences"]![0]!.ToString())
            .ShouldBe((false, false, "mediation.community.accepted"));

        var next = Guid.CreateVersion7();
        var silent = (await node.PostAsync("releases", new { id = next, occurredOn = "2026-03-02", year = 2025, supersedes = id })).Body!;
        ((string)silent["type"]!, (string)silent["errors"]![0]!["pointer"]!)
            .ShouldBe(("urn:casetrack:problem:release.note-missing", "/publicNote"));
        await node.DoAsync("releases",
            new { id = next, occurredOn = "2026-03-02", year = 2025, supersedes = id, publicNote = "一件案件的受理日有误。" });
        (await node.PostAsync($"releases/{next}/approval", new { occurredOn = "2026-03-02" }, actor: "director.sfj")).Status.ShouldBe(200);
        (await node.GetAsync($"releases/{id}"))["record"]!["stage"]!.ToString().ShouldBe("superseded");
        var compared = (await node.GetAsync("figures/2026/comparison"))["figures"]!.AsArray()
            .Single(x => (string)x!["code"]! == "mediation.community.accepted")!;
        ((int)compared["value"]!, (int)compared["samePeriodLastYear"]!["restated"]!, (int)compared["samePeriodLastYear"]!["published"]!,
            (string)compared["samePeriodLastYear"]!["whyNot"]!, compared["samePeriodLastYear"]!["percent"])
            .ShouldBe((0, 1, 1, "running", null));
        (await node.GetAsync($"reports/2025?release={id}"))["markdown"]!.ToString().ShouldContain("受理调解案件1件");
    }

    [Fact]
    public async Task Of_two_drafts_of_a_period_one_is_approved_also_where_both_supersede_the_same_release()
    {
        await using var node = await StartAsync();
        var first = await DraftAsync(node);
        var second = await DraftAsync(node);
        (await ApproveAsync(node, first)).Status.ShouldBe(200);
        var (status, problem) = await ApproveAsync(node, second);
        (status, (string)problem!["type"]!, (string)problem["errors"]![0]!["pointer"]!)
            .ShouldBe((422, "urn:casetrack:problem:release.already-released", "/supersedes"));

        var third = await DraftAsync(node, supersedes: first);
        var fourth = await DraftAsync(node, supersedes: first);
        (await ApproveAsync(node, third)).Status.ShouldBe(200);
        (status, problem) = await ApproveAsync(node, fourth);
        (status, (string)problem!["type"]!).ShouldBe((422, "urn:casetrack:problem:release.nothing-to-supersede"));
        (await StagesAsync(node))
            .ShouldBe(new Dictionary<Guid,
            string>
            { [first] = "superseded", [second] = "drafted", [third] = "approved", [fourth] = "drafted" }, ignoreOrder: true);
        (await node.GetAsync($"releases/{first}"))["record"]!["supersededBy"]!.ToString().ShouldBe(third.ToString());
    }

    [Fact]
    public async Task Of_two_approvals_at_once_one_is_refused()
    {
        await using var node = await StartAsync();
        var pairs = new List<Guid[]>();
        foreach (var month in (string[])["01", "03", "05"])
        {
            pairs.Add([await DraftAsync(node, from: $"2025-{month}-01", to: $"2025-{month}-31"),
                await DraftAsync(node, from: $"2025-{month}-01", to: $"2025-{month}-31")]);
        }

        var answers = await Task.WhenAll(pairs.Select(pair => Task.WhenAll(pair.Select(x => ApproveAsync(node, x)))));
        foreach (var pair in answers)
        {
            pair.Select(x => x.Status).Order().ShouldBe([200, 422]);
            ((string)pair.Single(x => x.Status == 422).Body!["type"]!).ShouldBe("urn:casetrack:problem:release.already-released");
        }

        var (draft, other) = (pairs[0][answers[0][0].Status == 200 ? 0 : 1], pairs[0][answers[0][0].Status == 200 ? 1 : 0]);
        var rivals = await Task.WhenAll(
            Enumerable.Range(0, 3).Select(_ => DraftAsync(node, supersedes: draft, from: "2025-01-01", to: "2025-01-31")));
        (await Task.WhenAll(rivals.Select(x => ApproveAsync(node, x)))).Select(x => x.Status).Order().ShouldBe([200, 422, 422]);
        (await StagesAsync(node)).Where(x => x.Value == "approved").Select(x => x.Key).ShouldNotContain(other);
    }

    [Fact]
    public async Task Each_change_after_a_release_appears_in_its_class_and_only_those()
    {
        await using var node = await StartAsync();
        var stays = await AcceptedAsync(node, "2025-06-01");
        var leaves = await AcceptedAsync(node, "2025-12-31");
        var enters = await AcceptedAsync(node, "2026-01-04", registered: "2025-12-30");
        var merged = await AcceptedAsync(node, "2025-07-01");
        var voided = await AcceptedAsync(node, "2025-08-01");
        var reclassified = await AcceptedAsync(node, "2025-09-01");
        var thereAndBack = await AcceptedAsync(node, "2025-10-01");
        var id = Guid.CreateVersion7();
        await node.DoAsync("releases", new { id, occurredOn = "2026-03-02", year = 2025 });
        (await node.GetAsync($"releases/{id}/differences"))["figures"]!.AsArray().ShouldBeEmpty();

        var late = await AcceptedAsync(node, "2025-11-11");
        await AcceptedAsync(node, "2026-02-02");
        await CorrectAsync(node, leaves, new { acceptedOn = "2026-01-02" });
        await CorrectAsync(node, enters, new { acceptedOn = "2025-12-31" });
        await node.DoByTwoAsync($"mediation-cases/{merged}", "merging", "2026-03-02", "同一纠纷", stays);
        await node.DoByTwoAsync($"mediation-cases/{voided}", "voiding", "2026-03-02", "误录");
        await CorrectAsync(node, reclassified, new { committee = "street-tw" });
        await CorrectAsync(node, thereAndBack, new { acceptedOn = "2026-01-05" });
        await CorrectAsync(node, thereAndBack, new { acceptedOn = "2025-10-01" });

        var figures = (await node.GetAsync($"releases/{id}/differences"))["figures"]!.AsArray()
            .ToDictionary(x => (string)x!["code"]!, x => x!);
        var changes = figures["mediation.community.accepted"]["changes"]!.AsArray()
            .Select(x => (Guid.Parse((string)x!["record"]!), (int)x["delta"]!, (string)x["class"]!)).ToList();
        changes.ShouldBe([(late, 1, "late-entry"), (leaves, -1, "correction"), (enters, 1, "correction"), (merged, -1, "merge"),
            (voided, -1, "void"), (reclassified, -1, "reclassification")], ignoreOrder: true);
        ((int)figures["mediation.community.accepted"]["released"]!, (int)figures["mediation.community.accepted"]["now"]!).ShouldBe((6, 4));
        var merge = figures["mediation.community.accepted"]["changes"]!.AsArray().Single(x => (string)x!["class"]! == "merge")!;
        ((string)merge["person"]!, (string)merge["reason"]!, (string)merge["event"]!).ShouldBe(("tester", "同一纠纷", "mediation-merged"));
        figures["mediation.accepted"]["changes"]!.AsArray().Select(x => (string)x!["class"]!).ShouldNotContain("reclassification");
        figures.Keys.ShouldNotContain("review.received");
    }

    [Fact]
    public async Task A_broken_identity_blocks_the_release_and_names_the_case()
    {
        await using var node = await StartAsync();
        var good = await AcceptedAsync(node, "2025-06-01");
        var odd = Guid.CreateVersion7();
        var store = node.Services.GetRequiredService<IDocumentStore>();
        await using (var session = store.LightweightSession("420202"))
        {
            // What no request can enter: a source that no list has.
            session.Events.StartStream<MediationCase>(odd,
                new MediationRegistered(new(2025, 5, 1), "tw", CommitteeKind.Community, "out-of-nowhere", "02"),
                new MediationAccepted(new(2025, 5, 2)));
            await session.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        var (status, problem) =
            await node.PostAsync("releases", new { id = Guid.CreateVersion7(), occurredOn = "2026-03-02", year = 2025 });
        (status, problem!["type"]!.ToString()).ShouldBe((422, "urn:casetrack:problem:release.identity-broken"));
        problem["title"]!.ToString().ShouldContain(odd.ToString());
        problem["identities"]![0]!["responsible"]!.AsArray().ShouldHaveSingleItem()!["id"]!.ToString().ShouldBe(odd.ToString());
        var report = await node.GetAsync("figures/2025/identities");
        ((bool)report["allHold"]!).ShouldBeFalse();
        report["identities"]!.AsArray().Count(x => !(bool)x!["holds"]!).ShouldBe(1);
        good.ShouldNotBe(odd);
    }

    [Fact]
    public async Task A_year_opens_with_what_the_one_before_closed_with()
    {
        await using var node = await StartAsync();
        await AcceptedAsync(node, "2024-12-30");
        await AcceptedAsync(node, "2025-12-30");
        var values = new Dictionary<int, Dictionary<string, int?>>();
        foreach (var year in new[] { 2024, 2025, 2026 })
        {
            values[year] = (await node.GetAsync($"figures/{year}"))["figures"]!.AsArray()
                .ToDictionary(x => (string)x!["code"]!, x => (int?)(decimal?)x!["value"]);
        }

        foreach (var (kind, received, closed) in new[] { ("mediation", "mediation.accepted", "mediation.closed"),
            ("review", "review.accepted", "review.concluded"), ("supervision", "supervision.opened", "supervision.closed") })
        {
            foreach (var year in new[] { 2025, 2026 })
            {
                values[year][$"{kind}.opening"].ShouldBe(values[year - 1][$"{kind}.closing"]);
                values[year][$"{kind}.closing"].ShouldBe(values[year][$"{kind}.opening"] + values[year][received] - values[year][closed]);
            }
        }

        (values[2025]["mediation.opening"], values[2026]["mediation.opening"]).ShouldBe((1, 2));
        values[2025]["review.correction-rate"].ShouldBeNull();
    }

    private static async Task<Node> StartAsync()
    {
        var node = await Node.StartAsync(await TestServer.CreateDatabaseAsync(), Clock, silence: false);
        await node.FoundAsync();
        await node.StreetCommitteeAsync();
        return node;
    }

    private static async Task<Guid> DraftAsync(Node node, Guid? supersedes = null, string? from = null, string? to = null)
    {
        var id = Guid.CreateVersion7();
        await node.DoAsync("releases", new
        {
            id,
            occurredOn = "2026-03-02",
            year = 2025,
            from,
            to,
            supersedes,
            publicNote = supersedes is null ? null : "补录一件。",
        });
        return id;
    }

    private static Task<(int Status, JsonNode? Body)> ApproveAsync(Node node, Guid release) =>
        node.PostAsync($"releases/{release}/approval", new { occurredOn = "2026-03-02" }, actor: "director.sfj");

    private static async Task<Dictionary<Guid, string>> StagesAsync(Node node) =>
        (await node.GetAsync("releases"))["releases"]!.AsArray()
            .ToDictionary(x => Guid.Parse((string)x!["id"]!), x => (string)x!["stage"]!);

    private static async Task<Guid> AcceptedAsync(Node node, string day, string? registered = null)
    {
        var id = Guid.CreateVersion7();
        await node.DoAsync("mediation-cases",
            new { id, occurredOn = registered ?? day, committee = "tw", source = "application", disputeType = "02" });
        await node.DoAsync($"mediation-cases/{id}/acceptance", new { occurredOn = day, mediators = new[] { "m" } });
        return id;
    }

    private static async Task CorrectAsync(Node node, Guid id, object corrected) =>
        await node.DoAsync($"mediation-cases/{id}/corrections",
            new { occurredOn = "2026-03-02", reason = "核对卷宗", approvedBy = "director", corrected });
}
