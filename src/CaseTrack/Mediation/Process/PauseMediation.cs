namespace CaseTrack.Mediation.Process;

/// <summary>暂缓. 业务口径.</summary>
/// <param name="OccurredOn">业务日期.</param>
/// <param name="Reason">原因, code list <c>pauseReason</c>.</param>
public sealed record PauseMediation(DateOnly OccurredOn, string Reason) : IDated
{
    public sealed class Validator : DatedValidator<PauseMediation>
    {
        public Validator() => RuleFor(x => x.Reason).IsCodeOf(CodeList.Of("pauseReason"), x => x.OccurredOn);
    }
}

public static class PauseMediationEndpoint
{
    public static ProblemDetails Validate(PauseMediation command, MediationCase mediation, Today today) =>
        MediationProcedure.Pause.Allows(mediation, command.OccurredOn, today);

    [WolverinePost("/api/v1/mediation-cases/{id}/pause")]
    public static (Recorded, MediationPaused) Post(PauseMediation command, [WriteAggregate] MediationCase mediation) =>
        (Recorded.After(mediation), new(command.OccurredOn, command.Reason));
}
