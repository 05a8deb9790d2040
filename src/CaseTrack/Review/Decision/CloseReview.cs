namespace CaseTrack.Review.Decision;

/// <summary>办结归档.</summary>
/// <param name="OccurredOn">业务日期.</param>
public sealed record CloseReview(DateOnly OccurredOn)
{
    public sealed class Validator : AbstractValidator<CloseReview>
    {
        public Validator() => RuleFor(x => x.OccurredOn).IsBusinessDate();
    }
}

public static class CloseReviewEndpoint
{
    public static ProblemDetails Validate(CloseReview command, ReviewApplication review, Today today) =>
        ReviewProcedure.Closing.Allows(review, command.OccurredOn, today);

    /// <summary>办结.</summary>
    [WolverinePost("/api/v1/review-applications/{id}/closing")]
    public static (Recorded, ReviewClosed) Post(CloseReview command, [WriteAggregate] ReviewApplication review) =>
        (Recorded.After(review), new(command.OccurredOn));
}
