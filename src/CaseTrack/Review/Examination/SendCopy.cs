namespace CaseTrack.Review.Examination;

/// <summary>送达申请书副本. 行政复议法(2017) §23；(2023) §§48, 54.</summary>
/// <param name="OccurredOn">业务日期.</param>
public sealed record SendCopy(DateOnly OccurredOn) : IDated
{
    public sealed class Validator : DatedValidator<SendCopy>;
}

public static class SendCopyEndpoint
{
    public static ProblemDetails Validate(SendCopy command, ReviewApplication review, Today today) =>
        ReviewProcedure.Copy.Allows(review, command.OccurredOn, today);

    [WolverinePost("/api/v1/review-applications/{id}/copy")]
    public static (Recorded, CopySent) Post(SendCopy command, [WriteAggregate] ReviewApplication review) =>
        (Recorded.After(review), new(command.OccurredOn));
}
