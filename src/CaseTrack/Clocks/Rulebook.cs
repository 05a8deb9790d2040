using CaseTrack.Terms;

namespace CaseTrack.Clocks;

/// <summary>What a clock goes by: the rules on time limits and the calendar, as known at one moment.</summary>
public sealed record Rulebook(TermRules Rules, WorkCalendar Calendar)
{
    /// <summary>Every term of a case, running or over.</summary>
    public IReadOnlyList<Term> Terms(ICaseFile file) => Clock.Terms(file.Timeline, Rules, Calendar);

    /// <summary>The latest term of a rule, if it ever began.</summary>
    public Term? Latest(ICaseFile file, string code) => Terms(file).LastOrDefault(x => x.Rule.Code == code);

    /// <summary>Whether a day lies within the latest term of a rule; where no such term runs, nothing has expired.</summary>
    public bool IsInTime(ICaseFile file, string code, DateOnly on) =>
        Latest(file, code) is not { End: null, DueOn: { } due } || on <= due;

    /// <summary>Whether a day lies within the latest term of a rule, as a rule of a decision. Late is not impossible: it can be confirmed,
    /// except where the law attaches a consequence
    /// of its own that has not been recorded yet; then that comes first.</summary>
    public Rules.Rule InTime(ICaseFile file, string code, DateOnly on, Refusal refusal, BreachKind kind = BreachKind.TermExceeded)
    {
        var term = Latest(file, code);
        return term is { DueOn: { } due } && on > due && (term.End is null || term.State is TermState.Lapsed)
            ? new(false, refusal, "/occurredOn", null,
                term.End is null && term.Rule.Silence is not null ? null
                : new Breach(kind, code, term.Rule.Basis, term.Rule.Phase, due, on.DayNumber - due.DayNumber))
            : new(true, refusal);
    }

    /// <summary>听证应当在五日前通知: whether a hearing on a day leaves the notice the law asks for; a law without such a rule asks for
    /// none.</summary>
    public bool LeavesNotice<TNotified>(ICaseFile file, DateOnly notifiedOn, DateOnly hearingOn) where TNotified : ICaseEvent =>
        Clock.Terms(file.Timeline with { Steps = [Step.Of<TNotified>(notifiedOn)] }, Rules, Calendar) is not [{ DueOn: { } earliest }, ..]
            || hearingOn >= earliest;

    /// <summary>The same for the notice that was given.</summary>
    public bool WasNotified(ICaseFile file, DateOnly hearingOn) =>
        Latest(file, TermCode.ReviewHearingNotice) is not { DueOn: { } earliest } || hearingOn >= earliest;
}
