namespace CaseTrack.Review.Examination;

/// <summary>附带审查结论. 行政复议法(2023) §59.</summary>
/// <param name="OccurredOn">业务日期.</param>
/// <param name="Request">标识.</param>
/// <param name="Result">结论, code list <c>ruleResult</c>.</param>
public sealed record ConcludeRuleReview(DateOnly OccurredOn, Guid Request, string Result) : IDated
{
    public sealed class Validator : DatedValidator<ConcludeRuleReview>
    {
        public Validator()
        {
            RuleFor(x => x.Request).NotEmpty();
            RuleFor(x => x.Result).IsCodeOf(CodeList.Of("ruleResult"), x => x.OccurredOn);
        }
    }
}

public static class ConcludeRuleReviewEndpoint
{
    public static ProblemDetails Validate(ConcludeRuleReview command, ReviewApplication review, Today today) =>
        ReviewProcedure.RuleReviewConclusion.Allows(review, command.OccurredOn, today,
            (review.Dossier.StepOf<RuleReviewRequested>(command.Request) is not null, ReviewRefusals.NoSuchRuleReview, "/request"),
            review.Dossier.OnceOf<RuleReviewConcluded>(command.Request, "/request"),
            review.Dossier.NotBefore<RuleReviewRequested>(command.Request, command.OccurredOn));

    /// <summary>附带审查结论.</summary>
    [WolverinePost("/api/v1/review-applications/{id}/rule-review-conclusion")]
    public static (Recorded, RuleReviewConcluded) Post(ConcludeRuleReview command, [WriteAggregate] ReviewApplication review) =>
        (Recorded.After(review), new(command.OccurredOn, command.Request, command.Result));
}
