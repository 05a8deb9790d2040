using CaseTrack.Clocks.Silence;
using CaseTrack.Figures;
using CaseTrack.Terms;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using Wolverine;

namespace CaseTrack.Tests.Clocks;

/// <summary>Late is not impossible: what really happened is recorded once somebody confirms it knowingly, marked, counted, and beside what
/// the law had brought about before.</summary>
[Trait("Speed", "slow")]
public sealed class LateActTests
{
    private const string Reviews = "review-applications";

    [Fact]
    public async Task What_silence_has_brought_about_is_applied_in_the_transaction_that_enters_it()
    {
        await using var node = await StartAsync("2026-03-30");
        var id = await node.ReceiveAsync("2026-03-02");
        var record = (await node.GetAsync($"{Reviews}/{id}"))["record"]!;
        ((string)record["stage"]!).ShouldBe("adjudication");
        ((string)record["acceptedOn"]!).ShouldBe("2026-03-09");
        ((bool)record["deemed"]!).ShouldBeTrue();

        var (status, refusal) =
            await node.PostAsync($"{Reviews}/{id}/withdrawal", new { occurredOn = "2026-03-27", reason = "own-decision" });
        (status, (string?)refusal!["type"]).ShouldBe((422, "urn:casetrack:problem:act.not-in-this-stage"));
        (await ValueAsync(node, "review.withdrawn")).ShouldBe(0);

        // Ten working days from the copy end on 24 March: the missing answer comes with the entry of the copy, and the answer names the
        // version after both.
        var recorded = await node.DoAsync($"{Reviews}/{id}/copy", new { occurredOn = "2026-03-10" });
        (await node.HistoryAsync(Reviews, id)).Select(x => (x.Event, x.On)).ShouldBe(
            [("review-received", "2026-03-02"), ("review-accepted", "2026-03-09"), ("copy-sent", "2026-03-10"),
            ("answer-overdue", "2026-03-25")]);
        ((int)recorded!["version"]!).ShouldBe(4);
        (await node.PostAsync(
            $"{Reviews}/{id}/opinions", new { occurredOn = "2026-03-26", manner = "telephone", impossible = false },
            $"\"{recorded["version"]}\"")).Status.ShouldBe(200);
        await AddsUpAsync(node);
    }

    [Fact]
    public async Task Papers_that_never_came_are_abandoned_at_entry()
    {
        await using var node = await StartAsync("2026-03-30");
        var id = await EnterAsync(node, "2026-03-02");
        await node.DoAsync($"{Reviews}/{id}/papers-request", new { occurredOn = "2026-03-03", items = new[] { "身份证明" } });
        await CompleteAsync(node, id);
        (await node.HistoryAsync(Reviews, id))[^1].ShouldBe(("review-abandoned", "2026-03-18", "tester"));

        (await node.PostAsync($"{Reviews}/{id}/corrected-papers", new { occurredOn = "2026-03-20" })).Status.ShouldBe(422);
        await node.DoAsync($"{Reviews}/{id}/corrected-papers", new { occurredOn = "2026-03-20" }, "review.papers-expired");
        var record = (await node.GetAsync($"{Reviews}/{id}"))["record"]!;
        ((string)record["stage"]!).ShouldBe("abandoned");
        ((string)record["dossier"]!["breaches"]![0]!["explanation"]!).ShouldContain("视为放弃");
        (await ValueAsync(node, "breaches")).ShouldBe(0); // the applicant's own affair
        await AddsUpAsync(node);
    }

    [Fact]
    public async Task A_process_days_ahead_of_its_database_brings_nothing_about()
    {
        var now = DateTimeOffset.UtcNow;
        var today = Today.At(now).Date;
        await using var node = await Node.StartAsync(await TestServer.CreateDatabaseAsync(), new SetClock(now.AddDays(40)));
        await node.FoundAsync();
        var id = await node.ReceiveAsync($"{today:yyyy-MM-dd}");
        ((string)(await node.GetAsync($"{Reviews}/{id}"))["record"]!["stage"]!).ShouldBe("screening");
        await using var scope = node.Services.CreateAsyncScope();
        var bus = scope.ServiceProvider.GetRequiredService<IMessageBus>();
        await bus.InvokeForTenantAsync("420202", new RaiseDue(Reviews, id), TestContext.Current.CancellationToken);
        (await node.HistoryAsync(Reviews, id)).Select(x => x.Event).ShouldBe(["review-received"]);
    }

