using System.Text.Json.Nodes;

namespace CaseTrack.Tests.Records;

/// <summary>一事一记: the same thing entered again, with a fresh If-Match and no Idempotency-Key, is refused, shows what stands, and counts once.</summary>
public sealed class OnceTests
{
    private const string On = "2026-03-10";
    private static readonly Guid Thing = Guid.Parse("0193e1a0-0000-7000-8000-00000000000b");
    private static readonly Guid Other = Guid.Parse("0193e1a0-0000-7000-8000-00000000000c");

    [Fact]
    public async Task A_supervision_file_takes_each_thing_once()
    {
        await using var node = await StartAsync();
        var file = $"supervision-files/{await SupervisionAsync(node)}";
        await TwiceAsync(node, file, "problems", new { occurredOn = On, problem = Thing, problemKind = "step-missing", provision = "行政处罚法 §44", description = "未告知" });
        await TwiceAsync(node, file, "instruments", new { occurredOn = On, instrument = "notice", reference = Thing });
        await TwiceAsync(node, file, "instruments", new { occurredOn = On, instrument = "opinion" }, "once.recorded-that-day");
        await TwiceAsync(node, file, "solved-problems", new { occurredOn = On, problem = Thing });
        await TwiceAsync(node, file, "interviews", new { occurredOn = On, subject = "约谈" }, "once.recorded-that-day");
        await TwiceAsync(node, file, "circulars", new { occurredOn = On, subject = "通报" }, "once.recorded-that-day");
        await TwiceAsync(node, file, "sanction-proposals", new { occurredOn = On, people = 1, proposal = "建议" }, "once.recorded-that-day");
        await TwiceAsync(node, file, "investigations", new { occurredOn = On, manner = "files", officers = 2 }, "once.recorded-that-day");

        // A second one of the same day says so by a reference of its own, and is then known by it.
        await TwiceAsync(node, file, "interviews", new { occurredOn = On, subject = "再次约谈", reference = Other });
        var figures = await FiguresAsync(node);
        (figures["supervision.problems-found"], figures["supervision.problems-solved"], figures["supervision.notices"]).ShouldBe((1, 1, 1));
        (figures["supervision.interviews"], figures["supervision.circulars"], figures["supervision.sanctions-proposed"]).ShouldBe((2, 1, 1));
        (figures["supervision.problem-rectification-rate"], figures["supervision.problem-solved-share"]).ShouldBe((100, 100));
        await HoldAsync(node);
    }

