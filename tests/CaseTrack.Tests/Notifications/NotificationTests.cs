using CaseTrack.Access;
using CaseTrack.Clocks;
using CaseTrack.Notifications;
using CaseTrack.Operations.Measures;
using CaseTrack.Terms;
using Microsoft.Extensions.DependencyInjection;

namespace CaseTrack.Tests.Notifications;

/// <summary>Whoever is concerned is told, once; whoever may not know of a case is not.</summary>
[Trait("Speed", "slow")]
public sealed class NotificationTests(NotificationHost host) : IClassFixture<NotificationHost>
{
    [Fact]
    public async Task Each_cause_is_told_once_to_whose_job_it_is_and_a_right_that_ends_hides_it()
    {
        host.Clock.Set(SetClock.At("2026-03-02"));
        var review = await host.Node.ReceiveAsync("2026-03-02");
        await host.LookAsync();
        (await host.ToldAsync("wang", review)).ShouldBe(["due"]);
        (await host.ToldAsync("li", review)).ShouldBe(["due"]);
        (await host.ToldAsync("desk", review)).ShouldBeEmpty();
        var first = (await host.OkAsync("wang", "me/notifications?status=unread"))["notifications"]!.AsArray()
            .Single(x => (Guid)x!["record"]! == review)!;
        ((string)first["recordKind"]!, first["number"], (int)first["daysLeft"]! is >= 0 and <= 7)
            .ShouldBe(("review-applications", null, true));
        first.ToJsonString().ShouldNotContain("penalty");

        // To whoever is in charge from then on, and not to who did it.
        await host.AssignAsync(review, "wang", "2026-03-02");
        await host.LookAsync();
        (await host.ToldAsync("wang", review)).ShouldBe(["assigned", "due"]);
        (await host.ToldAsync("li", review)).ShouldBe(["due"]);

        // What is handed over, to the desk that has to answer; what was never its own is known to it alone.
        await host.Node.DoAsync($"review-applications/{review}/hand-overs",
            new { occurredOn = "2026-03-02", handOver = Guid.CreateVersion7(), to = "mediation-cases", reason = "可以调解" });
        await host.LookAsync();
        (await host.ToldAsync("desk", review)).ShouldBe(["handed-over"]);
        (await host.ToldAsync("mo", review)).ShouldBeEmpty();
        foreach (var (who, query, shown) in ((string, string, int)[])[("desk", "", 1), ("desk", "?direction=received&status=open", 1),
            ("desk", "?direction=sent", 0), ("mo", "", 0), ("wang", "?direction=sent", 1), ("wang", "?direction=received", 0)])
        {
            (await host.OkAsync(who, $"hand-overs{query}"))["handOvers"]!.AsArray().Count.ShouldBe(shown, $"{who} {query}");
        }

        // A day goes by: a later step takes the place of the earlier. Then silence; what was due is settled.
        host.Clock.Set(SetClock.At((string)first["dueOn"]!));
        await host.LookAsync();
        (await host.ToldAsync("wang", review)).ShouldBe(["assigned", "due", "due settled"]);
        (await host.ToldAsync("li", review)).ShouldBe(["due settled"]);
        host.Clock.Set(host.Clock.GetUtcNow().AddDays(1));
        await host.Node.DoAsync($"review-applications/{review}/officer",
            new { occurredOn = Today.Of(host.Clock).Date.ToString("yyyy-MM-dd"), officer = "li" });
        await host.LookAsync();
        (await host.ToldAsync("li", review)).ShouldContain("silence");
        (await host.ToldAsync("wang", review)).ShouldBe(["assigned", "due settled", "due settled"]);

        // Nobody is told twice, whoever looks again and from wherever.
        var before = await AllAsync();
        await host.LookAgainFromTheBeginningAsync();
        await host.LookAsync();
        (await AllAsync()).ShouldBe(before);

        // Read is read: one, and all.
        (await host.OkAsync("li", "me/notifications/reading", new { notification = (string)first["id"]! }))["marked"]!.ToString()
            .ShouldBe("0");
        ((int)(await host.OkAsync("li", "me/notification-count"))["unread"]!).ShouldBeGreaterThan(0);
        ((int)(await host.OkAsync("li", "me/notifications/reading", new { }))["marked"]!).ShouldBeGreaterThan(0);
        ((int)(await host.OkAsync("li", "me/notification-count"))["unread"]!).ShouldBe(0);

        // A kind that is not wanted is not shown; a right that has ended shows nothing.
        await host.OkAsync("wang", "me/notification-choices",
            new { kinds = (object[])[new { kind = "assigned", inApp = false, mail = false }] });
        (await host.ToldAsync("wang", review)).ShouldNotContain("assigned");
        await host.GrantAsync("wang", new Grant("mediator", "tw"));
        ((int)(await host.OkAsync("wang", "me/notification-count"))["unread"]!, (await host.ToldAsync("wang", review)).Length)
            .ShouldBe((0, 0));
        ((int)(await host.OkAsync("admin", "me/notification-count"))["unread"]!).ShouldBe(0);
        await host.GrantAsync("wang", new Grant("review-desk"));

        async Task<string[]> AllAsync()
        {
            var all = new List<string>();
            foreach (var name in (string[])["wang", "li", "desk", "mo", "admin"])
            {
                all.AddRange((await host.OkAsync(name, "me/notifications?limit=200"))["notifications"]!.AsArray()
                    .Select(x => $"{x!["id"]} {x["settled"]}"));
            }

            return [.. all.Order(StringComparer.Ordinal)];
        }
    }

