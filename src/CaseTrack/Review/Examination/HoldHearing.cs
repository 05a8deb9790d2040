using CaseTrack.Clocks;
using CaseTrack.Terms;
using Marten;

namespace CaseTrack.Review.Examination;

/// <summary>举行听证. 行政复议法(2023) §§50-51；实施条例 §33.</summary>
/// <param name="OccurredOn">业务日期.</param>
/// <param name="ResponsibleAttended">被申请人负责人是否参加.</param>
/// <param name="Officers">听证人员人数.</param>
/// <param name="Reference">标识, to be told from another of the same day.</param>
public sealed record HoldHearing(DateOnly OccurredOn, bool ResponsibleAttended, int Officers, Guid? Reference = null) : IDated
{
    public sealed class Validator : DatedValidator<HoldHearing>
    {
        public Validator() => RuleFor(x => x.Officers).InclusiveBetween(1, 20);
    }
}

public static class HoldHearingEndpoint
{
    public static Task<Rulebook> LoadAsync(IQuerySession session, TermRules rules, CancellationToken token) => session.RulebookAsync(rules, token);

    public static ProblemDetails Validate(HoldHearing command, ReviewApplication review, Rulebook rulebook, Today today) =>
        ReviewProcedure.Hearing.Allows(review, command.OccurredOn, today,
            review.Dossier.OnceADay<HearingHeld>(command.OccurredOn, command.Reference),
            (rulebook.WasNotified(review, command.OccurredOn), ReviewRefusals.HearingNoticeTooShort, "/occurredOn"));

    /// <summary>举行听证.</summary>
    [WolverinePost("/api/v1/review-applications/{id}/hearing")]
    public static (Recorded, HearingHeld) Post(HoldHearing command, [WriteAggregate] ReviewApplication review) =>
        (Recorded.After(review), new(command.OccurredOn, command.ResponsibleAttended, command.Officers, command.Reference));
}
