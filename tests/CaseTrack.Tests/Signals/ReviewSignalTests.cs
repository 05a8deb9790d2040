using System.Net.Http.Json;
using System.Text.Json.Nodes;
using CaseTrack.Demo;
using CaseTrack.Signals;

namespace CaseTrack.Tests.Signals;

/// <summary>复核: a queue is worked off, and what was found is kept.</summary>
[Trait("Speed", "slow")]
public sealed class ReviewSignalTests
{
    private static readonly Guid First = Guid.Parse("0193e1a0-0000-7000-8000-00000000000a");
    private static readonly Guid Second = Guid.Parse("0193e1a0-0000-7000-8000-00000000000b");
    private static readonly RaisedSignal Raised =
        new(RaisedSignal.IdOf("420202", 2026, SignalKind.LateEntry, "tw"), SignalKind.LateEntry, "迟", "late", "tw", [First, Second]);
    private static readonly ReviewSignal Review = new(Given.Id, Given.Day("2026-06-01"), "explained", "纸质卷宗补录", 2);
    private static readonly Today Today = Today.At(SetClock.At("2026-06-01"));

    private static SignalReview Reviewed(string finding, string at, params Guid[] records) =>
        Given.Record<SignalReview>(new EntrySignalReviewed(
        Given.Day(at), Raised.Id, 2026, SignalKind.LateEntry, finding, "补录", records, "reviewer", SetClock.At(at)));

    [Fact]
    public void Given_no_review_a_signal_is_open() => Standing().ShouldBe((SignalStatus.Open, null));

    [Fact]
    public void Given_a_review_of_all_its_records_it_is_reviewed() =>
        Standing(Reviewed("explained", "2026-06-01", First, Second)).ShouldBe((SignalStatus.Reviewed, 0));

    [Fact]
    public void Given_a_record_no_review_has_seen_it_is_open_again_and_shows_that_one_first()
    {
        Standing(Reviewed("corrected", "2026-06-01", First)).ShouldBe((SignalStatus.Reopened, 1));
        Signal.Of(Raised, [Reviewed("corrected", "2026-06-01", First)]).Records.ShouldBe([Second, First]);
    }

    [Fact]
    public void Given_records_seen_by_one_review_each_it_is_reviewed() =>
        Standing(Reviewed("explained", "2026-06-01", First), Reviewed("explained", "2026-06-02", Second))
            .ShouldBe((SignalStatus.Reviewed, 0));

    [Fact]
    public void The_last_finding_says_whether_it_is_followed_up()
    {
        Standing(Reviewed("explained", "2026-06-01", First, Second), Reviewed("follow-up", "2026-06-02", First, Second))
            .ShouldBe((SignalStatus.FollowUp, 0));
        Standing(Reviewed("follow-up", "2026-06-01", First, Second), Reviewed("corrected", "2026-06-02", First, Second))
            .ShouldBe((SignalStatus.Reviewed, 0));
    }

    [Fact]
    public void A_signal_is_reviewed_that_is_raised_as_it_was_looked_at_and_is_not_about_ones_own_entries()
    {
        Asked(new(Raised, true, false)).ShouldBe((null, null));
        Asked(new(null, false, false)).ShouldBe(("not-found", 404));
        Asked(new(null, true, false)).ShouldBe(("signal.not-raised", 422));
        Asked(new(Raised, true, true)).ShouldBe(("signal.own-entries", 403));
        Asked(new(Raised, true, false), Review with { Count = 1 }).ShouldBe(("signal.records-changed", 422));
        Asked(new(Raised, true, false), Review with { OccurredOn = Given.Day("2026-06-02") }).ShouldBe(("date.in-the-future", 422));

        static (string?, int?) Asked(Reviewable reviewable, ReviewSignal? command = null)
        {
            var problem = ReviewSignalEndpoint.Validate(command ?? Review, reviewable, Today);
            return (problem.Refused(), (problem as RefusalProblem)?.Status);
        }
    }

