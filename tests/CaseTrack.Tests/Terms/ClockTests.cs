using CaseTrack.Terms;

namespace CaseTrack.Tests.Terms;

/// <summary>期限 F.2, and the traps of others.</summary>
public sealed class ClockTests
{
    private static readonly TermRule WorkingDays = new()
    {
        Code = "w",
        Kind = "k",
        Chinese = "",
        English = "",
        Basis = "",
        Unit = TermUnit.Working,
        Starts = ["start"],
        Ends = ["end"],
        Pauses = [new("stop", "go")],
        ExtendedBy = ["more"],
    };

    private static readonly TermRule Calendar = WorkingDays with { Unit = TermUnit.Calendar };

    private static Term Term(TermRule rule, params Step[] steps) =>
        Clock.Terms(new("k", steps[0].On, new Dictionary<string, string>(), steps), new([rule]), WorkCalendar.Shipped)[^1];

    private static Step S(string name, string day, int? days = null) => new(name, Given.Day(day), Days: days);

    [Theory]
    [InlineData("2022-09-30", 5, "2022-10-12")]
    [InlineData("2022-04-29", 5, "2022-05-10")]
    [InlineData("2022-01-28", 5, "2022-02-09")]
    [InlineData("2023-01-19", 7, "2023-02-02")]
    [InlineData("2024-02-08", 10, "2024-02-28")]
    [InlineData("2025-09-30", 7, "2025-10-16")]
    [InlineData("2025-12-31", 5, "2026-01-08")]
    [InlineData("2026-02-13", 5, "2026-02-27")]
    [InlineData("2026-09-30", 3, "2026-10-10")]
    public void Working_days_skip_days_off_and_count_worked_weekends(string start, int days, string due) =>
        Term(WorkingDays with { Length = days }, S("start", start)).DueOn.ShouldBe(Given.Day(due));

    [Theory]
    [InlineData("2022-08-03", 60, "2022-10-08")]
    [InlineData("2024-08-03", 60, "2024-10-08")]
    [InlineData("2025-08-08", 60, "2025-10-09")]
    [InlineData("2022-11-01", 60, "2023-01-03")]
    [InlineData("2026-09-01", 30, "2026-10-08")]
    [InlineData("2026-01-15", 30, "2026-02-14")]
    public void Calendar_days_roll_off_a_day_off_but_not_off_a_worked_Saturday(string start, int days, string due) =>
        Term(Calendar with { Length = days }, S("start", start)).DueOn.ShouldBe(Given.Day(due));

    [Fact]
    public void Suspensions_add_their_days_however_many_and_in_whatever_order_with_an_extension()
    {
        var plain = Term(Calendar with { Length = 60 }, S("start", "2026-03-02")).DueOn!.Value;
        plain.ShouldBe(Given.Day("2026-05-06")); // 2026-05-01, a holiday until the 5th
        Step[] stops = [S("stop", "2026-03-10"), S("go", "2026-03-20"), S("stop", "2026-04-01"), S("go", "2026-04-06")];
        var extended = S("more", "2026-03-25", 30);
        Step[][] orders =
        [
            [S("start", "2026-03-02"), extended, .. stops],
            [S("start", "2026-03-02"), .. stops, extended],
            [S("start", "2026-03-02"), .. stops[..2], extended, .. stops[2..]],
        ];
        foreach (var steps in orders)
        {
            Term(Calendar with { Length = 60 }, steps).DueOn.ShouldBe(Given.Day("2026-06-15")); // 60 + 30 + 10 + 5 days
        }
    }

    [Fact]
    public void A_suspended_term_has_no_last_day_and_a_resumption_gives_it_one_again()
    {
        var stopped = Term(Calendar with { Length = 60 }, S("start", "2026-03-02"), S("stop", "2026-03-10"));
        (stopped.DueOn, stopped.State).ShouldBe((null, TermState.Stopped));
        Term(Calendar with { Length = 60 }, S("start", "2026-03-02"), S("stop", "2026-03-10"), S("go", "2026-04-09")).DueOn.ShouldBe(
            Given.Day("2026-06-01")); // 5-31 is a Sunday
    }

    [Fact]
    public void Ten_days_are_calendar_days_under_the_old_law_and_working_days_under_the_new()
    {
        DateOnly? Answer(string law, string sent) => Clock.Terms(
            new("review-applications", Given.Day(law), new Dictionary<string, string> { ["procedure"] = "ordinary" },
            [new("copy-sent", Given.Day(sent))]),
            TermRules.Shipped, WorkCalendar.Shipped).Single(x => x.Rule.Code == "review.answer").DueOn;

        Answer("2023-12-31", "2024-01-08").ShouldBe(Given.Day("2024-01-18"));
        Answer("2024-01-01", "2024-01-08").ShouldBe(Given.Day("2024-01-22"));
    }

    [Fact]
    public void A_simplified_procedure_has_thirty_days_until_it_is_converted()
    {
        DateOnly? Adjudication(string procedure) => Clock.Terms(
            new("review-applications", Given.Day("2026-03-02"), new Dictionary<string, string> { ["procedure"] = procedure },
            [new("review-accepted", Given.Day("2026-03-02"))]),
            TermRules.Shipped, WorkCalendar.Shipped).Single(x => x.Rule.Code == "review.adjudication").DueOn;

        Adjudication("simplified").ShouldBe(Given.Day("2026-04-01"));
        Adjudication("ordinary").ShouldBe(Given.Day("2026-05-06"));
    }