    [Theory]
    [InlineData("acceptance")]
    [InlineData("refusal")]
    public async Task A_decision_on_the_intake_after_the_screening_stands_beside_the_deemed_acceptance(string act)
    {
        await using var node = await StartAsync("2026-03-30");
        var id = await node.ReceiveAsync("2026-03-02");
        object body = act == "acceptance" ? new { occurredOn = "2026-03-12" } : new { occurredOn = "2026-03-12", ground = "repeated" };
        var (status, refusal) = await node.PostAsync($"{Reviews}/{id}/{act}", body);
        (status, (string?)refusal!["type"]).ShouldBe((422, "urn:casetrack:problem:review.screening-expired"));
        ((string)refusal["title"]!).ShouldContain("Confirm-Breach: review.screening-expired");
        ((string)refusal["legalBasis"]!).ShouldContain("§30");
        (await node.PostAsync($"{Reviews}/{id}/{act}", body, confirm: "review.papers-expired")).Status.ShouldBe(422);

        await node.DoAsync($"{Reviews}/{id}/{act}", body, "review.screening-expired");
        var record = (await node.GetAsync($"{Reviews}/{id}"))["record"]!;
        ((string)record["stage"]!, (string)record["acceptedOn"]!, (bool)record["deemed"]!).ShouldBe(("adjudication", "2026-03-09", true));
        record["refusedOn"].ShouldBeNull();
        record["dossier"]!["numbers"]!.AsArray().Count.ShouldBe(1);
        var breach = record["dossier"]!["breaches"]!.AsArray().ShouldHaveSingleItem()!;
        ((string)breach["act"]!, (string)breach["on"]!, (bool)breach["beside"]!).ShouldBe((act, "2026-03-12", true));
        ((string)breach["breach"]!["kind"]!, (string)breach["breach"]!["rule"]!, (int)breach["breach"]!["daysLate"]!,
            (string)breach["breach"]!["dueOn"]!)
            .ShouldBe(("term-exceeded", "review.screening", 3, "2026-03-09"));
        ((string)breach["breach"]!["basis"]!).ShouldContain("§§30");

        // One adjudication runs, from the deemed acceptance.
        (await node.GetAsync($"{Reviews}/{id}/deadlines"))["terms"]!.AsArray()
            .Where(x => ((string)x!["term"]!).StartsWith("review.adjudication", StringComparison.Ordinal))
            .ShouldHaveSingleItem()!["startOn"]!.ToString().ShouldBe("2026-03-09");
        (await ValueAsync(node, "review.received.accepted")).ShouldBe(1);
        (await ValueAsync(node, "review.refused")).ShouldBe(0);
        (await ValueAsync(node, "breaches.term-exceeded")).ShouldBe(1);
        (await node.GetAsync("figures/2026/breaches.term-exceeded/cases"))["cases"]!.AsArray().ShouldHaveSingleItem()!["id"]!.ToString()
            .ShouldBe(id.ToString());
        (await node.GetAsync("figures/2026/breaches?by=breachPhase"))["groups"]!.AsArray()
            .Select(x => ((string?)x!["key"], (decimal?)x["value"])).ShouldBe([("intake", 1m)]);
        (await node.GetAsync("figures/2026/breaches?by=unit"))["groups"]!.AsArray().Select(x => ((string?)x!["key"], (decimal?)x["value"]))
            .ShouldBe([("fy", 1m)]);
        await AddsUpAsync(node);
    }