    [Fact]
    public void An_id_tells_districts_years_kinds_and_what_it_is_about_apart()
    {
        Guid[] ids =
        [
            Raised.Id, RaisedSignal.IdOf("420203", 2026, SignalKind.LateEntry, "tw"),
            RaisedSignal.IdOf("420202", 2025, SignalKind.LateEntry, "tw"),
            RaisedSignal.IdOf("420202", 2026, SignalKind.AlwaysSucceeds, "tw"),
            RaisedSignal.IdOf("420202", 2026, SignalKind.LateEntry, "tw2"),
        ];
        ids.Distinct().Count().ShouldBe(ids.Length);
        ids.ShouldAllBe(x => x.Version == 8);
        RaisedSignal.IdOf("420202", 2026, SignalKind.LateEntry, "tw").ShouldBe(Raised.Id);
    }

    [Fact]
    public async Task What_is_reviewed_leaves_the_queue_until_further_records_join_it()
    {
        await using var node = await StartAsync();
        var (first, second) = (await EnterAsync(node), await EnterAsync(node));
        var open = (await SignalsAsync(node)).ShouldHaveSingleItem()!;
        ((string)open["kind"]!, (int)open["count"]!, (string)open["status"]!, open["newRecords"], open["reviews"]!.AsArray().Count)
            .ShouldBe(("late-entry", 2, "open", null, 0));

        await ReviewAsync(node, open, "explained");
        (await SignalsAsync(node)).ShouldBeEmpty();
        (await SignalsAsync(node, "?status=open")).ShouldBeEmpty();
        foreach (var status in (string[])["?status=reviewed", "?status=all"])
        {
            var reviewed = (await SignalsAsync(node, status)).ShouldHaveSingleItem()!;
            var review = reviewed["reviews"]!.AsArray().ShouldHaveSingleItem()!;
            ((string)reviewed["status"]!, (int)reviewed["newRecords"]!).ShouldBe(("reviewed", 0));
            ((string)review["finding"]!, (string)review["note"]!, (string)review["reviewedBy"]!, (string)review["reviewedOn"]!,
                (int)review["count"]!).ShouldBe(("explained", "已看", "reviewer", "2026-06-01", 2));
            DateTimeOffset.Parse((string)review["reviewedAt"]!, System.Globalization.CultureInfo.InvariantCulture)
                .ShouldBeGreaterThan(SetClock.At("2026-06-01", "08:59"));
        }

        var third = await EnterAsync(node);
        var again = (await SignalsAsync(node)).ShouldHaveSingleItem()!;
        ((string)again["id"]!, (string)again["status"]!, (int)again["newRecords"]!, (int)again["count"]!)
            .ShouldBe(((string)open["id"]!, "reopened", 1, 3));
        ((Guid)again["records"]![0]!).ShouldBe(third);

        await ReviewAsync(node, again, "follow-up");
        ((string)(await SignalsAsync(node)).ShouldHaveSingleItem()!["status"]!).ShouldBe("follow-up");
        (await SignalsAsync(node, "?status=reviewed")).ShouldBeEmpty();

        foreach (var id in (Guid[])[first, second, third])
        {
            await node.DoAsync($"mediation-cases/{id}/voiding", new { occurredOn = "2026-06-01", reason = "误录" });
        }

        (await SignalsAsync(node, "?status=all")).ShouldBeEmpty();
        var (status422, gone) = await PostAsync(node, again, Body(again, "corrected"));
        (status422, (string)gone!["type"]!).ShouldBe((422, "urn:casetrack:problem:signal.not-raised"));
        (await node.GetAsync("entry-signal-reviews"))["reviews"]!.AsArray()
            .Select(x => ((string)x!["finding"]!, x["records"]!.AsArray().Count)).ShouldBe([("follow-up", 3), ("explained", 2)]);
    }

    [Fact]
    public async Task A_repeat_has_one_effect()
    {
        await using var node = await StartAsync();
        await EnterAsync(node);
        var signal = (await SignalsAsync(node)).Single()!;
        var (body, key) = (Body(signal, "explained"), Guid.NewGuid().ToString());
        var (status, answer) = await PostAsync(node, signal, body, key: key);
        var (again, same) = await PostAsync(node, signal, body, key: key);
        (status, again, same!.ToJsonString()).ShouldBe((201, 201, answer!.ToJsonString()));
        var (taken, problem) = await PostAsync(node, signal, body);
        (taken, (string)problem!["type"]!).ShouldBe((409, "urn:casetrack:problem:id-taken"));
        (await SignalsAsync(node, "?status=all")).Single()!["reviews"]!.AsArray().Count.ShouldBe(1);
    }

