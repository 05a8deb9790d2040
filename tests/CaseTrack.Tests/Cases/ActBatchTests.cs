using System.Net;
using System.Text.Json.Nodes;
using CaseTrack.Http;

namespace CaseTrack.Tests.Cases;

/// <summary>成批办理: what was done without a network arrives in its order, once, by the decisions of the acts themselves.</summary>
[Trait("Speed", "slow")]
public sealed class ActBatchTests(ActBatchHost host) : IClassFixture<ActBatchHost>
{
    [Fact]
    public async Task A_day_without_a_network_arrives_in_order_and_sent_again_it_does_nothing()
    {
        var (one, two) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        Guid[] ids = [.. Enumerable.Range(0, 4).Select(_ => Guid.CreateVersion7())];
        object[] acts =
        [
            host.Registering(one, ids[0]), host.Registering(two, ids[1]), host.Accepting(one, id: ids[2]),
            host.Investigating(one, id: ids[3]),
        ];
        var first = await host.SendAsync(acts);
        ActBatchHost.Outcomes(first).ShouldBe(["done", "done", "done", "done"], first.ToJsonString());
        first["acts"]!.AsArray().Select(x => ((Guid)x!["id"]!, (int)x["status"]!)).ShouldBe(
            [(ids[0], 201), (ids[1], 201), (ids[2], 200), (ids[3], 200)]);
        first["acts"]!.AsArray().Select(x => (long)x!["version"]!).ShouldBe([1, 1, 2, 3]);

        // The answer was lost; and half of it came again, with something new.
        var again = await host.SendAsync(acts);
        again["acts"]!.ToJsonString().ShouldBe(first["acts"]!.ToJsonString());
        var more = await host.SendAsync([acts[0], acts[2], acts[3], host.Act(one, "notes-that-are-no-act", new { })]);
        ActBatchHost.Outcomes(more).ShouldBe(["done", "done", "done", "refused"]);

        var history = await host.HistoryAsync(one);
        history.Select(x => (string)x["event"]!).ShouldBe(["mediation-registered", "mediation-accepted", "mediation-investigated"]);
        history.Select(x => (Guid)x["correlation"]!).ShouldBe([ids[0], ids[2], ids[3]]);
        history.ShouldAllBe(x => Math.Abs(((DateTimeOffset)x["madeAt"]! - host.Clock.GetUtcNow().AddHours(-30)).TotalMinutes) < 10);
        history.ShouldAllBe(x => x["clockOff"] == null);
        (await host.HistoryAsync(two)).Length.ShouldBe(1);
    }

    [Fact]
    public async Task One_that_is_refused_stops_later_ones_of_its_case_and_never_the_rest()
    {
        var (bad, good) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var (wrong, opened) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var answer = await host.SendAsync(
        [
            host.Registering(bad, opened), host.Accepting(bad, id: wrong, occurredOn: "2026-03-01"), host.Registering(good),
            host.Investigating(bad), host.Accepting(good),
        ]);
        ActBatchHost.Outcomes(answer).ShouldBe(["done", "refused", "done", "held", "done"]);
        var (refused, held) = (answer["acts"]![1]!, answer["acts"]![3]!);
        ((int)refused["status"]!, (int)held["status"]!, (Guid)held["heldBy"]!, ActBatchHost.Code(answer, 3))
            .ShouldBe((422, 424, wrong, "act-batch.held"));

        // What its own request would have been told.
        var (_, alone) = await host.Node.PostAsync($"mediation-cases/{bad}/acceptance",
            new { occurredOn = "2026-03-01", mediators = (string[])["wang"] }, "\"1\"", "en");
        refused["answer"]!["type"]!.ToString().ShouldBe(alone!["type"]!.ToString());
        refused["answer"]!["title"]!.ToString().ShouldBe(alone["title"]!.ToString());
        (await host.HistoryAsync(bad)).Length.ShouldBe(1);

        // Mended on the device and sent again, whole.
        var mended = await host.SendAsync([host.Registering(bad, opened), host.Accepting(bad, id: wrong), host.Investigating(bad)]);
        ActBatchHost.Outcomes(mended).ShouldBe(["done", "done", "done"], mended.ToJsonString());
        (await host.HistoryAsync(bad)).Length.ShouldBe(3);
    }

