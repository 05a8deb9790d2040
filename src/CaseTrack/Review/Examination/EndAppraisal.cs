namespace CaseTrack.Review.Examination;

/// <summary>收到鉴定、勘验结论. 实施条例 §§34, 37.</summary>
/// <param name="OccurredOn">业务日期.</param>
public sealed record EndAppraisal(DateOnly OccurredOn) : IDated
{
    public sealed class Validator : DatedValidator<EndAppraisal>;
}

public static class EndAppraisalEndpoint
{
    public static ProblemDetails Validate(EndAppraisal command, ReviewApplication review, Today today) =>
        ReviewProcedure.AppraisalResult.Allows(review, command.OccurredOn, today);

    [WolverinePost("/api/v1/review-applications/{id}/appraisal-result")]
    public static (Recorded, AppraisalEnded) Post(EndAppraisal command, [WriteAggregate] ReviewApplication review) =>
        (Recorded.After(review), new(command.OccurredOn));
}
