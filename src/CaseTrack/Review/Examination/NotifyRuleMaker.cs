namespace CaseTrack.Review.Examination;

/// <summary>通知制定机关. 行政复议法(2023) §58.</summary>
/// <param name="OccurredOn">业务日期.</param>
/// <param name="Request">标识.</param>
public sealed record NotifyRuleMaker(DateOnly OccurredOn, Guid Request) : IDated
{
    public sealed class Validator : DatedValidator<NotifyRuleMaker>
    {
        public Validator() => RuleFor(x => x.Request).NotEmpty();
    }
}

public static class NotifyRuleMakerEndpoint
{
    public static ProblemDetails Validate(NotifyRuleMaker command, ReviewApplication review, Today today) =>
        ReviewProcedure.RuleMakerNotice.Allows(review, command.OccurredOn, today,
            (review.Dossier.StepOf<RuleReviewRequested>(command.Request) is not null, ReviewRefusals.NoSuchRuleReview, "/request"),
            review.Dossier.OnceOf<RuleMakerNotified>(command.Request, "/request"),
            review.Dossier.NotBefore<RuleReviewRequested>(command.Request, command.OccurredOn),
            review.Dossier.NotAfter<RuleReviewConcluded>(command.Request, command.OccurredOn, ReviewRefusals.RuleReviewOver));

    /// <summary>通知制定机关.</summary>
    [WolverinePost("/api/v1/review-applications/{id}/rule-maker-notice")]
    public static (Recorded, RuleMakerNotified) Post(NotifyRuleMaker command, [WriteAggregate] ReviewApplication review) =>
        (Recorded.After(review), new(command.OccurredOn, command.Request));
}
