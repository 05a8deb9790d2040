namespace CaseTrack.Review.Aftermath;

/// <summary>督促履行. 行政复议法(2017) §32；(2023) §§77, 83.</summary>
/// <param name="OccurredOn">业务日期.</param>
/// <param name="Measure">措施, code list <c>urgingMeasure</c>.</param>
/// <param name="PerformBy">责令履行的最后日期.</param>
/// <param name="Reference">标识, to be told from another of the same day.</param>
public sealed record UrgePerformance(DateOnly OccurredOn, string Measure, DateOnly? PerformBy = null, Guid? Reference = null) : IDated
{
    public sealed class Validator : DatedValidator<UrgePerformance>
    {
        public Validator() => RuleFor(x => x.Measure).IsCodeOf(CodeList.Of("urgingMeasure"), x => x.OccurredOn);
    }
}

public static class UrgePerformanceEndpoint
{
    public static ProblemDetails Validate(UrgePerformance command, ReviewApplication review, Today today) =>
        ReviewProcedure.Urging.Allows(review, command.OccurredOn, today,
            review.Dossier.OnceADay<PerformanceUrged>(command.OccurredOn, command.Reference, command.Measure),
            (command.PerformBy is null || command.PerformBy >= command.OccurredOn, ReviewRefusals.PerformByBeforeDecision, "/performBy"));

    /// <summary>督促履行.</summary>
    [WolverinePost("/api/v1/review-applications/{id}/urging")]
    public static (Recorded, PerformanceUrged) Post(UrgePerformance command, [WriteAggregate] ReviewApplication review) =>
        (Recorded.After(review), new(command.OccurredOn, command.Measure, command.PerformBy, command.Reference));
}
