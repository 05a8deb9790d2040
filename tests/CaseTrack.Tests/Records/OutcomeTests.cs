namespace CaseTrack.Tests.Records;

/// <summary>Nothing has an outcome that never was, and what is said is said by the person who enters it.</summary>
public sealed class OutcomeTests
{
    private const string On = "2026-03-10";

    [Fact]
    public async Task An_application_that_was_withdrawn_takes_neither_performance_nor_lawsuits_nor_letters()
    {
        await using var node = await StartAsync();
        var review = $"review-applications/{await node.ReceiveAsync("2026-03-09")}";
        await node.DoAsync($"{review}/withdrawal", new { occurredOn = On, reason = "own-decision" });
        await node.DoAsync($"{review}/closing", new { occurredOn = On });
        var things = new Dictionary<string, (object Body, string Refusal)>
        {
            ["performance"] = (new { occurredOn = On, state = "performed" }, "review.nothing-to-perform"),
            ["urging"] = (new { occurredOn = On, measure = "order" }, "review.nothing-to-perform"),
            ["lawsuits"] = (new { occurredOn = On, lawsuit = Guid.NewGuid(), court = "法院", caseNumber = "x", instance = "first", standing = "sole" }, "review.nothing-to-sue-over"),
            ["judgments"] = (new { occurredOn = On, lawsuit = Guid.NewGuid(), outcome = "upheld" }, "review.no-such-lawsuit"),
            ["letters"] = (new { occurredOn = On, letter = Guid.NewGuid(), letterKind = "opinion", addressee = "x" }, "review.no-letter-without-acceptance"),
        };
        var view = await node.GetAsync(review);
        foreach (var (act, (body, refusal)) in things)
        {
            view["actions"]!.AsArray().Select(x => (string)x!).ShouldNotContain(act);
            view["held"]!.AsArray().Single(x => (string)x!["act"]! == act)!["refusal"]!.ToString().ShouldBe(refusal);
            var (status, answer) = await node.PostAsync($"{review}/{act}", body);
            (status, answer!["type"]!.ToString()).ShouldBe((422, $"urn:casetrack:problem:{refusal}"), act);
        }

        (await OnceTests.FiguresAsync(node))["review.performance-rate"].ShouldBeNull();
    }

    [Fact]
    public async Task The_law_that_governs_is_one_there_was()
    {
        await using var node = await StartAsync();
        var review = await node.ReceiveAsync("2026-03-09");
        foreach (var (from, refusal) in ((string, string?)[])[("1949-10-01", "review.law-out-of-range"), ("2026-03-11", "review.law-out-of-range"), ("2026-03-09", "review.law-stands"), ("2023-12-31", null)])
        {
            var (status, answer) = await node.PostAsync($"review-applications/{review}/governing-law", new { occurredOn = On, governedFrom = from, reason = "过渡期", approvedBy = "tester" });
            ((string?)answer!["type"]).ShouldBe(refusal is null ? null : $"urn:casetrack:problem:{refusal}");
            status.ShouldBe(refusal is null ? 200 : 422);
        }
    }

    [Fact]
    public async Task The_time_to_sue_runs_for_each_party_and_ends_unused_as_expired()
    {
        var clock = new SetClock(SetClock.At(On));
        await using var node = await Node.StartAsync(await TestServer.CreateDatabaseAsync(), clock, silence: false);
        await node.FoundAsync();
        var review = $"review-applications/{await node.ReceiveAsync("2026-03-09")}";
        await node.DoAsync($"{review}/refusal", new { occurredOn = On, ground = "repeated" });
        await node.DoAsync($"{review}/service", new { occurredOn = On, recipient = "respondent", manner = "direct" });
        (await TermsAsync()).ShouldBeEmpty();
        await node.DoAsync($"{review}/service", new { occurredOn = On, recipient = "applicant", manner = "direct" });
        await node.DoAsync($"{review}/service", new { occurredOn = On, recipient = "third-party", manner = "public-notice" });

        // Fifteen days; and fifteen after the thirty of the public notice. Neither ends the other.
        (await TermsAsync()).ShouldBe([("review.lawsuit/1", "2026-03-25", "running"), ("review.lawsuit-by-notice/1", "2026-04-24", "running")]);
        clock.Set(SetClock.At("2026-03-20"));
        await node.DoAsync($"{review}/lawsuits", new { occurredOn = "2026-03-20", lawsuit = Guid.NewGuid(), court = "法院", caseNumber = "x", instance = "first", standing = "sole", plaintiff = "third-party" });
        (await TermsAsync()).ShouldBe([("review.lawsuit/1", "2026-03-25", "running"), ("review.lawsuit-by-notice/1", "2026-04-24", "met")]);

        async Task<IEnumerable<(string, string, string)>> TermsAsync() => (await node.GetAsync($"{review}/deadlines"))["terms"]!.AsArray()
            .Where(x => ((string)x!["term"]!).StartsWith("review.lawsuit", StringComparison.Ordinal)).Select(x => ((string)x!["term"]!, (string)x["dueOn"]!, (string)x["state"]!));
    }

