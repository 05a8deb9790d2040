using CaseTrack.Clocks.Silence;
using CaseTrack.Terms;
using Microsoft.Extensions.DependencyInjection;

namespace CaseTrack.Tests.Clocks.Silence;

/// <summary>Things that happen by silence: once, on the legal day, whoever was up.</summary>
[Trait("Speed", "slow")]
public sealed class SilenceTests
{
    private const string Reviews = "review-applications";

    [Fact]
    public async Task Two_nodes_raise_each_silent_event_once_when_the_day_turns()
    {
        var database = await TestServer.CreateDatabaseAsync();
        var clock = new SetClock(SetClock.At("2026-03-02"));
        await using var one = await Node.StartAsync(database, clock, nodes: 2);
        await using var two = await Node.StartAsync(database, clock, nodes: 2);
        await one.FoundAsync();
        var waiting = new List<Guid>();
        for (var i = 0; i < 12; i++)
        {
            waiting.Add(await (i % 2 == 0 ? one : two).ReceiveAsync("2026-03-02"));
        }

        var papers = await one.ReceiveAsync("2026-03-02");
        await two.DoAsync($"{Reviews}/{papers}/papers-request", new { occurredOn = "2026-03-02", items = new[] { "身份证明" } });

        // Five working days end on 9 March; ten on 16 March. At the midnight after it is too late.
        clock.Set(SetClock.At("2026-03-09", "23:59:58"));
        await BeginAsync(one, two);
        await AllAsync(one, waiting, "review-accepted");
        foreach (var id in waiting)
        {
            var accepted = (await one.HistoryAsync(Reviews, id)).Where(x => x.Event == "review-accepted").ToList();
            accepted.ShouldHaveSingleItem().ShouldBe(("review-accepted", "2026-03-09", RaiseDueHandler.Actor));
        }

        clock.Set(SetClock.At("2026-03-16", "23:59:58"));
        await BeginAsync(two, one);
        await AllAsync(two, [papers], "review-abandoned");
        (await one.HistoryAsync(Reviews, papers)).Where(x => x.Event == "review-abandoned")
            .ShouldHaveSingleItem().On.ShouldBe("2026-03-17");
        (await one.GetAsync($"{Reviews}/{papers}"))["record"]!["stage"]!.ToString().ShouldBe("abandoned");
    }

    [Fact]
    public async Task A_process_that_was_down_over_the_day_makes_up_for_it_on_the_legal_days()
    {
        var database = await TestServer.CreateDatabaseAsync();
        var clock = new SetClock(SetClock.At("2026-03-02"));
        Guid silent, suspended, decided, old;
        await using (var before = await Node.StartAsync(database, clock))
        {
            await before.FoundAsync();
            silent = await before.ReceiveAsync("2026-03-02");
            old = await before.ReceiveAsync("2026-03-02");
            await before.DoAsync(
                $"{Reviews}/{old}/governing-law",
                new { occurredOn = "2026-03-02", governedFrom = "2023-12-31", reason = "测试旧法", approvedBy = "director" });
            suspended = await before.ReceiveAsync("2026-03-02");
            await before.DoAsync($"{Reviews}/{suspended}/acceptance", new { occurredOn = "2026-03-02" });
            await before.DoAsync($"{Reviews}/{suspended}/suspension", new { occurredOn = "2026-03-02", ground = "death" });
            decided = await before.ReceiveAsync("2026-03-02");
            await before.DoAsync($"{Reviews}/{decided}/refusal", new { occurredOn = "2026-03-02", ground = "repeated" });
            await before.DoAsync(
                $"{Reviews}/{decided}/service", new { occurredOn = "2026-03-02", recipient = "applicant", manner = "direct" });
        }

        clock.Set(SetClock.At("2026-06-15"));
        await using var after = await Node.StartAsync(database, clock);
        await AllAsync(after, [silent, old], "review-accepted");
        await AllAsync(after, [suspended], "review-terminated");
        await AllAsync(after, [decided], "term-lapsed");
        (await after.HistoryAsync(Reviews, silent)).Single(x => x.Event == "review-accepted").On.ShouldBe("2026-03-09");
        (await after.HistoryAsync(Reviews, old)).Single(x => x.Event == "review-accepted").On.ShouldBe("2026-03-02");
        (await after.HistoryAsync(Reviews, suspended)).Single(x => x.Event == "review-terminated").On.ShouldBe("2026-05-06");
        // 60 days end on 1 May
        (await after.HistoryAsync(Reviews, decided)).Single(x => x.Event == "term-lapsed").On.ShouldBe("2026-03-18");

        // The deemed acceptance started the sixty days; they are over, and everybody was reminded once at each mark.
        var reminders = (await after.GetAsync($"reminders?record={silent}"))["reminders"]!.AsArray()
            .Where(x => (string)x!["term"]! == "review.adjudication/1").ToList();
        reminders.Select(x => (int)x!["daysLeft"]!).Order().ShouldBe([-1, 0, 1, 3, 7]);
        reminders.Select(x => (string)x!["dueOn"]!).Distinct().ShouldBe(["2026-05-08"]);
        (await after.GetAsync("deadlines?status=overdue"))["deadlines"]!.AsArray().Select(x => (string)x!["recordId"]!)
            .ShouldContain(silent.ToString());

        // Another start on the same day finds the day begun.
        await using var again = await Node.StartAsync(database, clock);
        await BeginAsync(again, after);
        (await after.HistoryAsync(Reviews, silent)).Count(x => x.Event == "review-accepted").ShouldBe(1);
        (await after.GetAsync($"reminders?record={silent}"))["reminders"]!.AsArray()
            .Count(x => (string)x!["term"]! == "review.adjudication/1").ShouldBe(5);
    }

    [Fact]
    public void Reminders_are_due_at_seven_three_one_and_no_days_and_overdue_and_never_before_the_term()
    {
        var deadline = new CaseTrack.Clocks.Deadline
        {
            Id = "x",
            Kind = "k",
            Unit = "u",
            Code = "c",
            Term = "c/1",
            Chinese = "",
            English = "",
            Basis = "",
            StartOn = Given.Day("2026-03-01"),
            DueOn = Given.Day("2026-03-06"),
            State = TermState.Running,
        };
        int[] At(string day) => [.. RaiseDueHandler.Reminders(deadline, Given.Day(day), default).Select(x => x.DaysLeft)];
        At("2026-03-02").ShouldBe([]);
        At("2026-03-03").ShouldBe([3]);
        At("2026-03-06").ShouldBe([3, 1, 0]);
        At("2026-03-09").ShouldBe([3, 1, 0, -1]);
        RaiseDueHandler.Reminders(deadline with { Window = true }, Given.Day("2026-03-09"), default).Select(x => x.DaysLeft)
            .ShouldBe([3, 1, 0]);
        RaiseDueHandler.Reminders(deadline with { DueOn = null, State = TermState.Stopped }, Given.Day("2026-03-09"), default)
            .ShouldBeEmpty();
    }

    /// <summary>What every start does: both nodes begin the day at once.</summary>
    private static async Task BeginAsync(params Node[] nodes)
    {
        foreach (var node in nodes)
        {
            await using var scope = node.Services.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<Wolverine.IMessageBus>().PublishAsync(new DayBegins());
        }
    }

    private static async Task AllAsync(Node node, IReadOnlyList<Guid> records, string happened)
    {
        foreach (var id in records)
        {
            await Eventually.TrueAsync(async () => (await node.HistoryAsync(Reviews, id)).Any(x => x.Event == happened), happened);
        }
    }
}
