namespace CaseTrack.Mediation.Process;

/// <summary>风险评估. 业务口径.</summary>
/// <param name="OccurredOn">业务日期.</param>
/// <param name="Level">等级, code list <c>riskLevel</c>.</param>
/// <param name="Reference">标识, to be told from another of the same day.</param>
public sealed record AssessRisk(DateOnly OccurredOn, string Level, Guid? Reference = null) : IDated
{
    public sealed class Validator : DatedValidator<AssessRisk>
    {
        public Validator() => RuleFor(x => x.Level).IsCodeOf(CodeList.Of("riskLevel"), x => x.OccurredOn);
    }
}

public static class AssessRiskEndpoint
{
    public static ProblemDetails Validate(AssessRisk command, MediationCase mediation, Today today) =>
        MediationProcedure.Risk.Allows(mediation, command.OccurredOn, today,
            mediation.Dossier.OnceADay<RiskAssessed>(command.OccurredOn, command.Reference, command.Level));

    [WolverinePost("/api/v1/mediation-cases/{id}/risk")]
    public static (Recorded, RiskAssessed) Post(AssessRisk command, [WriteAggregate] MediationCase mediation) =>
        (Recorded.After(mediation), new(command.OccurredOn, command.Level, command.Reference));
}
