namespace CaseTrack.Terms;

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
        : DueOn is null || End.On <= DueOn ? TermState.Met
        : Rule.Moot.Contains(End.Event) ? TermState.Unknown : TermState.Missed;

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
