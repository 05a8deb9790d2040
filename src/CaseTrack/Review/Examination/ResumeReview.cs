using CaseTrack.Clocks;
using CaseTrack.Terms;
using Marten;

namespace CaseTrack.Review.Examination;

/// <summary>恢复审理. 行政复议法(2023) §§39-40；实施条例 §41.</summary>
/// <param name="OccurredOn">业务日期.</param>
/// <param name="NotifiedOn">书面告知当事人之日.</param>
public sealed record ResumeReview(DateOnly OccurredOn, DateOnly? NotifiedOn = null) : IDated
{
    public sealed class Validator : DatedValidator<ResumeReview>;
}

public static class ResumeReviewEndpoint
{
    public static Task<Rulebook> LoadAsync(IQuerySession session, TermRules rules, CancellationToken token) =>
        session.RulebookAsync(rules, token);

    public static ProblemDetails Validate(ResumeReview command, ReviewApplication review, Rulebook rulebook, Today today) =>
        ReviewProcedure.Resumption.Allows(review, command.OccurredOn, today,
            rulebook.InTime(review, TermCode.ReviewSuspension, command.OccurredOn, ReviewRefusals.SuspensionExpired));

    [WolverinePost("/api/v1/review-applications/{id}/resumption")]
    public static (Recorded, ReviewResumed) Post(ResumeReview command, [WriteAggregate] ReviewApplication review) =>
        (Recorded.After(review), new(command.OccurredOn, command.NotifiedOn));
}
