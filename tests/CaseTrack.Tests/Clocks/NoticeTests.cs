namespace CaseTrack.Tests.Clocks;

/// <summary>A new notice on days off: shown first, then moved, an event each; and the working as known then and now.</summary>
public sealed class NoticeTests
{
    private const string Reviews = "review-applications";

    [Fact]
    public async Task A_notice_shows_what_it_moves_and_then_moves_it_one_event_each()
    {
        var database = await TestServer.CreateDatabaseAsync();
        var clock = new SetClock(SetClock.At("2026-12-28"));
        await using var node = await Node.StartAsync(database, clock, silence: false);
        await node.FoundAsync();
        var moved = await node.ReceiveAsync("2026-12-25"); // five working days, as far as anybody knows: 1 January is off by law, 2 and 3 are a weekend
        var other = await node.ReceiveAsync("2026-12-14");
        await node.DoAsync($"{Reviews}/{other}/acceptance", new { occurredOn = "2026-12-14" });

        var before = (await node.GetAsync($"{Reviews}/{moved}/deadlines"))["terms"]![0]!;
        before["dueOn"]!.ToString().ShouldBe("2027-01-04");
        ((bool)before["provisional"]!).ShouldBeTrue();

        var notice = new
        {
            id = Guid.CreateVersion7(),
            occurredOn = "2026-12-28",
            year = 2027,
            source = "关于2027年部分节假日安排的通知",
            off = new[] { "2027-01-01/2027-01-03", "2027-02-05/2027-02-13" },
            work = new[] { "2026-12-26", "2027-02-14" },
        };
        var preview = (await node.DoAsync("holiday-notices/preview", notice))!["moves"]!.AsArray();
        preview.Select(x => ((string)x!["term"]!, (string?)x["from"], (string?)x["to"])).ShouldBe(
            [("review.screening/1", "2027-01-04", "2026-12-31"), ("review.adjudication/1", "2027-02-12", "2027-02-14")], ignoreOrder: true);
        (await node.HistoryAsync(Reviews, moved)).Select(x => x.Event).ShouldNotContain("deadline-moved");

        var asked = clock.GetUtcNow();
        await node.DoAsync("holiday-notices", notice);
        foreach (var id in new[] { moved, other })
        {
            await Eventually.TrueAsync(async () => (await node.HistoryAsync(Reviews, id)).Any(x => x.Event == "deadline-moved"), "moved");
            (await node.HistoryAsync(Reviews, id)).Count(x => x.Event == "deadline-moved").ShouldBe(1);
        }

        var now = (await node.GetAsync($"{Reviews}/{moved}/deadlines"))["terms"]![0]!;
        now["dueOn"]!.ToString().ShouldBe("2026-12-31");
        ((bool)now["provisional"]!).ShouldBeFalse();
        now["working"]!.AsArray().Single(x => (string)x!["day"]! == "2026-12-26")!["kind"]!.ToString().ShouldBe("make-up");
        (await node.GetAsync("deadlines"))["deadlines"]!.AsArray().Single(x => (string)x!["recordId"]! == moved.ToString())!["dueOn"]!.ToString().ShouldBe("2026-12-31");

        var then = (await node.GetAsync($"{Reviews}/{moved}/deadlines?knownAt={Uri.EscapeDataString(asked.ToString("O"))}"))["terms"]![0]!;
        then["dueOn"]!.ToString().ShouldBe("2027-01-04");
        then["dueOnNow"]!.ToString().ShouldBe("2026-12-31");

        // Loaded by mistake: withdrawn, and back again.
        await node.DoAsync($"holiday-notices/{notice.id}/withdrawal", new { occurredOn = "2026-12-28", reason = "年份录错" });
        await Eventually.TrueAsync(async () => (await node.HistoryAsync(Reviews, moved)).Count(x => x.Event == "deadline-moved") == 2, "moved back");
        (await node.GetAsync($"{Reviews}/{moved}/deadlines"))["terms"]![0]!["dueOn"]!.ToString().ShouldBe("2027-01-04");
    }

    [Fact]
    public async Task What_if_it_is_suspended_tomorrow_is_answered_and_nothing_changes()
    {
        var database = await TestServer.CreateDatabaseAsync();
        await using var node = await Node.StartAsync(database, new SetClock(SetClock.At("2026-03-03")), silence: false);
        await node.FoundAsync();
        var id = await node.ReceiveAsync("2026-03-02");
        await node.DoAsync($"{Reviews}/{id}/acceptance", new { occurredOn = "2026-03-02" });

        async Task<(string? Due, string State)> Adjudication(string query = "")
        {
            var term = (await node.GetAsync($"{Reviews}/{id}/deadlines{query}"))["terms"]!.AsArray().Single(x => (string)x!["term"]! == "review.adjudication/1")!;
            return ((string?)term["dueOn"], (string)term["state"]!);
        }

        (await Adjudication()).ShouldBe(("2026-05-06", "running"));
        (await Adjudication("?suspendedOn=2026-03-04")).ShouldBe((null, "stopped"));
        (await Adjudication("?suspendedOn=2026-03-04&resumedOn=2026-03-24")).ShouldBe(("2026-05-21", "running"));
        (await Adjudication("?extendedBy=30")).ShouldBe(("2026-06-01", "running"));
        (await Adjudication()).ShouldBe(("2026-05-06", "running"));
    }

    [Fact]
    public async Task A_notice_that_cannot_be_is_refused()
    {
        var database = await TestServer.CreateDatabaseAsync();
        await using var node = await Node.StartAsync(database, new SetClock(SetClock.At("2026-12-28")), silence: false);
        async Task<string?> Load(string[] off, string[] work, int year = 2027) => (string?)(await node.PostAsync("holiday-notices", new
        {
            id = Guid.CreateVersion7(),
            occurredOn = "2026-12-28",
            year,
            source = "通知",
            off,
            work,
        })).Body?["type"];

        (await Load(["2027-13-01"], [])).ShouldBe("urn:casetrack:problem:notice.unreadable-days");
        (await Load(["2027-01-03/2027-01-01"], [])).ShouldBe("urn:casetrack:problem:notice.unreadable-days");
        (await Load(["2029-01-01"], [])).ShouldBe("urn:casetrack:problem:notice.other-year");
        (await Load(["2027-01-01"], ["2027-01-01"])).ShouldBe("urn:casetrack:problem:notice.both-off-and-worked");
        (await node.GetAsync("holiday-notices"))["loaded"]!.AsArray().ShouldBeEmpty();
    }
}
