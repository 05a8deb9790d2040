namespace CaseTrack.Review.Intake;

/// <summary>受理前调解. 业务口径；行政复议法(2023) §5: under the 2017 law a practice of policy.</summary>
/// <param name="OccurredOn">业务日期.</param>
public sealed record MediateBeforeAcceptance(DateOnly OccurredOn) : IDated
{
    public sealed class Validator : DatedValidator<MediateBeforeAcceptance>;
}

public static class MediateBeforeAcceptanceEndpoint
{
    public static ProblemDetails Validate(MediateBeforeAcceptance command, ReviewApplication review, Today today) =>
        ReviewProcedure.MediationBeforeAcceptance.Allows(review, command.OccurredOn, today);

    /// <summary>受理前调解: does not stop the five days of screening.</summary>
    [WolverinePost("/api/v1/review-applications/{id}/pre-acceptance-mediation")]
    public static (Recorded, PreAcceptanceMediationStarted) Post(
        MediateBeforeAcceptance command, [WriteAggregate] ReviewApplication review) =>
        (Recorded.After(review), new(command.OccurredOn));
}
