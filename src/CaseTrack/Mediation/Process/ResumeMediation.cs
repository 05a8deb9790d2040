namespace CaseTrack.Mediation.Process;

/// <summary>恢复调解. 业务口径.</summary>
/// <param name="OccurredOn">业务日期.</param>
public sealed record ResumeMediation(DateOnly OccurredOn) : IDated
{
    public sealed class Validator : DatedValidator<ResumeMediation>;
}

public static class ResumeMediationEndpoint
{
    public static ProblemDetails Validate(ResumeMediation command, MediationCase mediation, Today today) =>
        MediationProcedure.Resumption.Allows(mediation, command.OccurredOn, today);

    [WolverinePost("/api/v1/mediation-cases/{id}/resumption")]
    public static (Recorded, MediationResumed) Post(ResumeMediation command, [WriteAggregate] MediationCase mediation) =>
        (Recorded.After(mediation), new(command.OccurredOn));
}
