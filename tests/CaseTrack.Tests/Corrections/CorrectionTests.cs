using System.Net;
using System.Text.Json.Nodes;
using CaseTrack.Corrections;
using CaseTrack.Figures;
using CaseTrack.Terms;
using CaseTrack.Tests.Access;
using Marten;
using Microsoft.Extensions.DependencyInjection;

namespace CaseTrack.Tests.Corrections;

/// <summary>更正: everything a person typed can be corrected, and the whole record is then checked as if it had been entered so.</summary>
[Trait("Speed", "slow")]
public sealed class CorrectionTests(AccessHost people) : IClassFixture<AccessHost>
{
    private const string Reviews = "review-applications";
    private const string Mediations = "mediation-cases";

    [Fact]
    public void The_decision_behind_every_step_can_be_asked_again()
    {
        ActChecks.All.Count.ShouldBeGreaterThan(80);
        ActChecks.All.Values.SelectMany(x => x.Unanswered.Select(y => $"{x.Noun}: {y.Name}")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Days_of_a_suspension_an_extension_and_a_service_are_corrected_and_the_terms_follow()
    {
        await using var node = await StartAsync();
        var id = await AcceptedAsync(node);
        await node.DoAsync($"{Reviews}/{id}/suspension", new { occurredOn = "2026-03-20", ground = "settlement" });
        await node.DoAsync($"{Reviews}/{id}/resumption", new { occurredOn = "2026-03-30" });
        await node.DoAsync($"{Reviews}/{id}/extension", new { occurredOn = "2026-04-30", days = 30, approvedBy = "y", reason = "案情复杂" });
        (await DueAsync(node, id)).ShouldBe("2026-06-10");

        // The suspension was ten days longer; and the extension never was.
        var resumed = await VersionAsync(node, Reviews, id, "review-resumed");
        await CorrectAsync(node, Reviews, id, new { version = resumed, occurredOn = "2026-04-09" });
        (await DueAsync(node, id)).ShouldBe("2026-06-22"); // 20 June is off
        await CorrectAsync(node, Reviews, id, new { version = await VersionAsync(node, Reviews, id, "review-extended"), struck = true });
        (await DueAsync(node, id)).ShouldBe("2026-05-21");
        (await RefusedAsync(node, Reviews, id, new { version = resumed, occurredOn = "2026-03-19" }))
            .ShouldContain("correction.in-the-way");
        await AddsUpAsync(node);
    }

    [Fact]
    public async Task An_extension_that_a_correction_makes_too_late_is_said_and_lengthens_nothing()
    {
        await using var node = await StartAsync();
        var id = await AcceptedAsync(node);
        await node.DoAsync($"{Reviews}/{id}/extension", new { occurredOn = "2026-04-30", days = 30, approvedBy = "y", reason = "案情复杂" });
        (await DueAsync(node, id)).ShouldBe("2026-06-01");
        await CorrectAsync(node, Reviews, id,
            new { version = 1, occurredOn = "2026-02-02" },
            new { version = await VersionAsync(node, Reviews, id, "review-accepted"), occurredOn = "2026-02-04" });
        (await DueAsync(node, id)).ShouldBe("2026-04-07"); // 5 April is off until the 6th
        var breach = (await RecordAsync(node, Reviews, id))["dossier"]!["breaches"]!.AsArray().ShouldHaveSingleItem()!;
        ((string)breach["act"]!, (string)breach["breach"]!["kind"]!).ShouldBe(("extension", "procedure-wrong"));
        await AddsUpAsync(node);
    }

    [Fact]
    public async Task What_belongs_after_another_step_cannot_be_corrected_before_it_and_the_refusal_names_it()
    {
        await using var node = await StartAsync();
        var id = await AcceptedAsync(node);
        await node.DoAsync($"{Reviews}/{id}/opinions", new { occurredOn = "2026-03-10", manner = "telephone", impossible = false });
        await node.DoAsync($"{Reviews}/{id}/decision", new { occurredOn = "2026-03-20", decision = "C1", ancillary = new[] { "remake" } });
        var lawsuit = Guid.CreateVersion7();
        await node.DoAsync($"{Reviews}/{id}/lawsuits",
            new
            {
                occurredOn = "2026-04-01",
                lawsuit,
                court = "黄石港区人民法院",
                caseNumber = "(2026)鄂0202行初1号",
                instance = "first",
                standing = "joint"
            });
        await node.DoAsync($"{Reviews}/{id}/judgments", new { occurredOn = "2026-05-01", lawsuit, outcome = "revoked" });

        var judgment = await VersionAsync(node, Reviews, id, "judgment-given");
        (await RefusedAsync(node, Reviews, id, new { version = judgment, occurredOn = "2026-03-25" })).ShouldContain("judgments");
        (await RefusedAsync(
            node, Reviews, id, new { version = await VersionAsync(node, Reviews, id, "opinions-heard"), occurredOn = "2026-03-25" }))
            .ShouldContain("opinions");
        (await RefusedAsync(node, Reviews, id, new { version = await VersionAsync(node, Reviews, id, "lawsuit-filed"), struck = true }))
            .ShouldContain("judgments");
        (await RefusedAsync(node, Reviews, id, new { version = judgment, values = new { outcome = "no-such-outcome" } })).ShouldNotBeNull();
        (await RefusedAsync(node, Reviews, id, new { version = judgment, values = new { nonsense = 1 } })).ShouldNotBeNull();

        // An upheld judgment typed as one that was lost; the figures follow.
        await CorrectAsync(node, Reviews, id, new { version = judgment, values = new { outcome = "upheld" } });
        (await ValueAsync(node, "litigation.lost")).ShouldBe(0);

        // A decision that keeps what was attached to another cannot be.
        (await FieldsAsync(node, Reviews, id, new { decision = "W1" })).ShouldBe("review.ancillary-of-none");
        (await FieldsAsync(node, Reviews, id, new { decision = "T1" })).ShouldBe("review.use-the-other-act");
        await CorrectAsync(node, Reviews, id,
            new
            {
                version = await VersionAsync(node, Reviews, id, "review-decided"),
                values = new { decision = "W1", ancillary = Array.Empty<string>() }
            });
        (await ValueAsync(node, "review.upheld")).ShouldBe(1);
        await AddsUpAsync(node);
    }

    [Fact]
    public async Task A_terminated_review_never_gets_a_decision_by_a_correction()
    {
        await using var node = await StartAsync();
        var id = await AcceptedAsync(node);
        await node.DoAsync($"{Reviews}/{id}/termination", new { occurredOn = "2026-03-20", ground = "withdrawn-other" });
        (await FieldsAsync(node, Reviews, id, new { decision = "C1" })).ShouldBe("review.use-the-other-act");
        await CorrectAsync(node, Reviews, id,
            new { version = await VersionAsync(node, Reviews, id, "review-terminated"), values = new { ground = "withdrawn-settlement" } });
        ((string)(await RecordAsync(node, Reviews, id))["decision"]!).ShouldBe("Z1");
    }

    [Fact]
    public async Task A_deemed_acceptance_gives_way_to_the_acceptance_that_had_only_not_been_entered()
    {
        await using var node = await StartAsync();
        var id = await node.ReceiveAsync("2026-03-02");
        ((bool)(await RecordAsync(node, Reviews, id))["deemed"]!).ShouldBeTrue();
        await CorrectAsync(node, Reviews, id,
            new
            {
                @event = "review-accepted",
                occurredOn = "2026-03-05",
                values = new { deemed = false, basis = "行政复议法(2023) §30", procedure = "ordinary", number = "黄港复受〔2026〕9号" }
            });
        var record = await RecordAsync(node, Reviews, id);
        ((bool)record["deemed"]!, (string)record["acceptedOn"]!, (string)record["stage"]!).ShouldBe((false, "2026-03-05", "adjudication"));
        (await ValueAsync(node, "review.deemed-accepted")).ShouldBe(0);
        (await ValueAsync(node, "review.accepted")).ShouldBe(1);
        (await ValueAsync(node, "breaches")).ShouldBe(0);

        // Had it been entered with a day after the screening, it would stand beside the deemed acceptance.
        var late = await node.ReceiveAsync("2026-03-02");
        await CorrectAsync(node, Reviews, late,
            new { @event = "review-accepted", occurredOn = "2026-03-12", values = new { deemed = false, basis = "行政复议法(2023) §30" } });
        record = await RecordAsync(node, Reviews, late);
        ((bool)record["deemed"]!, (string)record["acceptedOn"]!, (int)record["dossier"]!["breaches"]![0]!["breach"]!["daysLate"]!)
            .ShouldBe((true, "2026-03-09", 3));
        await AddsUpAsync(node);
    }

    [Fact]
    public async Task A_case_closed_as_failed_that_was_agreed_in_truth_counts_as_a_success()
    {
        await using var node = await StartAsync();
        var id = Guid.CreateVersion7();
        await node.DoAsync(Mediations, new { id, occurredOn = "2026-03-02", committee = "tw", source = "application", disputeType = "02" });
        await node.DoAsync($"{Mediations}/{id}/acceptance", new { occurredOn = "2026-03-02", mediators = new[] { "m" } });
        await node.DoAsync($"{Mediations}/{id}/termination",
            new { occurredOn = "2026-03-10", reason = "no-agreement", advisedRemedy = "litigation" });
        await node.DoAsync($"{Mediations}/{id}/closing", new { occurredOn = "2026-03-12" });
        (await ValueAsync(node, "mediation.succeeded")).ShouldBe(0);

        var ended = await VersionAsync(node, Mediations, id, "mediation-ended");
        (await RefusedAsync(node, Mediations, id, new { version = ended, struck = true })).ShouldContain("closing");
        // nothing would be closed
        await CorrectAsync(node, Mediations, id, new { version = ended, struck = true },
            new { @event = "agreement-reached", occurredOn = "2026-03-10", values = new { form = "oral", performedAtOnce = true } });
        var record = await RecordAsync(node, Mediations, id);
        ((string)record["stage"]!, (string)record["agreedOn"]!, record["endedOn"]).ShouldBe(("closed", "2026-03-10", null));
        (await ValueAsync(node, "mediation.succeeded")).ShouldBe(1);
        (await ValueAsync(node, "mediation.ended")).ShouldBe(0);
        await AddsUpAsync(node);
    }

    [Fact]
    public async Task No_case_is_transferred_before_it_was_accepted_and_none_performed_before_it_was_agreed()
    {
        await using var node = await StartAsync();
        await node.DoAsync("organisations",
            new
            {
                id = Guid.CreateVersion7(),
                occurredOn = "2015-01-01",
                code = "tw2",
                name = "师院社区调委会",
                kind = "mediation-committee",
                committeeKind = "community",
                parent = "420202"
            });
        var id = Guid.CreateVersion7();
        await node.DoAsync(Mediations, new { id, occurredOn = "2026-03-02", committee = "tw", source = "application", disputeType = "02" });
        await node.DoAsync($"{Mediations}/{id}/acceptance", new { occurredOn = "2026-03-03" });
        await node.DoAsync($"{Mediations}/{id}/transfer", new { occurredOn = "2026-03-10", committee = "tw2", reason = "属该社区" });
        (await FieldsAsync(node, Mediations, id, new { acceptedOn = "2026-03-12" })).ShouldBe("correction.in-the-way");
        await node.DoAsync($"{Mediations}/{id}/assignment", new { occurredOn = "2026-03-10", mediator = "m", lead = true });
        await node.DoAsync($"{Mediations}/{id}/agreement",
            new { occurredOn = "2026-03-11", form = "oral", performBy = "2026-04-01", performedAtOnce = false });
        await node.DoAsync($"{Mediations}/{id}/performance", new { occurredOn = "2026-03-20", state = "performed" });
        (await FieldsAsync(node, Mediations, id, new { agreedOn = "2026-03-25" })).ShouldBe("correction.in-the-way");
        (await RefusedAsync(
            node, Mediations, id,
            new { version = await VersionAsync(node, Mediations, id, "agreement-performed"), occurredOn = "2026-03-10" }))
            .ShouldNotBeNull();
        await CorrectAsync(node, Mediations, id,
            new { version = await VersionAsync(node, Mediations, id, "agreement-performed"), occurredOn = "2026-03-18" });
        ((string)(await RecordAsync(node, Mediations, id))["performedOn"]!).ShouldBe("2026-03-18");
        await AddsUpAsync(node);
    }

    [Fact]
    public async Task A_solution_does_not_come_before_its_problem()
    {
        await using var node = await StartAsync();
        var id = Guid.CreateVersion7();
        var problem = Guid.CreateVersion7();
        await node.DoAsync("supervision-files",
            new { id, occurredOn = "2026-03-02", office = "fy", source = "complaint", field = "market" });
        await node.DoAsync($"supervision-files/{id}/opening", new { occurredOn = "2026-03-03" });
        await node.DoAsync($"supervision-files/{id}/problems",
            new { occurredOn = "2026-03-04", problem, problemKind = "term-exceeded", provision = "§1", description = "超期" });
        await node.DoAsync($"supervision-files/{id}/instruments",
            new { occurredOn = "2026-03-05", instrument = "notice", reference = Guid.CreateVersion7() });
        await node.DoAsync($"supervision-files/{id}/solved-problems", new { occurredOn = "2026-03-20", problem });
        (await RefusedAsync(
            node, "supervision-files", id,
            new { version = await VersionAsync(node, "supervision-files", id, "problem-found"), occurredOn = "2026-03-25" }))
            .ShouldContain("solved-problems");
        (await RefusedAsync(node, "supervision-files", id, new { version = 1, struck = true })).ShouldNotBeNull();
        await AddsUpAsync(node);
    }

    [Fact]
    public async Task The_approver_is_an_account_with_the_right_and_never_oneself()
    {
        await people.ReadyAsync();
        var target = people.Targets.First(x => x is { Kind: Reviews, District: AccessHost.Here, Restricted: false });
        async Task<(HttpStatusCode, string?)> AskAsync(string approvedBy, string path = "corrections")
        {
            object body = path == "corrections"
                ? new { occurredOn = "2024-06-01", reason = "登记错误", approvedBy, corrected = new { field = "police" } }
                : new
                {
                    occurredOn = "2024-06-01",
                    reason = "登记错误",
                    approvedBy,
                    steps = new[] { new { version = 1, occurredOn = "2024-02-29" } }
                };
            var (status, answer, _) =
                await people.AsAsync("review-desk", HttpMethod.Post, $"{Reviews}/{target.Id}/{path}", body, ifMatch: "*");
            return (status, ((string?)answer?["type"])?.Split(':')[^1]);
        }

        foreach (var path in (string[])["corrections", "step-corrections"])
        {
            (await AskAsync($"review-desk.{AccessHost.Here}", path)).ShouldBe((HttpStatusCode.UnprocessableEntity, "approval.by-oneself"));
            (await AskAsync("nobody", path)).ShouldBe((HttpStatusCode.UnprocessableEntity, "approval.not-an-approver"));
            (await AskAsync($"clerk.{AccessHost.Here}", path)).ShouldBe((HttpStatusCode.UnprocessableEntity, "approval.not-an-approver"));
            (await AskAsync($"leader.{AccessHost.Elsewhere}", path))
                .ShouldBe((HttpStatusCode.UnprocessableEntity, "approval.not-an-approver"));
            (await AskAsync($"leader.{AccessHost.Here}", path)).Item1.ShouldBe(HttpStatusCode.OK);
        }
    }

    private static async Task<Node> StartAsync()
    {
        var node = await Node.StartAsync(await TestServer.CreateDatabaseAsync(), new SetClock(SetClock.At("2026-07-31")));
        await node.FoundAsync(established: "2015-01-01");
        return node;
    }

    /// <summary>Entered after the fact and complete; what time has brought about is no part of these tests unless they say so.</summary>
    private static async Task<Guid> AcceptedAsync(Node node)
    {
        var id = Guid.CreateVersion7();
        await node.DoAsync(Reviews,
            new
            {
                id,
                occurredOn = "2026-03-02",
                office = "fy",
                respondentKind = "street",
                subject = "penalty",
                field = "market",
                stillEntering = true
            });
        await node.DoAsync($"{Reviews}/{id}/acceptance", new { occurredOn = "2026-03-02" });
        return id;
    }

    private static async Task CorrectAsync(Node node, string kind, Guid id, params object[] steps) =>
        await node.DoAsync($"{kind}/{id}/step-corrections",
            new { occurredOn = "2026-07-31", reason = "核对卷宗", approvedBy = "director", steps });

    /// <summary>What stands in the way of a correction of steps, in words; the record stays as it was.</summary>
    private static async Task<string> RefusedAsync(Node node, string kind, Guid id, params object[] steps)
    {
        var before = (await RecordAsync(node, kind, id)).ToJsonString();
        var (status, body) =
            await node.PostAsync(
            $"{kind}/{id}/step-corrections", new { occurredOn = "2026-07-31", reason = "核对卷宗", approvedBy = "director", steps });
        status.ShouldBe(422, body?.ToString());
        (await RecordAsync(node, kind, id)).ToJsonString().ShouldBe(before);
        return body!.ToJsonString();
    }

    /// <summary>Why a correction of fields is refused.</summary>
    private static async Task<string> FieldsAsync(Node node, string kind, Guid id, object corrected)
    {
        var (status, body) =
            await node.PostAsync(
            $"{kind}/{id}/corrections", new { occurredOn = "2026-07-31", reason = "核对卷宗", approvedBy = "director", corrected });
        status.ShouldBe(422, body?.ToString());
        return ((string)body!["type"]!).Split(':')[^1];
    }

    private static async Task<int> VersionAsync(Node node, string kind, Guid id, string happened) =>
        (int)(await node.GetAsync($"{kind}/{id}/history"))["events"]!.AsArray().Last(x => (string)x!["event"]! == happened)!["version"]!;

    private static async Task<JsonNode> RecordAsync(Node node, string kind, Guid id) => (await node.GetAsync($"{kind}/{id}"))["record"]!;

    private static async Task<string?> DueAsync(Node node, Guid id) =>
        (string?)(await node.GetAsync($"{Reviews}/{id}/deadlines"))["terms"]!.AsArray()
            .Single(x => (string)x!["term"]! == "review.adjudication/1")!["dueOn"];

    private static async Task<decimal?> ValueAsync(Node node, string code) =>
        (decimal?)(await node.GetAsync($"figures/2026/{code}"))["figure"]!["value"];

    private static async Task AddsUpAsync(Node node)
    {
        var identities = await node.GetAsync("figures/2026/identities");
        ((bool)identities["allHold"]!).ShouldBeTrue(identities.ToString());
        var verdict = await Replay.CompareAsync(
            node.Services.GetRequiredService<IDocumentStore>(), node.Services.GetRequiredService<TermRules>(), null,
            TestContext.Current.CancellationToken);
        verdict.Agrees.ShouldBeTrue(verdict.ToString());
    }
}
