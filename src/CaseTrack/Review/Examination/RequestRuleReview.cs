namespace CaseTrack.Review.Examination;

/// <summary>附带审查规范性文件. 行政复议法(2017) §26；(2023) §56.</summary>
/// <param name="OccurredOn">业务日期.</param>
/// <param name="Request">标识.</param>
/// <param name="Document">规范性文件名称.</param>
/// <param name="Handling">处理方式, code list <c>ruleHandling</c>.</param>
public sealed record RequestRuleReview(DateOnly OccurredOn, Guid Request, string Document, string Handling) : IDated
{
    public sealed class Validator : DatedValidator<RequestRuleReview>
    {
        public Validator()
        {
            RuleFor(x => x.Request).NotEmpty();
            RuleFor(x => x.Document).NotEmpty().MaximumLength(300);
            RuleFor(x => x.Handling).IsCodeOf(CodeList.Of("ruleHandling"), x => x.OccurredOn);
        }
    }
}

public static class RequestRuleReviewEndpoint
{
    public static ProblemDetails Validate(RequestRuleReview command, ReviewApplication review, Today today) =>
        ReviewProcedure.RuleReviews.Allows(review, command.OccurredOn, today,
            review.Dossier.OnceOf<RuleReviewRequested>(command.Request, "/request"));

    /// <summary>附带审查规范性文件.</summary>
    [WolverinePost("/api/v1/review-applications/{id}/rule-reviews")]
    public static (Recorded, RuleReviewRequested) Post(RequestRuleReview command, [WriteAggregate] ReviewApplication review) =>
        (Recorded.After(review), new(command.OccurredOn, command.Request, command.Document, command.Handling));
}
