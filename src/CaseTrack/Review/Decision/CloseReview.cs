namespace CaseTrack.Review.Decision;

/// <summary>办结. 业务口径.</summary>
/// <param name="OccurredOn">业务日期.</param>
public sealed record CloseReview(DateOnly OccurredOn) : IDated
{
    public sealed class Validator : DatedValidator<CloseReview>;
}

public static class CloseReviewEndpoint
{
    public static ProblemDetails Validate(CloseReview command, ReviewApplication review, Today today) =>
        ReviewProcedure.Closing.Allows(review, command.OccurredOn, today);

    [WolverinePost("/api/v1/review-applications/{id}/closing")]
    public static (Recorded, ReviewClosed) Post(CloseReview command, [WriteAggregate] ReviewApplication review) =>
        (Recorded.After(review), new(command.OccurredOn));
}
