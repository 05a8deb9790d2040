namespace CaseTrack.Review.Examination;

/// <summary>转送附带审查. 行政复议法(2023) §§56-57.</summary>
/// <param name="OccurredOn">业务日期.</param>
/// <param name="Request">标识.</param>
/// <param name="Organ">受转送机关.</param>
public sealed record ForwardRuleReview(DateOnly OccurredOn, Guid Request, string Organ) : IDated
{
    public sealed class Validator : DatedValidator<ForwardRuleReview>
    {
        public Validator()
        {
            RuleFor(x => x.Request).NotEmpty();
            RuleFor(x => x.Organ).NotEmpty().MaximumLength(200);
        }
    }
}

public static class ForwardRuleReviewEndpoint
{
    public static ProblemDetails Validate(ForwardRuleReview command, ReviewApplication review, Today today) =>
        ReviewProcedure.RuleReviewForwarding.Allows(review, command.OccurredOn, today,
            (review.Dossier.StepOf<RuleReviewRequested>(command.Request) is not null, ReviewRefusals.NoSuchRuleReview, "/request"),
            review.Dossier.OnceOf<RuleReviewForwarded>(command.Request, "/request"),
            review.Dossier.NotBefore<RuleReviewRequested>(command.Request, command.OccurredOn),
            review.Dossier.NotAfter<RuleReviewConcluded>(command.Request, command.OccurredOn, ReviewRefusals.RuleReviewOver));

    /// <summary>转送附带审查.</summary>
    [WolverinePost("/api/v1/review-applications/{id}/rule-review-forwarding")]
    public static (Recorded, RuleReviewForwarded) Post(ForwardRuleReview command, [WriteAggregate] ReviewApplication review) =>
        (Recorded.After(review), new(command.OccurredOn, command.Request, command.Organ));
}
