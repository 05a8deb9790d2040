namespace CaseTrack.Review.Aftermath;

/// <summary>重新审理. 行政诉讼法 §79；行政复议法(2023) §61.</summary>
/// <param name="OccurredOn">业务日期.</param>
/// <param name="Reason">法院撤销或上级责令.</param>
/// <param name="ApprovedBy">批准人.</param>
public sealed record ReopenReview(DateOnly OccurredOn, string Reason, string ApprovedBy) : IDated, Access.IApproved
{
    public sealed class Validator : DatedValidator<ReopenReview>
    {
        public Validator()
        {
            RuleFor(x => x.Reason).NotEmpty().MaximumLength(500);
            RuleFor(x => x.ApprovedBy).NotEmpty().MaximumLength(100);
        }
    }
}

public static class ReopenReviewEndpoint
{
    public static ProblemDetails Validate(ReopenReview command, ReviewApplication review, Today today) =>
        ReviewProcedure.Reopening.Allows(review, command.OccurredOn, today);

    [WolverinePost("/api/v1/review-applications/{id}/reopening")]
    public static (Recorded, ReviewReopened) Post(ReopenReview command, [WriteAggregate] ReviewApplication review) =>
        (Recorded.After(review), new(command.OccurredOn, command.Reason, command.ApprovedBy));
}
