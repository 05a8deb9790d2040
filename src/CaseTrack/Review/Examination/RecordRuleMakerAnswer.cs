namespace CaseTrack.Review.Examination;

/// <summary>制定机关答复. 行政复议法(2023) §58.</summary>
/// <param name="OccurredOn">业务日期.</param>
/// <param name="Request">标识.</param>
public sealed record RecordRuleMakerAnswer(DateOnly OccurredOn, Guid Request) : IDated
{
    public sealed class Validator : DatedValidator<RecordRuleMakerAnswer>
    {
        public Validator() => RuleFor(x => x.Request).NotEmpty();
    }
}

public static class RecordRuleMakerAnswerEndpoint
{
    public static ProblemDetails Validate(RecordRuleMakerAnswer command, ReviewApplication review, Today today) =>
        ReviewProcedure.RuleMakerAnswer.Allows(review, command.OccurredOn, today,
            (review.Dossier.StepOf<RuleReviewRequested>(command.Request) is not null, ReviewRefusals.NoSuchRuleReview, "/request"),
            (review.Dossier.StepOf<RuleMakerNotified>(command.Request) is not null, ReviewRefusals.RuleMakerNotNotified, "/request"),
            review.Dossier.OnceOf<RuleMakerAnswered>(command.Request, "/request"),
            review.Dossier.NotBefore<RuleMakerNotified>(command.Request, command.OccurredOn),
            review.Dossier.NotAfter<RuleReviewConcluded>(command.Request, command.OccurredOn, ReviewRefusals.RuleReviewOver));

    /// <summary>制定机关答复.</summary>
    [WolverinePost("/api/v1/review-applications/{id}/rule-maker-answer")]
    public static (Recorded, RuleMakerAnswered) Post(RecordRuleMakerAnswer command, [WriteAggregate] ReviewApplication review) =>
        (Recorded.After(review), new(command.OccurredOn, command.Request));
}
