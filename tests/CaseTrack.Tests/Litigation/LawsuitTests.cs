using System.Text.Json.Nodes;

namespace CaseTrack.Tests.Litigation;

/// <summary>行政应诉: lawsuits without a review, from the notice of the court to the performance of its judgment, and what the figures say of
/// them.</summary>
[Trait("Speed", "slow")]
public sealed class LawsuitTests
{
    private const string Kind = "administrative-lawsuits";

    [Fact]
    public async Task A_lawsuit_is_received_heard_lost_reported_and_performed_and_every_step_is_counted_once()
    {
        await using var node = await StartAsync();
        var id = await ReceiveAsync(node, "2025-03-03", "（2025）鄂02行初1号");
        var other = await ReceiveAsync(node, "2025-04-01", "（2025）鄂02行初2号");
        await DoAsync(node, id, "hearings", new { occurredOn = "2025-04-10", hearing = Guid.CreateVersion7(), attendance = "deputy" });
        await DoAsync(node, other, "hearings", new { occurredOn = "2025-05-10", hearing = Guid.CreateVersion7(), attendance = "none" });
        await DoAsync(node, id, "judgment", new { occurredOn = "2025-12-20", outcome = "revoked" });
        await DoAsync(node, id, "defeat-report", new { occurredOn = "2026-01-08", cause = "程序违法", measures = "培训", reportedTo = "区政府" });
        await DoAsync(node, id, "performance", new { occurredOn = "2026-01-20", content = "重新作出决定" });
        var advice = Guid.CreateVersion7();
        await DoAsync(node, id, "advices", new { occurredOn = "2025-12-22", advice, adviser = "court", content = "完善告知程序" });
        await DoAsync(node, id, "advices",
            new { occurredOn = "2025-12-23", advice = Guid.CreateVersion7(), adviser = "procurator", content = "完善送达" });
        await DoAsync(node, id, "advice-answers", new { occurredOn = "2026-02-01", advice, answer = "已完善" });

        var figures = (await node.GetAsync("figures/2025"))["figures"]!.AsArray()
            .ToDictionary(x => (string)x!["code"]!, x => (decimal?)x!["value"]);
        (figures["lawsuits.received"], figures["lawsuits.hearings"], figures["lawsuits.attended"], figures["lawsuits.attendance-rate"],
            figures["lawsuits.judged"], figures["lawsuits.lost"], figures["lawsuits.defeat-rate"])
            .ShouldBe((2, 2, 1, 50, 1, 1, 100));
        (figures["lawsuits.defeats-reported"], figures["lawsuits.defeat-report-rate"], figures["lawsuits.performed"],
            figures["lawsuits.performance-rate"])
            .ShouldBe((0, 100, 0, 100), "reported and performed the year after, of a defeat of this year");
        (figures["lawsuits.court-advice"], figures["lawsuits.procurator-advice"], figures["lawsuits.advice-answer-rate"],
            figures["lawsuits.opening"], figures["lawsuits.closing"]).ShouldBe((1, 1, 50, 0, 1));
        ((decimal)(await node.GetAsync("figures/2026/lawsuits.defeats-reported"))["figure"]!["value"]!,
            (decimal)(await node.GetAsync("figures/2026/lawsuits.opening"))["figure"]!["value"]!).ShouldBe((1, 1));
        (await node.GetAsync("figures/2025/identities"))["allHold"]!.GetValue<bool>().ShouldBeTrue();
        (await node.GetAsync("figures/2025/lawsuits.lost/cases"))["cases"]!.AsArray().ShouldHaveSingleItem()!["href"]!.ToString()
            .ShouldBe($"/api/v1/{Kind}/{id}");

        // Voided it counts nowhere.
        await DoAsync(node, other, "voiding", new { occurredOn = "2026-03-02", reason = "误录" });
        ((decimal)(await node.GetAsync("figures/2025/lawsuits.received"))["figure"]!["value"]!,
            (decimal)(await node.GetAsync("figures/2025/lawsuits.attendance-rate"))["figure"]!["value"]!).ShouldBe((1, 100));
    }