    [Fact]
    public async Task The_version_seen_is_that_of_before_the_network_was_gone()
    {
        var (mine, moved) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await host.SendAsync([host.Registering(mine), host.Registering(moved)]);
        await host.Node.DoAsync($"mediation-cases/{moved}/acceptance", new { occurredOn = "2026-03-03", mediators = (string[])["li"] });

        // Both were done upon version 1: the second does not take the first for somebody else's change. Nor, sent again, does either.
        object[] acts = [host.Accepting(mine, 1), host.Investigating(mine, 1), host.Accepting(moved, 1), host.Investigating(moved)];
        foreach (var answer in (JsonNode[])[await host.SendAsync(acts), await host.SendAsync(acts)])
        {
            ActBatchHost.Outcomes(answer).ShouldBe(["done", "done", "refused", "held"], answer.ToJsonString());
            ((int)answer["acts"]![2]!["status"]!, ActBatchHost.Code(answer, 2), (long)answer["acts"]![2]!["version"]!)
                .ShouldBe((412, "stale", 2));
        }

        // Without a version nobody knows what it was done upon.
        var without = await host.SendAsync([host.Investigating(moved)]);
        ActBatchHost.Code(without, 0).ShouldBe("if-match-missing");
    }

    [Fact]
    public async Task Each_act_has_the_rights_and_the_shape_of_its_own_request()
    {
        var (cases, other) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var reviewing = host.Act(other, null, new
        {
            id = other,
            occurredOn = "2026-03-02",
            office = "fy",
            respondentKind = "street",
            subject = "penalty",
            field = "market",
        }, kind: "review-applications");
        var key = await host.KeyAsync("mediation:write");
        var mixed = await host.SendAsync([reviewing, host.Registering(cases)], key: key);
        ActBatchHost.Outcomes(mixed).ShouldBe(["refused", "done"]);
        ((int)mixed["acts"]![0]!["status"]!, ActBatchHost.Code(mixed, 0)).ShouldBe((403, "access.denied"));
        ((string)(await host.HistoryAsync(cases))[0]["actor"]!).ShouldStartWith("key:device-");
        (await host.TrySendAsync([reviewing], key: "ctk_nobodys")).Status.ShouldBe(HttpStatusCode.Unauthorized);

        var (twice, record) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        object[] wrong =
        [
            host.Act(Guid.CreateVersion7(), null, new { }, kind: "accounts"), host.Act(Guid.CreateVersion7(), "../../accounts", new { }),
            host.Act(Guid.CreateVersion7(), null, new { id = Guid.CreateVersion7() }), host.Act(Guid.Empty, "acceptance", new { }),
            host.Act(Guid.CreateVersion7(), "acceptance", new { }, id: Guid.Empty),
            host.Act(Guid.CreateVersion7(), "acceptance", new { }, version: 0),
            host.Act(Guid.CreateVersion7(), "acceptance", new { }, madeAt: DateTimeOffset.UnixEpoch),
            host.Registering(record, twice), host.Accepting(record, id: twice),
            host.Act(cases, "acceptance", null, 1), host.Act(Guid.CreateVersion7(), "acceptance", new { occurredOn = "2026-03-02" }, 1),
        ];
        var answer = await host.SendAsync(wrong, key: key);
        Enumerable.Range(0, wrong.Length).Select(x => ActBatchHost.Code(answer, x)).ShouldBe(["act-batch.unknown-kind",
            "act-batch.unknown-act", "act-batch.record-missing", "act-batch.record-missing", "act-batch.id-missing", "act-batch.version",
            "act-batch.made-at", null, "act-batch.id-twice", "invalid", "not-found"]);
        answer["acts"]!.AsArray().Count(x => (string)x!["outcome"]! == "done").ShouldBe(1);

        var (status, many) = await host.TrySendAsync([.. Enumerable.Range(0, 101).Select(_ => host.Registering(Guid.CreateVersion7()))]);
        (status, (string)many!["errors"]![0]!["code"]!).ShouldBe((HttpStatusCode.BadRequest, "act-batch.too-many"));
        (await host.TrySendAsync([])).Status.ShouldBe(HttpStatusCode.BadRequest);
        (await host.TrySendAsync([host.Act(record, "acceptance", new { note = new string('文', 400_000) }, 1)])).Status
            .ShouldBe(HttpStatusCode.RequestEntityTooLarge);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(-4)]
    public async Task A_clock_that_is_days_off_is_noted_and_changes_nothing(int days)
    {
        var record = Guid.CreateVersion7();
        var device = host.Clock.GetUtcNow().AddDays(days);
        var made = device.AddMinutes(-5);
        var answer = await host.SendAsync([host.Act(record, null,
            new { id = record, occurredOn = "2026-03-02", committee = "tw", source = "application", disputeType = "02" }, madeAt: made),
            host.Act(record, "acceptance", new { occurredOn = "2026-03-09", mediators = (string[])["wang"] }, madeAt: made)], device);

        // A day that has not come is refused, whatever the device believes.
        ActBatchHost.Outcomes(answer).ShouldBe(["done", "refused"]);
        var off = (long)answer["clockOff"]!;
        off.ShouldBeInRange(-(days * 86_400L) - 60, -(days * 86_400L) + 60);
        var happened = (await host.HistoryAsync(record)).ShouldHaveSingleItem();
        ((DateTimeOffset)happened["madeAt"]!).ShouldBe(made, TimeSpan.FromMilliseconds(1));
        ((long)happened["clockOff"]!).ShouldBe(off);
    }

