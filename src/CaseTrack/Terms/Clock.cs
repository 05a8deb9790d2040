namespace CaseTrack.Terms;

/// <summary>期限计算. From a record's steps to its terms: pure, the same steps and the same calendar always give the same days.</summary>
public static class Clock
{
    /// <summary>The tag of a step that nobody took: the law did.</summary>
    public const string BySilence = "by-silence";

    /// <summary>The step by which a right lapses; it refers to the term's key.</summary>
    public const string Lapse = "term-lapsed";

    public static IReadOnlyList<Term> Terms(Timeline timeline, TermRules rules, WorkCalendar calendar)
    {
        var terms = new List<Term>();
        foreach (var rule in rules.For(timeline.Kind, timeline.Law).Where(x => x.Binds(timeline.Traits)))
        {
            var number = 0;
            for (var i = 0; i < timeline.Steps.Count; i++)
            {
                if (Starts(rule, timeline.Steps[i]))
                {
                    terms.Add(TermOf(rule, ++number, timeline.Steps, i, calendar));
                }
            }
        }

        return terms;
    }

    private static bool Starts(TermRule rule, Step step) =>
        rule.Starts.Contains(step.Event)
        && (rule.Tags.Count == 0 || rule.Tags.Contains(step.Tag ?? ""))
        && (rule.Unit is TermUnit.AsSet ? step.Until is not null : rule.Length is not null || step.Days is not null);

    private static Term TermOf(TermRule rule, int number, IReadOnlyList<Step> steps, int first, WorkCalendar calendar)
    {
        var start = steps[first];
        Step? end = null;
        var extension = 0;
        for (var i = first + 1; i < steps.Count && end is null; i++)
        {
            var step = steps[i];
            // A lapse names the term that ran out, and ends no other.
            if (step.Event == Lapse)
            {
                end = step.Ref == Term.KeyOf(rule, number) ? step : null;
                continue;
            }

            if (IsOfAnother(start.Ref, step.Ref) || IsOfAnother(start.Party, step.Party))
            {
                continue;
            }

            if (rule.ExtendedBy.Contains(step.Event))
            {
                extension += step.Days ?? 0;
            }
            else if (rule.Ends.Contains(step.Event) || (start.Ref is null && start.Id == step.Id && Starts(rule, step)))
            {
                end = step;
            }
        }

        var pauses = PausesOf(rule, steps);
        var length = LengthOf(rule, start) + extension;
        var (due, provisional) = rule.Unit is TermUnit.Working
            ? LastOfWorkingDays(start.On, length, pauses, calendar)
            : LastOfCalendarDays(start.On, length, pauses, calendar);
        return new Term(rule, number, start, start.On, length, pauses, due, provisional, end);
    }

    private static bool IsOfAnother(string? mine, string? other) => mine is not null && other is not null && mine != other;

    private static int LengthOf(TermRule rule, Step start)
    {
        if (rule.Unit is TermUnit.AsSet)
        {
            return start.Until!.Value.DayNumber - start.On.DayNumber;
        }

        var length = rule.Length ?? start.Days!.Value;
        return rule.Unit is TermUnit.Months ? start.On.AddMonths(length).DayNumber - start.On.DayNumber : length;
    }

    private static List<Pause> PausesOf(TermRule rule, IReadOnlyList<Step> steps)
    {
        var pauses = new List<Pause>();
        foreach (var between in rule.Pauses)
        {
            DateOnly? from = null;
            foreach (var step in steps)
            {
                if (step.Event == between.From)
                {
                    from ??= step.On;
                }
                else if (step.Event == between.To && from is { } since)
                {
                    pauses.Add(new Pause(since, step.On));
                    from = null;
                }
            }

            if (from is { } still)
            {
                pauses.Add(new Pause(still, null));
            }
        }

        return pauses;
    }

    private static (DateOnly? Due, bool Provisional) LastOfWorkingDays(
        DateOnly start, int length, List<Pause> pauses, WorkCalendar calendar)
    {
        var provisional = false;
        var day = start;
        for (var left = length; left > 0;)
        {
            day = day.AddDays(1);
            if (Stopped(pauses, ref day) is null)
            {
                return (null, provisional);
            }

            provisional |= !calendar.Covers(day.Year);
            left -= calendar.IsWorkingDay(day) ? 1 : 0;
        }

        return (day, provisional);
    }

    private static (DateOnly? Due, bool Provisional) LastOfCalendarDays(
        DateOnly start, int length, List<Pause> pauses, WorkCalendar calendar)
    {
        var day = start;
        for (var left = length; left > 0; left--)
        {
            day = day.AddDays(1);
            if (Stopped(pauses, ref day) is null)
            {
                return (null, false);
            }
        }

        // 民事诉讼法 §85: a last day on which offices are closed moves to the first day after. Days on which the term stands still are passed
        // over too.
        while (!calendar.IsWorkingDay(day))
        {
            day = day.AddDays(1);
            if (Stopped(pauses, ref day) is null)
            {
                return (null, false);
            }
        }

        return (day, !calendar.Covers(day.Year));
    }

    /// <summary>Jumps over the days on which the term stands still; null if no end of them is known.</summary>
    private static DateOnly? Stopped(List<Pause> pauses, ref DateOnly day)
    {
        for (var i = 0; i < pauses.Count; i++)
        {
            if (pauses[i].Covers(day))
            {
                if (pauses[i].To is not { } resumed)
                {
                    return null;
                }

                day = resumed.AddDays(1);
                i = -1;
            }
        }

        return day;
    }
}