    [Fact]
    public async Task Nothing_is_entered_twice_nor_before_what_it_follows()
    {
        await using var node = await StartAsync();
        var id = await ReceiveAsync(node, "2025-03-03", "（2025）鄂02行初1号");
        await RefusedAsync(Kind, Lawsuit("2025-03-04", "(2025)鄂02行初01号"), "lawsuit.twice");
        await RefusedAsync(Kind, Lawsuit("2025-03-04", "（2025）鄂02行终9号", id), "lawsuit.unknown-earlier");
        var hearing = Guid.CreateVersion7();
        await RefusedAsync($"{Kind}/{id}/hearings", new { occurredOn = "2025-03-02", hearing, attendance = "deputy" },
            "date.before-earlier-step");
        await DoAsync(node, id, "hearings", new { occurredOn = "2025-04-10", hearing, attendance = "deputy" });
        await RefusedAsync($"{Kind}/{id}/hearings", new { occurredOn = "2025-04-11", hearing, attendance = "deputy" },
            "lawsuit.same-hearing");
        await RefusedAsync($"{Kind}/{id}/defeat-report", new { occurredOn = "2025-05-01", cause = "无", measures = "无", reportedTo = "区政府" },
            "lawsuit.not-lost");
        await RefusedAsync($"{Kind}/{id}/judgment", new { occurredOn = "2025-04-09", outcome = "upheld" }, "date.before-earlier-step");
        await DoAsync(node, id, "judgment", new { occurredOn = "2025-05-01", outcome = "upheld" });
        await RefusedAsync($"{Kind}/{id}/judgment", new { occurredOn = "2025-05-02", outcome = "revoked" }, "lawsuit.judged");
        await RefusedAsync($"{Kind}/{id}/performance", new { occurredOn = "2025-05-02", content = "无" }, "lawsuit.not-lost");
        await RefusedAsync($"{Kind}/{id}/advice-answers", new { occurredOn = "2025-05-02", advice = Guid.CreateVersion7(), answer = "无" },
            "lawsuit.no-such-advice");

        // An appeal is a lawsuit of its own.
        await node.DoAsync(Kind, Lawsuit("2025-06-01", "（2025）鄂02行终9号", id));
        ((decimal)(await node.GetAsync("figures/2025/lawsuits.received"))["figure"]!["value"]!,
            (decimal)(await node.GetAsync("figures/2025/lawsuits.judged"))["figure"]!["value"]!).ShouldBe((2, 1));
        (await node.GetAsync($"{Kind}/{id}"))["actions"]!.AsArray().Select(x => (string)x!)
            .ShouldBe(["advices", "officer", "corrections", "voiding"]);

        async Task RefusedAsync(string path, object body, string problem)
        {
            var (status, refused) = await node.PostAsync(path, body);
            (status, (string)refused!["type"]!).ShouldBe((422, $"urn:casetrack:problem:{problem}"));
        }
    }

    [Fact]
    public async Task A_correction_leaves_an_order_in_which_it_can_have_happened()
    {
        await using var node = await StartAsync();
        var id = await ReceiveAsync(node, "2025-03-03", "（2025）鄂02行初1号");
        await DoAsync(node, id, "judgment", new { occurredOn = "2025-05-01", outcome = "revoked" });
        await DoAsync(node, id, "performance", new { occurredOn = "2025-06-01", content = "已履行" });
        foreach (var (body, problem) in ((object, string)[])[
            (new { occurredOn = "2026-03-02", reason = "误录", receivedOn = "2025-05-02" }, "lawsuit.out-of-order"),
            (new { occurredOn = "2026-03-02", reason = "误录", judgedOn = "2025-06-02" }, "lawsuit.out-of-order"),
            (new { occurredOn = "2026-03-02", reason = "误录", outcome = "upheld" }, "lawsuit.out-of-order"),
            (new { occurredOn = "2026-03-02", reason = "误录" }, "lawsuit.nothing-corrected")])
        {
            var (status, refused) = await node.PostAsync($"{Kind}/{id}/corrections", body);
            (status, (string)refused!["type"]!).ShouldBe((422, $"urn:casetrack:problem:{problem}"));
        }

        await DoAsync(node, id, "corrections",
            new
            {
                occurredOn = "2026-03-02",
                reason = "误录",
                receivedOn = "2024-12-30",
                outcome = "altered",
                courtNumber = "（2024）鄂02行初99号"
            });
        ((decimal)(await node.GetAsync("figures/2024/lawsuits.received"))["figure"]!["value"]!,
            (decimal)(await node.GetAsync("figures/2025/lawsuits.received"))["figure"]!["value"]!,
            (decimal)(await node.GetAsync("figures/2025/lawsuits.lost"))["figure"]!["value"]!)
            .ShouldBe((1, 0, 1));
    }

    private static object Lawsuit(string day, string number, Guid? follows = null, Guid? id = null) => new
    {
        id = id ?? Guid.CreateVersion7(),
        occurredOn = day,
        office = "fy",
        defendantKind = "street",
        subject = "penalty",
        field = "market",
        court = "黄石港区人民法院",
        courtNumber = number,
        instance = follows is null ? "first" : "second",
        follows,
    };

    private static async Task<Guid> ReceiveAsync(Node node, string day, string number)
    {
        var id = Guid.CreateVersion7();
        await node.DoAsync(Kind, Lawsuit(day, number, id: id));
        return id;
    }

    private static Task<JsonNode?> DoAsync(Node node, Guid id, string act, object body) => node.DoAsync($"{Kind}/{id}/{act}", body);

    private static async Task<Node> StartAsync()
    {
        var node = await Node.StartAsync(await TestServer.CreateDatabaseAsync(), new SetClock(SetClock.At("2026-03-02")), silence: false);
        await node.FoundAsync();
        return node;
    }
}
