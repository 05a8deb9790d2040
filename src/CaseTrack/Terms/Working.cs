namespace CaseTrack.Terms;

/// <summary>Why a day counts or not.</summary>
public enum DayVerdict
{
    /// <summary>开始之日不算. 民事诉讼法 §85.</summary>
    StartDay = 1,

    /// <summary>计入.</summary>
    Counted,

    /// <summary>停止计算期间.</summary>
    Paused,

    /// <summary>非工作日 in a term of working days.</summary>
    DayOff,

    /// <summary>The last day falls on a day off and moves on.</summary>
    RolledOver,

    /// <summary>届满日.</summary>
    LastDay,
}

/// <summary>计算过程. One day of a term: counted or not, and why.</summary>
/// <param name="Day">The day.</param>
/// <param name="Count">Its number among the counted days; absent if it is not counted.</param>
/// <param name="Verdict">Why.</param>
/// <param name="Kind">What the day is to an office.</param>
/// <param name="Source">The notice that says so.</param>
public sealed record WorkingDay(DateOnly Day, int? Count, DayVerdict Verdict, DayKind Kind, string? Source);

/// <summary>The working behind a due date, day by day, for people who argue about it.</summary>
public static class Working
{
    /// <summary>From the day the term started to its last day; while it stands still, to <paramref name="upTo"/>.</summary>
    public static IReadOnlyList<WorkingDay> Of(Term term, WorkCalendar calendar, DateOnly upTo)
    {
        var rows = new List<WorkingDay> { Row(term.StartOn, null, DayVerdict.StartDay) };
        var count = 0;
        for (var day = term.StartOn.AddDays(1); day <= (term.DueOn ?? upTo); day = day.AddDays(1))
        {
            var off = !calendar.IsWorkingDay(day);
            rows.Add(
                term.Pauses.Any(pause => pause.Covers(day)) ? Row(day, null, DayVerdict.Paused)
                : term.Rule.Unit is TermUnit.Working && off ? Row(day, null, DayVerdict.DayOff)
                : count >= term.Length && off ? Row(day, null, DayVerdict.RolledOver)
                : Row(day, count < term.Length ? ++count : null, day == term.DueOn ? DayVerdict.LastDay : count == term.Length
                    && off ? DayVerdict.RolledOver : DayVerdict.Counted));
        }

        return rows;

        WorkingDay Row(DateOnly day, int? number, DayVerdict verdict)
        {
            var (kind, source) = calendar.KindOf(day);
            return new WorkingDay(day, number, verdict, kind, source);
        }
    }
}
