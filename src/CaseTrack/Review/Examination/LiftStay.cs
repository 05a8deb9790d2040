namespace CaseTrack.Review.Examination;

/// <summary>解除停止执行. 行政复议法(2023) §42.</summary>
/// <param name="OccurredOn">业务日期.</param>
public sealed record LiftStay(DateOnly OccurredOn) : IDated
{
    public sealed class Validator : DatedValidator<LiftStay>;
}

public static class LiftStayEndpoint
{
    public static ProblemDetails Validate(LiftStay command, ReviewApplication review, Today today) =>
        ReviewProcedure.StayLifting.Allows(review, command.OccurredOn, today);

    [WolverinePost("/api/v1/review-applications/{id}/stay-lifting")]
    public static (Recorded, StayLifted) Post(LiftStay command, [WriteAggregate] ReviewApplication review) =>
        (Recorded.After(review), new(command.OccurredOn));
}
