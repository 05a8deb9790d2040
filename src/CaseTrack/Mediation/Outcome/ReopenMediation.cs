namespace CaseTrack.Mediation.Outcome;

/// <summary>重新打开. 更正规则.</summary>
/// <param name="OccurredOn">业务日期.</param>
/// <param name="Reason">理由.</param>
/// <param name="ApprovedBy">批准人.</param>
public sealed record ReopenMediation(DateOnly OccurredOn, string Reason, string ApprovedBy) : IDated, Access.IApproved
{
    public sealed class Validator : DatedValidator<ReopenMediation>
    {
        public Validator()
        {
            RuleFor(x => x.Reason).NotEmpty().MaximumLength(500);
            RuleFor(x => x.ApprovedBy).NotEmpty().MaximumLength(100);
        }
    }
}

public static class ReopenMediationEndpoint
{
    public static ProblemDetails Validate(ReopenMediation command, MediationCase mediation, Today today) =>
        MediationProcedure.Reopening.Allows(mediation, command.OccurredOn, today);

    [WolverinePost("/api/v1/mediation-cases/{id}/reopening")]
    public static (Recorded, MediationReopened) Post(ReopenMediation command, [WriteAggregate] MediationCase mediation) =>
        (Recorded.After(mediation), new(command.OccurredOn, command.Reason, command.ApprovedBy));
}
