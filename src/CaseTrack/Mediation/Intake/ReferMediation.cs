namespace CaseTrack.Mediation.Intake;

/// <summary>转介. 人民调解法 §18.</summary>
/// <param name="OccurredOn">业务日期.</param>
/// <param name="Organ">转介单位.</param>
public sealed record ReferMediation(DateOnly OccurredOn, string Organ) : IDated
{
    public sealed class Validator : DatedValidator<ReferMediation>
    {
        public Validator() => RuleFor(x => x.Organ).NotEmpty().MaximumLength(200);
    }
}

public static class ReferMediationEndpoint
{
    public static ProblemDetails Validate(ReferMediation command, MediationCase mediation, Today today) =>
        MediationProcedure.ReferralOut.Allows(mediation, command.OccurredOn, today);

    [WolverinePost("/api/v1/mediation-cases/{id}/referral-out")]
    public static (Recorded, MediationReferredOut) Post(ReferMediation command, [WriteAggregate] MediationCase mediation) =>
        (Recorded.After(mediation), new(command.OccurredOn, command.Organ));
}