    [Fact]
    public async Task What_is_refused_is_said_and_nothing_is_reviewed()
    {
        await using var node = await StartAsync();
        await EnterAsync(node, new { id = Guid.CreateVersion7(), role = "applicant", partyKind = "person", name = "欧阳提示" });
        var signal = (await SignalsAsync(node)).Single()!;
        var elsewhere = JsonNode.Parse($$"""{"id":"{{Guid.CreateVersion7()}}","count":1}""")!;
        (JsonNode Signal, object Body, string? Actor, string? District, int Status, string Code, string? Pointer)[] refused =
        [
            (signal, new { }, null, null, 400, "invalid", "/occurredOn"),
            (signal, Body(signal, "guilty"), null, null, 400, "invalid", "/finding"),
            (signal, Body(signal, "explained", note: ""), null, null, 400, "invalid", "/note"),
            (elsewhere, Body(signal, "explained"), null, null, 404, "not-found", null),
            (signal, Body(signal, "explained"), null, "420203", 404, "not-found", null),
            (signal, Body(signal, "explained"), "tester", null, 403, "signal.own-entries", null),
            (signal, Body(signal, "explained", note: "欧阳提示本人说明"), null, null, 422, "personal-data.in-text", "/note"),
            (signal, Body(signal, "explained", count: 2), null, null, 422, "signal.records-changed", "/count"),
            (signal, Body(signal, "explained", on: "2026-06-03"), null, null, 422, "date.in-the-future", "/occurredOn"),
        ];
        foreach (var (about, body, actor, district, status, code, pointer) in refused)
        {
            var (answered, problem) = await PostAsync(node, about, body, actor, district);
            (answered, (string?)problem?["type"], (string?)problem?["errors"]?[0]?["pointer"])
                .ShouldBe((status, $"urn:casetrack:problem:{code}", pointer), $"{problem}");
        }

        foreach (var (language, said) in (
            (string, string)[])[("zh", SignalRefusals.OwnEntries.Chinese), ("en", SignalRefusals.OwnEntries.English)])
        {
            var (_, problem) = await PostAsync(node, signal, Body(signal, "explained"), "tester", language: language);
            ((string)problem!["title"]!, (string)problem["legalBasis"]!).ShouldBe((said, SignalRefusals.OwnEntries.Basis));
        }

        using var bad = await node.Client.GetAsync(
            new Uri("/api/v1/entry-signals/2026?status=closed", UriKind.Relative), TestContext.Current.CancellationToken);
        ((int)bad.StatusCode).ShouldBe(400);
        ((string)(await SignalsAsync(node)).Single()!["status"]!).ShouldBe("open");
        (await node.GetAsync("entry-signal-reviews"))["reviews"]!.AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_mediator_does_not_review_what_is_about_his_own_cases_and_who_corrected_one_does()
    {
        await using var node = await StartAsync();
        var id = await EnterAsync(node);
        await node.DoAsync($"mediation-cases/{id}/acceptance", new { occurredOn = "2026-03-02", mediators = new[] { "m" } });
        var signal = (await SignalsAsync(node)).Single()!;
        (await PostAsync(node, signal, Body(signal, "explained"), "m")).Status.ShouldBe(403);

        var correction = new
        {
            occurredOn = "2026-06-01",
            reason = "登记错误",
            approvedBy = "director",
            corrected = new { disputeType = "14" }
        };
        (await node.PostAsync($"mediation-cases/{id}/corrections", correction, actor: "reviewer")).Status.ShouldBe(200);
        (await PostAsync(node, signal, Body(signal, "corrected"))).Status.ShouldBe(201);
    }

    [Fact]
    public async Task A_signal_keeps_its_id_whatever_joins_it()
    {
        await using var node =
            await StartAsync(x => (x["Signals:SameWords"], x["Signals:Burst"], x["Signals:SharedPhone"]) = ("2", "2", "2"));
        var waiting = await EnterAsync(node);
        await AgreeAsync(await EnterAsync(node, Phone()));
        await AgreeAsync(await EnterAsync(node, Phone()));
        var before = await IdsAsync();
        before.Keys.Order().ShouldBe(["burst", "late-entry", "same-words", "shared-phone"]);

        // Opened before all the others; its words are the last.
        await AgreeAsync(waiting);
        await EnterAsync(node, Phone());
        (await IdsAsync()).ShouldBe(before, ignoreOrder: true);
        (await SignalsAsync(node)).Select(x => ((string)x!["kind"]!, (int)x["count"]!))
            .ShouldBe([("late-entry", 4), ("burst", 4), ("shared-phone", 3), ("same-words", 3)]);

        async Task<Dictionary<string, string>> IdsAsync() =>
            (await SignalsAsync(node)).ToDictionary(x => (string)x!["kind"]!, x => (string)x!["id"]!);

        async Task AgreeAsync(Guid id)
        {
            await node.DoAsync($"mediation-cases/{id}/acceptance", new { occurredOn = "2026-03-02", mediators = new[] { "m" } });
            await node.DoAsync($"mediation-cases/{id}/agreement",
                new
                {
                    occurredOn = "2026-03-02",
                    form = "written",
                    content = new { facts = "f", terms = "乙方赔偿甲方，一次付清。", manner = "m", signed = true }
                });
        }

        static object Phone() =>
            new { id = Guid.CreateVersion7(), role = "applicant", partyKind = "person", name = "某人", phone = "13800000003" };
    }

    private static (SignalStatus, int?) Standing(params SignalReview[] reviews)
    {
        var signal = Signal.Of(Raised, reviews);
        return (signal.Status, signal.NewRecords);
    }

    private static async Task<Node> StartAsync(Action<Microsoft.Extensions.Configuration.ConfigurationManager>? settings = null)
    {
        var node = await Node.StartAsync(
            await TestServer.CreateDatabaseAsync(), new SetClock(SetClock.At("2026-06-01")), silence: false, prepare: x =>
            settings?.Invoke(x.Configuration));
        await node.FoundAsync();
        return node;
    }

    /// <summary>A case of March, entered in June.</summary>
    private static async Task<Guid> EnterAsync(Node node, object? party = null)
    {
        var id = Guid.CreateVersion7();
        await node.DoAsync("mediation-cases",
            new
            {
                id,
                occurredOn = "2026-03-02",
                committee = "tw",
                source = "application",
                disputeType = "02",
                parties = party is null
            ? null : new[] { party }
            });
        return id;
    }

    private static async Task<JsonArray> SignalsAsync(Node node, string query = "") =>
        (await node.GetAsync($"entry-signals/2026{query}"))["signals"]!.AsArray();

    private static object Body(JsonNode signal, string finding, string note = "已看", int? count = null, string on = "2026-06-01") =>
        new { id = Guid.CreateVersion7(), occurredOn = on, finding, note, count = count ?? (int)signal["count"]! };

    private static async Task ReviewAsync(Node node, JsonNode signal, string finding)
    {
        var (status, answer) = await PostAsync(node, signal, Body(signal, finding));
        status.ShouldBe(201, answer?.ToString());
    }

    private static async Task<(int Status, JsonNode? Body)> PostAsync(
        Node node, JsonNode signal, object body, string? actor = null, string? district = null, string? key = null, string language = "zh")
    {
        using var request = new HttpRequestMessage(
            HttpMethod.Post, $"/api/v1/entry-signals/2026/{signal["id"]}/reviews")
        { Content = JsonContent.Create(body) };
        request.Headers.Add(LoadingAccess.ActorHeader, actor ?? "reviewer");
        request.Headers.Add(LoadingAccess.DistrictHeader, district ?? "420202");
        request.Headers.Add("Accept-Language", language);
        if (key is not null)
        {
            request.Headers.Add("Idempotency-Key", key);
        }

        using var answer = await node.Client.SendAsync(request, TestContext.Current.CancellationToken);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return ((int)answer.StatusCode, text.Length > 0 ? JsonNode.Parse(text) : null);
    }
}
