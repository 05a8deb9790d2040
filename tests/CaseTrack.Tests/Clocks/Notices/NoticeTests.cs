using CaseTrack.Clocks.Notices;

namespace CaseTrack.Tests.Clocks.Notices;

/// <summary>A new notice on days off: shown first, then moved, an event each; and the working as known then and now.</summary>
[Trait("Speed", "slow")]
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
        var moved = await node.ReceiveAsync("2026-12-25");
        // five working days, as far as anybody knows: 1 January is off by law, 2 and 3 are a weekend
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
        var shown = (await node.DoAsync("holiday-notices/preview", notice))!;
        shown["days"]!.AsArray().Select(x => ((string?)x!["from"], (string?)x["to"], (int)x["count"]!)).ShouldBe(
            [("2027-01-04", "2026-12-31", 1), ("2027-02-12", "2027-02-14", 1)], "counted, without naming a case");
        var preview = shown["moves"]!.AsArray();
        preview.Single(x => (Guid)x!["recordId"]! == other)!["number"]!.ToString().ShouldBe("黄港复受〔2026〕1号");
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
        (await node.GetAsync("deadlines"))["deadlines"]!.AsArray()
            .Single(x => (string)x!["recordId"]! == moved.ToString())!["dueOn"]!.ToString().ShouldBe("2026-12-31");

        var then = (await node.GetAsync($"{Reviews}/{moved}/deadlines?knownAt={Uri.EscapeDataString(asked.ToString("O"))}"))["terms"]![0]!;
        then["dueOn"]!.ToString().ShouldBe("2027-01-04");
        then["dueOnNow"]!.ToString().ShouldBe("2026-12-31");

        // Loaded by mistake: withdrawn, and back again.
        await node.DoAsync($"holiday-notices/{notice.id}/withdrawal", new { occurredOn = "2026-12-28", reason = "年份录错" });
        await Eventually.TrueAsync(
            async () => (await node.HistoryAsync(Reviews, moved)).Count(x => x.Event == "deadline-moved") == 2, "moved back");
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
            var term = (await node.GetAsync($"{Reviews}/{id}/deadlines{query}"))["terms"]!.AsArray()
                .Single(x => (string)x!["term"]! == "review.adjudication/1")!;
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

    [Fact]
    public void The_text_of_a_notice_says_its_days_as_the_shipped_calendar_has_them()
    {
        const string text = """
            国务院办公厅关于2026年部分节假日安排的通知
            一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。
            二、春节：2月15日（农历腊月二十八、周日）至23日（农历正月初七、周一）放假调休，共9天。2月14日（周六）、28日（周六）上班。
            三、清明节：4月4日（周六）至6日（周一）放假，共3天。
            四、劳动节：5月1日（周五）至5日（周二）放假调休，共5天。5月9日（周六）上班。
            五、端午节：6月19日（周五）至21日（周日）放假，共3天。
            六、中秋节：9月25日（周五）至27日（周日）放假，共3天。
            七、国庆节：10月1日（周四）至7日（周三）放假调休，共7天。9月20日（周日）、10月10日（周六）上班。
            """;
        NoticeText.TitleOf(text).ShouldBe((2026, "国务院办公厅关于2026年部分节假日安排的通知"));
        var (read, shipped) = (NoticeText.Read(2026, text), WorkCalendar.Shipped.Notices.Last(x => x.Year == 2026));
        read.Off.ShouldBe(shipped.Off);
        read.Work.ShouldBe(shipped.Work);
        NoticeText.Read(2023, "元旦：2022年12月31日至2023年1月2日放假调休，共3天。清明：4月5日放假，4月7日补休。2月30日放假。5月1日起施行。")
            .Off.ShouldBe(["2022-12-31/2023-01-02", "2023-04-05", "2023-04-07"]);
    }
}