    [Fact]
    public async Task Missing_steps_exceeded_terms_and_wrong_procedure_are_counted_and_what_nobody_entered_is_unknown()
    {
        await using var node = await StartAsync("2026-07-31");
        var late = await AcceptedAsync(node);
        await node.DoAsync($"{Reviews}/{late}/copy", new { occurredOn = "2026-03-20" }); // seven working days end on 11 March
        await node.DoAsync($"{Reviews}/{late}/answer", new { occurredOn = "2026-04-10", withEvidence = true }); // ten more on 3 April
        (await node.PostAsync(
            $"{Reviews}/{late}/investigations", new { occurredOn = "2026-04-10", manner = "site", officers = 1 })).Status.ShouldBe(422);
        await node.DoAsync($"{Reviews}/{late}/investigations", new { occurredOn = "2026-04-10", manner = "site", officers = 1 },
            "review.two-officers");
        var decision = new { occurredOn = "2026-05-20", decision = "W1" };
        var (_, refusal) = await node.PostAsync($"{Reviews}/{late}/decision", decision);
        ((string?)refusal!["type"]).ShouldBe("urn:casetrack:problem:review.opinions-not-heard");
        await node.DoAsync($"{Reviews}/{late}/decision", decision, "review.opinions-not-heard"); // sixty days end on 6 May
        await CompleteAsync(node, late);
        ((string)(await node.GetAsync($"{Reviews}/{late}"))["record"]!["stage"]!).ShouldBe("decided");

        (await ValueAsync(node, "breaches.term-exceeded")).ShouldBe(3);
        (await ValueAsync(node, "breaches.step-missing")).ShouldBe(1);
        (await ValueAsync(node, "breaches.procedure-wrong")).ShouldBe(1);
        (await ValueAsync(node, "breaches")).ShouldBe(5);
        (await ValueAsync(node, "breaches.average-days-late")).ShouldBe(10); // 9, 7 and 14
        (await node.GetAsync("figures/2026/breaches?by=dutyOf"))["groups"]!.AsArray()
            .Select(x => ((string?)x!["key"], (decimal?)x["value"])).ShouldBe([("office", 4m), ("respondent", 1m)], ignoreOrder: true);
        (await node.GetAsync("figures/2026/breaches.step-missing/cases"))["cases"]!.AsArray().ShouldHaveSingleItem()!["id"]!.ToString()
            .ShouldBe(late.ToString());

        // The copy's day was never entered: nobody can tell whether it was late.
        var unknown = await AcceptedAsync(node);
        await node.DoAsync($"{Reviews}/{unknown}/opinions", new { occurredOn = "2026-03-10", manner = "telephone", impossible = false });
        await node.DoAsync($"{Reviews}/{unknown}/decision", new { occurredOn = "2026-04-20", decision = "W1" });
        await CompleteAsync(node, unknown);
        (await ValueAsync(node, "breaches.unknown")).ShouldBe(1);
        (await ValueAsync(node, "breaches")).ShouldBe(5);
        (await ValueAsync(node, "terms.late")).ShouldBe(3);
        (await node.GetAsync("figures/2026/breaches.unknown/cases"))["cases"]!.AsArray().ShouldHaveSingleItem()!["id"]!.ToString()
            .ShouldBe(unknown.ToString());
        await AddsUpAsync(node);
    }

    [Fact]
    public async Task An_extension_after_the_term_is_recorded_as_a_breach_and_lengthens_nothing()
    {
        await using var node = await StartAsync("2026-07-31");
        var id = await AcceptedAsync(node);
        var extension = new { occurredOn = "2026-05-12", days = 30, approvedBy = "tester", reason = "案情复杂" };
        ((string?)(await node.PostAsync($"{Reviews}/{id}/extension", extension)).Body!["type"])
            .ShouldBe("urn:casetrack:problem:review.extension-too-late");
        await node.DoAsync($"{Reviews}/{id}/extension", extension, "review.extension-too-late");
        (await node.GetAsync($"{Reviews}/{id}/deadlines"))["terms"]!.AsArray()
            .Single(x => (string)x!["term"]! == "review.adjudication/1")!["dueOn"]!.ToString().ShouldBe("2026-05-06");
        (await ValueAsync(node, "breaches.procedure-wrong")).ShouldBe(1);
        await AddsUpAsync(node);
    }