    [Fact]
    public void A_second_notice_in_a_year_overrules_the_first_day_by_day()
    {
        var calendar = WorkCalendar.Shipped.With(new DaysOffNotice(2026, "调整通知", ["2026-10-08"], [Given.Day("2026-10-07")]));
        calendar.IsWorkingDay(Given.Day("2026-10-07")).ShouldBeTrue();
        calendar.IsWorkingDay(Given.Day("2026-10-08")).ShouldBeFalse();
        calendar.IsWorkingDay(Given.Day("2026-10-10")).ShouldBeTrue();
        calendar.IsWorkingDay(Given.Day("2026-10-01")).ShouldBeFalse();
    }

    [Fact]
    public void A_term_into_a_year_without_a_notice_is_provisional()
    {
        Term(Calendar with { Length = 60 }, S("start", "2026-11-20")).Provisional.ShouldBeTrue();
        Term(WorkingDays with { Length = 5 }, S("start", "2026-12-30")).Provisional.ShouldBeTrue();
        Term(Calendar with { Length = 30 }, S("start", "2026-11-20")).Provisional.ShouldBeFalse();
    }

    [Fact]
    public void The_working_counts_every_day_and_says_why_not()
    {
        var term = Term(WorkingDays with { Length = 5 }, S("start", "2022-09-30"));
        var rows = Working.Of(term, WorkCalendar.Shipped, Given.Day("2022-12-31"));
        rows.Count.ShouldBe(13);
        rows.Count(x => x.Verdict is DayVerdict.DayOff).ShouldBe(7);
        rows.Select(x => x.Count).OfType<int>().ShouldBe([1, 2, 3, 4, 5]);
        rows.Single(x => x.Day == Given.Day("2022-10-08")).Kind.ShouldBe(DayKind.MakeUp);
        rows.Single(x => x.Day == Given.Day("2022-10-03")).Source!.ShouldContain("2022");
        rows[^1].Verdict.ShouldBe(DayVerdict.LastDay);
        var rolled = Term(Calendar with { Length = 60 }, S("start", "2022-08-03"));
        Working.Of(rolled, WorkCalendar.Shipped, rolled.DueOn!.Value).Count(x => x.Verdict is DayVerdict.RolledOver).ShouldBe(6);
    }

    [Fact]
    public void A_number_the_law_leaves_open_is_a_setting_and_one_it_fixes_is_not()
    {
        TermRules.Shipped.With([new("supervision.check", "10")]).All.Single(x => x.Code == "supervision.check").Length.ShouldBe(10);
        Should.Throw<InvalidOperationException>(() => TermRules.Shipped.With([new("review.screening", "10")]));
        Should.Throw<InvalidOperationException>(() => TermRules.Shipped.With([new("review.unknown", "10")]));
        Should.Throw<InvalidOperationException>(() => TermRules.Shipped.With([new("supervision.check", "0")]));
    }

    [Fact]
    public void A_pause_the_law_leaves_open_is_a_setting()
    {
        Timeline paused = new("mediation-cases", Given.Day("2022-03-01"), new Dictionary<string, string> { ["track"] = "ordinary" },
            [S("mediation-accepted", "2022-03-01"), S("mediation-paused", "2022-03-10"), S("mediation-resumed", "2022-03-20")]);
        DateOnly? Due(TermRules rules) =>
            Clock.Terms(paused, rules, WorkCalendar.Shipped).Single(x => x.Rule.Code == "mediation.term").DueOn;
        Due(TermRules.Shipped).ShouldBe(Given.Day("2022-04-01"));
        Due(TermRules.Shipped.Pausing([new("mediation.term", "true")])).ShouldBe(Given.Day("2022-04-11"));
        Should.Throw<InvalidOperationException>(() => TermRules.Shipped.Pausing([new("review.screening", "true")]));
    }

    [Fact]
    public void A_new_version_of_a_law_is_a_change_of_data()
    {
        var amended = new TermRules(
            [WorkingDays with { Length = 5, Until = new(2027, 1, 1) }, WorkingDays with { Length = 3, From = new(2027, 1, 1) }]);
        int Length(DateOnly law) =>
            Clock.Terms(new("k", law, new Dictionary<string, string>(), [new("start", law)]), amended, WorkCalendar.Shipped)
            .Single().Length;
        Length(new(2026, 12, 31)).ShouldBe(5);
        Length(new(2027, 1, 1)).ShouldBe(3);
    }

    [Fact]
    public void Every_step_a_rule_names_is_an_event_of_its_kind()
    {
        foreach (var rule in TermRules.Shipped.All)
        {
            var events = RecordKind.EventTypes.Where(x => RecordKind.OfEvent(x).Name == rule.Kind).Select(EventName.Of).ToHashSet();
            foreach (var step in rule.Starts.Concat(rule.Ends).Concat(rule.ExtendedBy)
                .Concat(rule.Pauses.SelectMany(x => new[] { x.From, x.To })))
            {
                events.ShouldContain(step, rule.Code);
            }
        }
    }
}
