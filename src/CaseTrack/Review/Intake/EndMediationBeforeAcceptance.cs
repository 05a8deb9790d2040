namespace CaseTrack.Review.Intake;

/// <summary>结束受理前调解. 业务口径；行政复议法(2023) §5.</summary>
/// <param name="OccurredOn">业务日期.</param>
/// <param name="Result">结果，不含个人信息: nothing about anybody.</param>
public sealed record EndMediationBeforeAcceptance(DateOnly OccurredOn, string Result) : IDated
{
    public sealed class Validator : DatedValidator<EndMediationBeforeAcceptance>
    {
        public Validator() => RuleFor(x => x.Result).NotEmpty().MaximumLength(200);
    }
}

public static class EndMediationBeforeAcceptanceEndpoint
{
    public static ProblemDetails Validate(EndMediationBeforeAcceptance command, ReviewApplication review, Today today) =>
        ReviewProcedure.PreAcceptanceMediationEnd.Allows(review, command.OccurredOn, today);

    [WolverinePost("/api/v1/review-applications/{id}/pre-acceptance-mediation-end")]
    public static (Recorded, PreAcceptanceMediationEnded) Post(
        EndMediationBeforeAcceptance command, [WriteAggregate] ReviewApplication review) =>
        (Recorded.After(review), new(command.OccurredOn, command.Result));
}
