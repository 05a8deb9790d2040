namespace CaseTrack.Terms;

/// <summary>What a clock reads of a record.</summary>
/// <param name="Kind">The kind of record.</param>
/// <param name="Law">The day whose law governs it: the day of receipt unless overridden.</param>
/// <param name="Traits">What rules may ask about: the procedure, the source.</param>
/// <param name="Steps">Its steps, in the order in which they were recorded.</param>
public sealed record Timeline(string Kind, DateOnly Law, IReadOnlyDictionary<string, string> Traits, IReadOnlyList<Step> Steps);

/// <summary>How a term stands.</summary>
public enum TermState
{
    /// <summary>进行中.</summary>
    Running = 1,

    /// <summary>停止计算: suspended with no end in sight.</summary>
    Stopped,

    /// <summary>按期完成.</summary>
    Met,

    /// <summary>逾期完成.</summary>
    Missed,

    /// <summary>因期满而发生: silence did what nobody did in time.</summary>
    Lapsed,
}

/// <summary>期限. One term of one record.</summary>
/// <param name="Rule">The rule it comes from.</param>
/// <param name="Number">1 for the first time the rule applies to the record, 2 for the next.</param>
/// <param name="Start">The step that started it.</param>
/// <param name="StartOn">The day before its first day.</param>
/// <param name="Length">Days it has, extensions included.</param>
/// <param name="Pauses">When it stood still.</param>
/// <param name="DueOn">届满日; absent while it stands still.</param>
/// <param name="Provisional">暂定: it reaches into a year whose notice is not known.</param>
/// <param name="End">The step that ended it.</param>
public sealed record Term(
    TermRule Rule, int Number, Step Start, DateOnly StartOn, int Length, IReadOnlyList<Pause> Pauses, DateOnly? DueOn, bool Provisional, Step? End)
{
    /// <summary>Stable within the record.</summary>
    public string Key => KeyOf(Rule, Number);

    public static string KeyOf(TermRule rule, int number) => $"{rule.Code}/{number}";

    public TermState State =>
        End is null ? DueOn is null ? TermState.Stopped : TermState.Running
        : End.Tag == Clock.BySilence ? TermState.Lapsed
        : DueOn is null || End.On <= DueOn ? TermState.Met : TermState.Missed;

    /// <summary>逾期: still running after its last day. A right lapses; only a duty is overdue.</summary>
    public bool IsOverdue(DateOnly today) => State is TermState.Running && !Rule.Window && today > DueOn;

    /// <summary>The legal day of what silence brings about.</summary>
    public DateOnly? SilenceOn => Rule.SilenceOn switch
    {
        SilenceDay.FirstDay => StartOn,
        SilenceDay.DayAfter => DueOn?.AddDays(1),
        _ => DueOn,
    };
}

/// <summary>停止计算的区间: the days after <paramref name="From"/> up to and including <paramref name="To"/> do not count; without an end, none does.</summary>
/// <param name="From">The day of the suspension, which still counts.</param>
/// <param name="To">The day of the resumption; like the first day of any period it does not count.</param>
public sealed record Pause(DateOnly From, DateOnly? To)
{
    public bool Covers(DateOnly day) => From < day && (To is null || day <= To);
}

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

    private static (DateOnly? Due, bool Provisional) LastOfWorkingDays(DateOnly start, int length, List<Pause> pauses, WorkCalendar calendar)
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

    private static (DateOnly? Due, bool Provisional) LastOfCalendarDays(DateOnly start, int length, List<Pause> pauses, WorkCalendar calendar)
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

        // 民事诉讼法 §85: a last day on which offices are closed moves to the first day after. Days on which the term stands still are passed over too.
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
