namespace CaseTrack.Mediation.Outcome;

/// <summary>办结. 人民调解法 §§26, 31.</summary>
/// <param name="OccurredOn">办结日; it decides the year of "完成".</param>
public sealed record CloseMediation(DateOnly OccurredOn) : IDated
{
    public sealed class Validator : DatedValidator<CloseMediation>;
}

public static class CloseMediationEndpoint
{
    public static ProblemDetails Validate(CloseMediation command, MediationCase mediation, Today today) =>
        MediationProcedure.Closing.Allows(mediation, command.OccurredOn, today);

    [WolverinePost("/api/v1/mediation-cases/{id}/closing")]
    public static (Recorded, MediationClosed) Post(CloseMediation command, [WriteAggregate] MediationCase mediation) =>
        (Recorded.After(mediation), new(command.OccurredOn));
}