    [Fact]
    public async Task A_review_takes_each_thing_once_and_an_appeal_is_its_own()
    {
        await using var node = await StartAsync();
        var review = $"review-applications/{await node.ReceiveAsync("2026-03-02")}";
        await node.DoAsync($"{review}/acceptance", new { occurredOn = "2026-03-03" });
        await TwiceAsync(node, review, "opinions", new { occurredOn = On, manner = "online", impossible = false }, "once.recorded-that-day");
        await node.DoAsync($"{review}/copy", new { occurredOn = "2026-03-04" });
        await TwiceAsync(node, review, "answer", new { occurredOn = On, withEvidence = true });
        await TwiceAsync(node, review, "rule-reviews", new { occurredOn = On, request = Thing, document = "规范性文件", handling = "own" });
        await TwiceAsync(node, review, "rule-maker-notice", new { occurredOn = On, request = Thing });
        await TwiceAsync(node, review, "rule-maker-answer", new { occurredOn = On, request = Thing });
        await TwiceAsync(node, review, "rule-review-forwarding", new { occurredOn = On, request = Thing, organ = "市政府" });
        await TwiceAsync(node, review, "rule-review-conclusion", new { occurredOn = On, request = Thing, result = "lawful" });
        await node.DoAsync($"{review}/decision", new { occurredOn = On, decision = "W1" });
        await TwiceAsync(node, review, "service", new { occurredOn = On, recipient = "applicant", manner = "direct" }, "once.recorded-for-party");
        await TwiceAsync(node, review, "letters", new { occurredOn = On, letter = Thing, letterKind = "opinion", addressee = "区城管局" });
        await TwiceAsync(node, review, "letter-answers", new { occurredOn = On, letter = Thing, corrected = true });
        await TwiceAsync(node, review, "performance", new { occurredOn = On, state = "part" }, "review.state-stands");
        await node.DoAsync($"{review}/performance", new { occurredOn = On, state = "performed" });
        (await node.PostAsync($"{review}/performance", new { occurredOn = On, state = "not" })).Body!["type"]!.ToString().ShouldEndWith("review.already-performed");
        await TwiceAsync(node, review, "lawsuits", Lawsuit(Thing, "(2026)鄂0202行初1号", "first"));

        // The same court number under another id is the same lawsuit, however it is written.
        var (status, taken) = await node.PostAsync($"{review}/lawsuits", Lawsuit(Other, "（2026）鄂0202行初1号", "first"));
        (status, taken!["type"]!.ToString()).ShouldBe((422, "urn:casetrack:problem:review.court-number-taken"));
        await TwiceAsync(node, review, "court-hearings", new { occurredOn = On, lawsuit = Thing, attendance = "principal" }, "once.recorded-that-day");
        await TwiceAsync(node, review, "judgments", new { occurredOn = On, lawsuit = Thing, outcome = "revoked" });
        (await node.PostAsync($"{review}/judgments", new { occurredOn = On, lawsuit = Thing, outcome = "upheld" })).Status.ShouldBe(422);
        await TwiceAsync(node, review, "defeat-reports", new { occurredOn = On, lawsuit = Thing, cause = "x", measures = "y", reportedTo = "z" });

        // An appeal is a lawsuit of its own, linked to the one it goes on with.
        await node.DoAsync($"{review}/lawsuits", new { occurredOn = On, lawsuit = Other, court = "中院", caseNumber = "(2026)鄂02行终1号", instance = "second", standing = "sole", appealOf = Thing });
        await node.DoAsync($"{review}/judgments", new { occurredOn = On, lawsuit = Other, outcome = "upheld" });
        (await node.GetAsync(review))["record"]!["lawsuits"]!.AsArray().Select(x => (string?)x!["appealOf"]).ShouldBe([null, Thing.ToString()]);

        var figures = await FiguresAsync(node);
        (figures["review.opinion-letters"], figures["review.letter-answer-rate"], figures["review.letter-answered-share"]).ShouldBe((1, 100, 100));
        (figures["litigation.filed"], figures["litigation.judgments"], figures["litigation.lost"], figures["litigation.defeats-reported"]).ShouldBe((2, 2, 1, 1));
        (figures["review.performed"], figures["review.performance-rate"], figures["litigation.hearings"]).ShouldBe((1, 100, 1));
        (figures["review.settled-rate"], figures["review.sued-share"]).ShouldBe((0, 100));
        await HoldAsync(node);

        static object Lawsuit(Guid lawsuit, string caseNumber, string instance) => new { occurredOn = On, lawsuit, court = "法院", caseNumber, instance, standing = "sole" };
    }

    [Fact]
    public async Task A_mediation_names_each_mediator_once_and_takes_each_thing_once()
    {
        await using var node = await StartAsync();
        var mediation = $"mediation-cases/{await MediationAsync(node)}";
        (await node.PostAsync($"{mediation}/acceptance", new { occurredOn = "2026-03-03", mediators = new[] { "mediator.a", "Mediator.A" } })).Body!["type"]!.ToString().ShouldEndWith("mediation.named-twice");
        await node.DoAsync($"{mediation}/acceptance", new { occurredOn = "2026-03-03", mediators = new[] { "mediator.a" } });
        (await node.PostAsync($"{mediation}/assignment", new { occurredOn = On, mediator = "MEDIATOR.A", lead = true })).Body!["type"]!.ToString().ShouldEndWith("mediation.already-the-mediator");
        await TwiceAsync(node, mediation, "sessions", new { occurredOn = On, manner = "online", present = 2 }, "once.recorded-that-day");
        await TwiceAsync(node, mediation, "police-report", new { occurredOn = On, reason = "public-order", addressee = "派出所" }, "once.recorded-that-day");
        await TwiceAsync(node, mediation, "documents", new { occurredOn = On, item = "application" }, "once.recorded-that-day");
        await node.DoAsync($"{mediation}/agreement", new { occurredOn = On, form = "oral", performedAtOnce = true });
        await TwiceAsync(node, mediation, "prevented-escalations", new { occurredOn = On, escalation = "crime", people = 3, grounds = "x" }, "once.recorded-that-day");
        await TwiceAsync(node, mediation, "follow-ups", new { occurredOn = On, manner = "telephone", state = "performed", newTrouble = false }, "once.recorded-that-day");
        var figures = await FiguresAsync(node);
        (figures["mediation.escalation.prevented"], figures["mediation.escalation.people"]).ShouldBe((1, 3));
        await HoldAsync(node);
    }

