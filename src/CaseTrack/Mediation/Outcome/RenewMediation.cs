namespace CaseTrack.Mediation.Outcome;

/// <summary>重新调解. 人民调解法 §32；民事诉讼法 §206.</summary>
/// <param name="OccurredOn">业务日期.</param>
/// <param name="Reason">司法确认被驳回、协议争议等.</param>
public sealed record RenewMediation(DateOnly OccurredOn, string Reason) : IDated
{
    public sealed class Validator : DatedValidator<RenewMediation>
    {
        public Validator() => RuleFor(x => x.Reason).NotEmpty().MaximumLength(500);
    }
}

public static class RenewMediationEndpoint
{
    public static ProblemDetails Validate(RenewMediation command, MediationCase mediation, Today today) =>
        MediationProcedure.Renewal.Allows(mediation, command.OccurredOn, today);

    [WolverinePost("/api/v1/mediation-cases/{id}/renewal")]
    public static (Recorded, MediationRenewed) Post(RenewMediation command, [WriteAggregate] MediationCase mediation) =>
        (Recorded.After(mediation), new(command.OccurredOn, command.Reason));
}