    [Fact]
    public async Task The_same_batch_twice_at_once_is_done_once()
    {
        Guid[] records = [.. Enumerable.Range(0, 5).Select(_ => Guid.CreateVersion7())];
        object[] acts = [.. records.SelectMany(x => new[] { host.Registering(x), host.Accepting(x) })];
        await Task.WhenAll(host.SendAsync(acts), host.SendAsync(acts));
        ActBatchHost.Outcomes(await host.SendAsync(acts)).ShouldAllBe(x => x == "done");
        foreach (var record in records)
        {
            (await host.HistoryAsync(record)).Length.ShouldBe(2);
        }
    }

    [Fact]
    public async Task A_single_act_says_when_it_was_made_too_and_nonsense_is_refused()
    {
        var record = Guid.CreateVersion7();
        object body = new { id = record, occurredOn = "2026-03-02", committee = "tw", source = "application", disputeType = "02" };
        foreach (var (said, off) in (
            (string, string?)[])[("yesterday", null), ("2026-03-04", null), ("2026-03-04T10:00:00", null), ("0001-01-01T00:00:00Z", null),
            ("2026-03-04T10:00:00+08:00", "much")])
        {
            var (status, refused, _) = await SendAsync(said, off);
            (status, (string)refused!["type"]!).ShouldBe((HttpStatusCode.BadRequest, "urn:casetrack:problem:made-at-form"), said);
        }

        (await SendAsync("2026-03-04T10:00:00+08:00", "-7")).Status.ShouldBe(HttpStatusCode.Created);
        var happened = (await host.HistoryAsync(record)).ShouldHaveSingleItem();
        ((DateTimeOffset)happened["madeAt"]!, (long)happened["clockOff"]!).ShouldBe((SetClock.At("2026-03-04", "10:00"), -7));

        Task<(HttpStatusCode Status, JsonNode? Body, HttpResponseMessage Answer)> SendAsync(string said, string? off) =>
            new ApiClient(host.Node.Client).PostAsync("mediation-cases", body, (MadeOnDevice.Header, said), (MadeOnDevice.OffHeader, off));
    }
}