    [Fact]
    public async Task An_agreement_confirmed_again_after_a_renewal_is_one_confirmed_agreement()
    {
        await using var node = await StartAsync();
        var mediation = $"mediation-cases/{await MediationAsync(node)}";
        await node.DoAsync($"{mediation}/acceptance", new { occurredOn = "2026-03-03", mediators = new[] { "m" } });
        foreach (var day in (string[])["2026-03-05", "2026-03-09"])
        {
            await node.DoAsync($"{mediation}/agreement", new { occurredOn = day, form = "written", content = new { facts = "x", terms = "y", manner = "z", signed = true }, performBy = "2026-06-30" });
            await node.DoAsync($"{mediation}/confirmation-application", new { occurredOn = day, court = "法院", jointly = true });
            (await node.PostAsync($"{mediation}/confirmation-application", new { occurredOn = day, court = "法院", jointly = true })).Status.ShouldBe(422);
            await node.DoAsync($"{mediation}/confirmation-result", new { occurredOn = day, result = "valid" });
            (await node.PostAsync($"{mediation}/confirmation-result", new { occurredOn = day, result = "valid" })).Status.ShouldBe(422);
            if (day == "2026-03-05")
            {
                await node.DoAsync($"{mediation}/renewal", new { occurredOn = day, reason = "协议争议" });
            }
        }

        var figures = await FiguresAsync(node);
        (figures["mediation.written"], figures["mediation.confirmation.valid"], figures["mediation.confirmed-share"]).ShouldBe((1, 2, 100));
        await HoldAsync(node);
    }

    private static async Task<Node> StartAsync()
    {
        var node = await Node.StartAsync(await TestServer.CreateDatabaseAsync(), new SetClock(SetClock.At("2026-03-10")), silence: false);
        await node.FoundAsync();
        return node;
    }

    internal static async Task<Guid> MediationAsync(Node node)
    {
        var id = Guid.CreateVersion7();
        await node.DoAsync("mediation-cases", new { id, occurredOn = "2026-03-02", committee = "tw", source = "application", disputeType = "02" });
        return id;
    }

    internal static async Task<Guid> SupervisionAsync(Node node)
    {
        var id = Guid.CreateVersion7();
        await node.DoAsync("supervision-files", new { id, occurredOn = "2026-03-02", office = "fy", source = "complaint", field = "market" });
        await node.DoAsync($"supervision-files/{id}/opening", new { occurredOn = "2026-03-03" });
        return id;
    }

    /// <summary>Once it is taken; again it is refused with what stands, and nothing changes.</summary>
    private static async Task TwiceAsync(Node node, string record, string act, object body, string refusal = "once.recorded-already")
    {
        var (first, answer) = await node.PostAsync($"{record}/{act}", body);
        first.ShouldBe(200, $"{act}: {answer}");
        var before = (int)(await node.GetAsync(record))["record"]!["version"]!;
        foreach (var language in (string[])["zh", "en"])
        {
            var (status, again) = await node.PostAsync($"{record}/{act}", body, language: language);
            status.ShouldBe(422, $"{act}: {again}");
            again!["type"]!.ToString().ShouldBe($"urn:casetrack:problem:{refusal}", act);
            (again["stands"] as JsonObject).ShouldNotBeNull(act);
        }

        ((int)(await node.GetAsync(record))["record"]!["version"]!).ShouldBe(before, act);
    }

    internal static async Task<Dictionary<string, decimal?>> FiguresAsync(Node node) =>
        (await node.GetAsync("figures/2026"))["figures"]!.AsArray().ToDictionary(x => (string)x!["code"]!, x => (decimal?)x!["value"]);

    internal static async Task HoldAsync(Node node)
    {
        var report = await node.GetAsync("figures/2026/identities");
        ((bool)report["allHold"]!).ShouldBeTrue(report["identities"]!.AsArray().FirstOrDefault(x => !(bool)x!["holds"]!)?.ToString());
    }
}
