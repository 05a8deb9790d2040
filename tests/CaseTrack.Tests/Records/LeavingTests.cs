namespace CaseTrack.Tests.Records;

/// <summary>作废、合并: two cases never take each other away, nothing that rests on a case is lost with it, and what was published changes by two people.</summary>
public sealed class LeavingTests
{
    private const string On = "2026-03-10";
    private static readonly string[] Kinds = ["mediation-cases", "review-applications", "supervision-files"];

    [Fact]
    public async Task Two_cases_are_never_duplicates_of_each_other_and_a_void_can_be_taken_back()
    {
        await using var node = await StartAsync();
        foreach (var kind in Kinds)
        {
            var (one, two) = (await OpenAsync(node, kind), await OpenAsync(node, kind));
            var stage = (string)(await node.GetAsync($"{kind}/{one}"))["record"]!["stage"]!;
            await node.DoAsync($"{kind}/{one}/voiding", new { occurredOn = On, reason = "重复", duplicateOf = two });
            (await TypeAsync(node, $"{kind}/{two}/voiding", new { occurredOn = On, reason = "重复", duplicateOf = one })).ShouldEndWith("duplicate-unknown");

            // Nor can the one that stays go while the other rests on it.
            (await TypeAsync(node, $"{kind}/{two}/voiding", new { occurredOn = On, reason = "误录" })).ShouldEndWith("case.others-rest-on-it");
            var view = await node.GetAsync($"{kind}/{two}");
            view["actions"]!.AsArray().Select(x => (string)x!).ShouldNotContain("voiding");
            view["held"]!.AsArray().Select(x => (string)x!["refusal"]!).ShouldContain("case.others-rest-on-it");

            (await node.GetAsync($"{kind}/{one}"))["actions"]!.AsArray().Select(x => (string)x!).ShouldContain("restoration");
            await node.DoAsync($"{kind}/{one}/restoration", new { occurredOn = On, reason = "并非重复" });
            var back = (await node.GetAsync($"{kind}/{one}"))["record"]!;
            ((string)back["stage"]!, (string?)back["duplicateOf"]).ShouldBe((stage, null));
            await node.DoAsync($"{kind}/{two}/voiding", new { occurredOn = On, reason = "误录" });
        }

        var figures = await OnceTests.FiguresAsync(node);
        (figures["mediation.registered"], figures["review.received"], figures["supervision.leads"]).ShouldBe((1, 1, 1));

        // It goes on from where it was: a day before the void was taken back is still a day of the procedure.
        var voided = await OpenAsync(node, "mediation-cases");
        await node.DoAsync($"mediation-cases/{voided}/voiding", new { occurredOn = On, reason = "误录" });
        await node.DoAsync($"mediation-cases/{voided}/restoration", new { occurredOn = On, reason = "并非误录" });
        await node.DoAsync($"mediation-cases/{voided}/acceptance", new { occurredOn = "2026-03-04" });
    }

    [Fact]
    public async Task Of_two_mergers_at_once_into_each_other_one_is_refused()
    {
        await using var node = await StartAsync();
        for (var i = 0; i < 10; i++)
        {
            var (one, two) = (await OnceTests.MediationAsync(node), await OnceTests.MediationAsync(node));
            var both = await Task.WhenAll(
                node.PostAsync($"mediation-cases/{one}/merging", new { occurredOn = On, into = two, reason = "同一纠纷" }),
                node.PostAsync($"mediation-cases/{two}/merging", new { occurredOn = On, into = one, reason = "同一纠纷" }));
            both.Count(x => x.Status == 200).ShouldBe(1, $"{both[0]} {both[1]}");
            both.Single(x => x.Status != 200).Status.ShouldBe(422);
        }

        (await OnceTests.FiguresAsync(node))["mediation.registered"].ShouldBe(10);
        await Should10Async();

        async Task Should10Async()
        {
            for (var i = 0; i < 10; i++)
            {
                var (one, two) = (await node.ReceiveAsync("2026-03-02"), await node.ReceiveAsync("2026-03-02"));
                var both = await Task.WhenAll(
                    node.PostAsync($"review-applications/{one}/voiding", new { occurredOn = On, duplicateOf = two, reason = "重复" }),
                    node.PostAsync($"review-applications/{two}/voiding", new { occurredOn = On, reason = "误录" }));
                both.Count(x => x.Status == 200).ShouldBe(1, $"{both[0]} {both[1]}");
            }
        }
    }

    [Fact]
    public async Task What_was_published_leaves_by_two_people()
    {
        var clock = new SetClock(SetClock.At("2026-03-10"));
        await using var node = await Node.StartAsync(await TestServer.CreateDatabaseAsync(), clock, silence: false);
        await node.FoundAsync();
        var counted = await OnceTests.MediationAsync(node);
        var release = Guid.CreateVersion7();
        clock.Set(SetClock.At("2027-01-10"));
        await node.DoAsync("releases", new { id = release, occurredOn = "2027-01-10", year = 2026 });
        var (approved, problem) = await node.PostAsync($"releases/{release}/approval", new { occurredOn = "2027-01-10" }, actor: "leader");
        approved.ShouldBe(200, problem?.ToString());

        var path = $"mediation-cases/{counted}";
        (await TypeAsync(node, $"{path}/voiding", new { occurredOn = "2027-01-10", reason = "误录" })).ShouldEndWith("case.second-person");
        (await node.GetAsync(path))["actions"]!.AsArray().Select(x => (string)x!).ShouldNotContain("voiding");
        await node.DoAsync($"{path}/proposals", new { occurredOn = "2027-01-10", act = "voiding", reason = "误录" });
        (await TypeAsync(node, $"{path}/proposals", new { occurredOn = "2027-01-10", act = "voiding", reason = "误录" })).ShouldEndWith("case.proposed-already");
        (await TypeAsync(node, $"{path}/voiding", new { occurredOn = "2027-01-10", reason = "误录" })).ShouldEndWith("case.second-person");
        (await node.PostAsync($"{path}/voiding", new { occurredOn = "2027-01-10", reason = "误录" }, actor: "second")).Status.ShouldBe(200);

        // To come back is as weighty as to leave.
        (await TypeAsync(node, $"{path}/restoration", new { occurredOn = "2027-01-10", reason = "并非误录" })).ShouldEndWith("case.second-person");
        await node.DoByTwoAsync(path, "restoration", "2027-01-10", "并非误录");
        (await OnceTests.FiguresAsync(node))["mediation.registered"].ShouldBe(1);

        // What no publication counts is still voided by one.
        var later = Guid.CreateVersion7();
        await node.DoAsync("mediation-cases", new { id = later, occurredOn = "2027-01-05", committee = "tw", source = "application", disputeType = "02" });
        await node.DoAsync($"mediation-cases/{later}/voiding", new { occurredOn = "2027-01-10", reason = "误录" });
    }

    private static async Task<Node> StartAsync()
    {
        var node = await Node.StartAsync(await TestServer.CreateDatabaseAsync(), new SetClock(SetClock.At(On)), silence: false);
        await node.FoundAsync();
        return node;
    }

    private static async Task<Guid> OpenAsync(Node node, string kind) => kind switch
    {
        "mediation-cases" => await OnceTests.MediationAsync(node),
        "review-applications" => await node.ReceiveAsync("2026-03-02"),
        _ => await OnceTests.SupervisionAsync(node),
    };

    private static async Task<string> TypeAsync(Node node, string path, object body)
    {
        var (status, answer) = await node.PostAsync(path, body);
        status.ShouldBe(422, $"{path}: {answer}");
        return answer!["type"]!.ToString();
    }
}