    [Fact]
    public async Task A_chain_of_hand_overs_is_one_matter_in_whatever_order_its_receipts_come_in()
    {
        await using var node = await StartAsync();
        var a = await node.ReceiveAsync("2026-03-02");
        var b = await OnceTests.SupervisionAsync(node);
        var c = await OnceTests.MediationAsync(node);
        var (first, second) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await node.DoAsync($"review-applications/{a}/hand-overs", new { occurredOn = On, handOver = first, to = "supervision-files", reason = "执法问题" });
        await node.DoAsync($"supervision-files/{b}/hand-overs", new { occurredOn = On, handOver = second, to = "mediation-cases", reason = "民事纠纷" });
        await node.DoAsync($"supervision-files/{b}/hand-over-receipts", new { occurredOn = On, handOver = second, receivingId = c });
        await node.DoAsync($"review-applications/{a}/hand-over-receipts", new { occurredOn = On, handOver = first, receivingId = b });
        ((string)(await node.GetAsync($"mediation-cases/{c}"))["record"]!["dossier"]!["matter"]!).ShouldBe(a.ToString());
        var figures = await OnceTests.FiguresAsync(node);
        (figures["matters.records"], figures["matters.distinct"]).ShouldBe((3, 1));
    }

    [Fact]
    public async Task Whether_an_agreement_was_performed_is_said_by_whoever_enters_it()
    {
        await using var node = await StartAsync();
        foreach (var (atOnce, performBy, refusal) in ((bool?, string?, string?)[])
            [(null, null, "mediation.performance-not-said"), (true, "2026-06-30", "mediation.performed-and-yet-to-perform"), (null, "2026-06-30", null), (false, null, null), (true, null, null)])
        {
            var (status, answer) = await node.PostAsync("mediation-cases/oral-agreements",
                new { id = Guid.CreateVersion7(), occurredOn = On, committee = "tw", source = "application", disputeType = "02", mediator = "m", performedAtOnce = atOnce, performBy });
            (status == 422 ? (string?)answer?["type"] : null).ShouldBe(refusal is null ? null : $"urn:casetrack:problem:{refusal}");
            status.ShouldBe(refusal is null ? 201 : 422);
        }

        (await OnceTests.FiguresAsync(node))["mediation.performed"].ShouldBe(1);
    }

    [Fact]
    public async Task A_rate_of_two_flows_has_a_rate_of_parts_beside_it()
    {
        var clock = new SetClock(SetClock.At("2025-12-20"));
        await using var node = await Node.StartAsync(await TestServer.CreateDatabaseAsync(), clock, silence: false);
        await node.FoundAsync();
        var cases = new List<Guid>();
        for (var i = 0; i < 3; i++)
        {
            var id = Guid.CreateVersion7();
            cases.Add(id);
            await node.DoAsync("mediation-cases", new { id, occurredOn = "2025-12-20", committee = "tw", source = "application", disputeType = "02" });
            await node.DoAsync($"mediation-cases/{id}/acceptance", new { occurredOn = "2025-12-20", mediators = new[] { "m" } });
        }

        clock.Set(SetClock.At(On));
        var now = await OnceTests.MediationAsync(node);
        await node.DoAsync($"mediation-cases/{now}/acceptance", new { occurredOn = "2026-03-02", mediators = new[] { "m" } });
        foreach (var id in cases)
        {
            await node.DoAsync($"mediation-cases/{id}/agreement", new { occurredOn = "2026-01-10", form = "oral", performedAtOnce = true });
        }

        // Three settled of the one accepted this year: a comparison, and no share of anything.
        var figures = await OnceTests.FiguresAsync(node);
        (figures["mediation.success-rate"], figures["mediation.success-share"]).ShouldBe((300, 0));
        var earlier = (await node.GetAsync("figures/2025"))["figures"]!.AsArray().Single(x => (string)x!["code"]! == "mediation.success-share");
        ((decimal?)earlier!["value"]).ShouldBe(100);
        await OnceTests.HoldAsync(node);
    }

    private static async Task<Node> StartAsync()
    {
        var node = await Node.StartAsync(await TestServer.CreateDatabaseAsync(), new SetClock(SetClock.At(On)), silence: false);
        await node.FoundAsync();
        return node;
    }
}
