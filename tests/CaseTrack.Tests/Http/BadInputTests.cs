namespace CaseTrack.Tests.Http;

/// <summary>Bad input: a refusal that names rule and article in Chinese and English; nothing written, nothing lost.</summary>
[Trait("Speed", "slow")]
public sealed class BadInputTests
{
    [Fact]
    public async Task Every_refusal_names_its_rule_and_article_in_both_languages_and_writes_nothing()
    {
        var database = await TestServer.CreateDatabaseAsync();
        await using var node = await Node.StartAsync(database, new SetClock(SetClock.At("2026-06-15")), silence: false);
        await node.FoundAsync();
        var screening = await node.ReceiveAsync("2026-06-15");
        var old = await node.ReceiveAsync("2026-03-02");
        var accepted = await node.ReceiveAsync("2026-03-02");
        await node.DoAsync($"review-applications/{accepted}/acceptance", new { occurredOn = "2026-03-03" });

        (Guid Record, string Act, object Body, string Problem, string Basis, string English)[] asked =
        [
            (screening, "decision", new { occurredOn = "2026-06-15", decision = "W1" }, "act.not-in-this-stage",
            "行政复议法(2017) §28；(2023) §§61-72", "In the stage 'screening' there is no decision"),
            (screening, "acceptance", new { occurredOn = "2026-06-12" }, "date.before-earlier-step", "业务日期规则",
            "The business date is before the step it follows"),
            (screening, "acceptance", new { occurredOn = "2026-06-16" }, "date.in-the-future", "业务日期规则",
            "The business date lies in the future"),
            (old, "acceptance", new { occurredOn = "2026-06-15" }, "review.screening-expired", "行政复议法(2017) §§17, 40；(2023) §§30, 88",
            "The five working days of screening have run out"),
            (accepted, "extension", new { occurredOn = "2026-06-15", days = 30, approvedBy = "director", reason = "案情复杂" },
            "review.extension-too-late", "行政复议法(2017) §31；(2023) §62", "The term has run out"),
        ];
        foreach (var (record, act, body, problem, basis, english) in asked)
        {
            var before = (await node.HistoryAsync("review-applications", record)).Count;
            var (status, chinese) = await node.PostAsync($"review-applications/{record}/{act}", body);
            (status, chinese!["type"]!.ToString(), chinese["legalBasis"]!.ToString())
                .ShouldBe((422, $"urn:casetrack:problem:{problem}", basis));
            chinese["title"]!.ToString().ShouldContain(x => x >= 0x4e00);
            (await node.PostAsync($"review-applications/{record}/{act}", body, language: "en")).Body!["title"]!.ToString()
                .ShouldStartWith(english);
            (await node.HistoryAsync("review-applications", record)).Count.ShouldBe(before);
        }

        var unknown = await node.PostAsync(
            $"review-applications/{accepted}/suspension", new { occurredOn = "2026-06-15", ground = "第九十九条" });
        (unknown.Status, unknown.Body!["errors"]![0]!["pointer"]!.ToString(), unknown.Body["errors"]![0]!["code"]!.ToString())
            .ShouldBe((400, "/ground", "unknown-code"));
        unknown.Body["errors"]![0]!["detail"]!.ToString().ShouldContain("中止事由");
    }

    [Fact]
    public async Task A_settled_quarrel_takes_one_request()
    {
        var database = await TestServer.CreateDatabaseAsync();
        await using var node = await Node.StartAsync(database, new SetClock(SetClock.At("2026-06-15")), silence: false);
        await node.FoundAsync();
        var id = Guid.CreateVersion7();
        await node.DoAsync("mediation-cases/oral-agreements",
            new
            {
                id,
                occurredOn = "2026-06-15",
                committee = "tw",
                source = "initiative",
                disputeType = "02",
                mediator = "mediator.tw",
                amountYuan = 300,
                performedAtOnce = true
            });
        (await node.HistoryAsync("mediation-cases", id)).Select(x => x.Event)
            .ShouldBe(["mediation-registered", "mediation-accepted", "agreement-reached"]);
        var record = (await node.GetAsync($"mediation-cases/{id}"))["record"]!;
        (record["stage"]!.ToString(), record["dossier"]!["numbers"]![0]!["number"]!.ToString()).ShouldBe(("performed", "(2026)黄港民调字第001号"));
        (await node.PostAsync(
            "mediation-cases/oral-agreements",
            new
            {
                id = Guid.CreateVersion7(),
                occurredOn = "2026-06-15",
                acceptedOn = "2026-06-16",
                committee = "tw",
                source = "initiative",
                disputeType = "02",
                mediator = "m"
            })).Status.ShouldBe(422);
    }
}
