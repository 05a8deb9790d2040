namespace CaseTrack.Review.Aftermath;

/// <summary>履行情况. 行政复议法(2017) §32；(2023) §77.</summary>
/// <param name="OccurredOn">业务日期.</param>
/// <param name="State">履行情况, code list <c>performanceState</c>.</param>
public sealed record RecordReviewPerformance(DateOnly OccurredOn, string State) : IDated
{
    public sealed class Validator : DatedValidator<RecordReviewPerformance>
    {
        public Validator() => RuleFor(x => x.State).IsCodeOf(CodeList.Of("performanceState"), x => x.OccurredOn);
    }
}

public static class RecordReviewPerformanceEndpoint
{
    public static ProblemDetails Validate(RecordReviewPerformance command, ReviewApplication review, Today today) =>
        ReviewProcedure.Performance.Allows(review, command.OccurredOn, today,
            new(review.Performed?.Tag != command.State, ReviewRefusals.StateStands, "/state", review.Performed),
            (review.Performed is null || command.OccurredOn >= review.Performed.On, CommonRefusals.BeforeEarlierStep, "/occurredOn"));

    /// <summary>履行情况.</summary>
    [WolverinePost("/api/v1/review-applications/{id}/performance")]
    public static (Recorded, ReviewPerformed) Post(RecordReviewPerformance command, [WriteAggregate] ReviewApplication review) =>
        (Recorded.After(review), new(command.OccurredOn, command.State));
}
