using CaseTrack.Clocks;
using CaseTrack.Terms;
using Marten;

namespace CaseTrack.Review.Examination;

/// <summary>听证通知. 行政复议法(2023) §§50-51；实施条例 §33.</summary>
/// <param name="OccurredOn">业务日期.</param>
/// <param name="HearingOn">听证日期.</param>
public sealed record NotifyHearing(DateOnly OccurredOn, DateOnly HearingOn) : IDated
{
    /// <summary>What it is to have heard the parties on shorter notice than the law asks for.</summary>
    public static readonly Breach TooShort =
        new(BreachKind.ProcedureWrong, TermCode.ReviewHearingNotice, ReviewRefusals.HearingNoticeTooShort.Basis, BreachPhase.Examination);

    public sealed class Validator : DatedValidator<NotifyHearing>
    {
        public Validator() => RuleFor(x => x.HearingOn).IsBusinessDate();
    }
}

public static class NotifyHearingEndpoint
{
    public static Task<Rulebook> LoadAsync(IQuerySession session, TermRules rules, CancellationToken token) =>
        session.RulebookAsync(rules, token);

    public static ProblemDetails Validate(NotifyHearing command, ReviewApplication review, Rulebook rulebook, Today today) =>
        ReviewProcedure.HearingNotice.Allows(review, command.OccurredOn, today,
            review.Dossier.OnceADay<HearingNotified>(command.OccurredOn),
            new Rules.Rule(rulebook.LeavesNotice<HearingNotified>(review, command.OccurredOn, command.HearingOn),
            ReviewRefusals.HearingNoticeTooShort, "/hearingOn", null, NotifyHearing.TooShort));

    [WolverinePost("/api/v1/review-applications/{id}/hearing-notice")]
    public static (Recorded, HearingNotified) Post(NotifyHearing command, [WriteAggregate] ReviewApplication review) =>
        (Recorded.After(review), new(command.OccurredOn, command.HearingOn));
}