    [Fact]
    public async Task A_past_case_is_entered_whole_before_silence_looks_at_it_and_what_silence_brought_can_be_typed()
    {
        await using var node = await StartAsync("2026-03-30");
        var id = await EnterAsync(node, "2019-03-04");
        await node.DoAsync($"{Reviews}/{id}/acceptance", new { occurredOn = "2019-03-08" });
        await node.DoAsync($"{Reviews}/{id}/suspension", new { occurredOn = "2019-03-12", ground = "death" });
        await RaiseAsync(node, id);
        (await node.HistoryAsync(Reviews, id))[^1].Event.ShouldBe("review-suspended");
        (await node.GetAsync($"reminders?record={id}"))["reminders"]!.AsArray().ShouldBeEmpty();
        ((string?)(await node.PostAsync(
            $"{Reviews}/{id}/termination", new { occurredOn = "2019-05-10", ground = "suspended-60-days" })).Body!["type"])
            .ShouldBe("urn:casetrack:problem:review.sixty-days-by-silence");
        await node.DoAsync($"{Reviews}/{id}/termination", new { occurredOn = "2019-05-13", ground = "suspended-60-days" });
        // 11 May 2019 is a Saturday
        await CompleteAsync(node, id);
        var record = (await node.GetAsync($"{Reviews}/{id}"))["record"]!;
        ((string)record["stage"]!, (bool)record["deemed"]!).ShouldBe(("terminated", false));
        (await node.PostAsync($"{Reviews}/{id}/entry-completion", new { occurredOn = "2026-03-30" })).Status.ShouldBe(422);

        // Declared complete without a decision on the intake: then silence comes, on its legal day of 2019.
        var silent = await EnterAsync(node, "2019-03-04");
        await CompleteAsync(node, silent);
        (await node.HistoryAsync(Reviews, silent))[^1].ShouldBe(("review-accepted", "2019-03-04", "tester"));
        await AddsUpAsync(node);
    }

    private static async Task<Node> StartAsync(string day)
    {
        var node = await Node.StartAsync(await TestServer.CreateDatabaseAsync(), new SetClock(SetClock.At(day)));
        await node.FoundAsync(established: "2015-01-01");
        return node;
    }

    private static async Task<Guid> EnterAsync(Node node, string day)
    {
        var id = Guid.CreateVersion7();
        await node.DoAsync(Reviews,
            new
            {
                id,
                occurredOn = day,
                office = "fy",
                respondentKind = "street",
                subject = "penalty",
                field = "market",
                stillEntering = true
            });
        return id;
    }

    private static async Task<Guid> AcceptedAsync(Node node)
    {
        var id = await EnterAsync(node, "2026-03-02");
        await node.DoAsync($"{Reviews}/{id}/acceptance", new { occurredOn = "2026-03-02" });
        return id;
    }

    private static async Task CompleteAsync(Node node, Guid id) =>
        await node.DoAsync($"{Reviews}/{id}/entry-completion", new { occurredOn = "2026-03-30" });

    private static async Task RaiseAsync(Node node, Guid id)
    {
        await using var scope = node.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<IMessageBus>()
            .InvokeForTenantAsync("420202", new RaiseDue(Reviews, id), TestContext.Current.CancellationToken);
    }

    private static async Task<decimal?> ValueAsync(Node node, string code) =>
        (decimal?)(await node.GetAsync($"figures/2026/{code}"))["figure"]!["value"];

    private static async Task AddsUpAsync(Node node)
    {
        var identities = await node.GetAsync("figures/2026/identities");
        ((bool)identities["allHold"]!).ShouldBeTrue(identities.ToString());
        var verdict = await Replay.CompareAsync(
            node.Services.GetRequiredService<IDocumentStore>(),
            node.Services.GetRequiredService<TermRules>(), null, TestContext.Current.CancellationToken);
        verdict.Agrees.ShouldBeTrue(verdict.ToString());
    }
}