    [Fact]
    public async Task An_event_that_cannot_be_read_is_told_once_it_can_and_keeps_nobody_from_being_told_of_others()
    {
        host.Clock.Set(SetClock.At("2026-03-02"));
        var (broken, whole) = (await host.Node.ReceiveAsync("2026-03-02"), await host.Node.ReceiveAsync("2026-03-02"));
        await host.AssignAsync(broken, "wang", "2026-03-02");
        await host.AssignAsync(whole, "wang", "2026-03-02");
        await SayAsync("5");
        foreach (var _ in (int[])[1, 2])
        {
            await host.LookAsync();
            (await host.ToldAsync("wang", whole)).ShouldBe(["assigned", "due"]);
            (await host.ToldAsync("wang", broken)).ShouldBe(["due"]);
            (await UntoldAsync()).ShouldBe(1);
        }

        await SayAsync("\"wang\"");
        await host.LookAsync();
        await host.LookAsync();
        (await host.ToldAsync("wang", broken)).ShouldBe(["assigned", "due"]);
        (await UntoldAsync()).ShouldBe(0);
        TestContext.Current.TestOutputHelper?.WriteLine("1 event could not be read: 0 others held up, told once when it could be.");

        Task SayAsync(string officer) => TestServer.ExecuteAsync(host.Database,
            $"update casetrack.mt_events set data = jsonb_set(data, '{{officer}}', '{officer}') "
            + $"where stream_id = '{broken}' and data ? 'officer'");

        async Task<long> UntoldAsync() =>
            (await host.Node.Services.GetRequiredService<MeasureReader>().ReadAsync(TestContext.Current.CancellationToken)).Untold;
    }

    [Fact]
    public void Days_before_are_data_of_a_district_and_a_look_says_the_last_step_alone()
    {
        var none = new Dictionary<string, string>();
        DueDays.Of("420202", Given.Day("2026-03-02"), none).Before.ShouldBe([7, 3, 1, 0]);
        var own = DueDays.Checked([new("420203", "10, 2")]);
        DueDays.Of("420203", Given.Day("2026-03-02"), own).Before.ShouldBe([10, 2]);
        DueDays.Of("420202", Given.Day("2026-03-02"), own).Before.ShouldBe([7, 3, 1, 0]);
        Should.Throw<InvalidOperationException>(() => DueDays.Checked([new("420202", "7;3")])).Message.ShouldContain("7;3");

        var term = new Deadline
        {
            Id = "t",
            Kind = "review-applications",
            Unit = "fy",
            Code = "c",
            Term = "c/1",
            Chinese = "期限",
            English = "Term",
            Basis = "b",
            StartOn = Given.Day("2026-03-02"),
            DueOn = Given.Day("2026-03-20"),
            State = TermState.Running,
        };
        string? Key(string day) => Cause.Of(term, DueDays.Of("420202", Given.Day(day), none), Given.Day(day))?.Key;
        (Key("2026-03-12"), Key("2026-03-13"), Key("2026-03-16"), Key("2026-03-18"), Key("2026-03-20"))
            .ShouldBe((null, "term/t@2026-03-20-7", "term/t@2026-03-20-7", "term/t@2026-03-20-3", "term/t@2026-03-20-0"));
        (Key("2026-03-21"), Key("2026-04-19"), Key("2026-04-20")).ShouldBe(("term/t@2026-03-20+", "term/t@2026-03-20+", null));
        Cause.Of(term with { Window = true }, DueDays.Of("420202", Given.Day("2026-03-20"), none), Given.Day("2026-03-20")).ShouldBeNull();
    }
}
