namespace CaseTrack.Review.Intake;

/// <summary>受理前调解. A practice of policy under the 2017 law; 行政复议法(2023) §5.</summary>
/// <param name="OccurredOn">业务日期.</param>
public sealed record MediateBeforeAcceptance(DateOnly OccurredOn)
{
    public sealed class Validator : AbstractValidator<MediateBeforeAcceptance>
    {
        public Validator() => RuleFor(x => x.OccurredOn).IsBusinessDate();
    }
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
