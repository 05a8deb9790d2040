namespace CaseTrack.Mediation.Process;

/// <summary>采取防激化措施. 人民调解法 §25.</summary>
/// <param name="OccurredOn">业务日期.</param>
/// <param name="Measure">措施, code list <c>escalationMeasure</c>.</param>
/// <param name="Reference">标识, to be told from another of the same day.</param>
public sealed record TakeMeasure(DateOnly OccurredOn, string Measure, Guid? Reference = null) : IDated
{
    public sealed class Validator : DatedValidator<TakeMeasure>
    {
        public Validator() => RuleFor(x => x.Measure).IsCodeOf(CodeList.Of("escalationMeasure"), x => x.OccurredOn);
    }
}

public static class TakeMeasureEndpoint
{
    public static ProblemDetails Validate(TakeMeasure command, MediationCase mediation, Today today) =>
        MediationProcedure.EscalationMeasures.Allows(mediation, command.OccurredOn, today,
            mediation.Dossier.OnceADay<EscalationMeasureTaken>(command.OccurredOn, command.Reference, command.Measure));

    /// <summary>采取防激化措施.</summary>
    [WolverinePost("/api/v1/mediation-cases/{id}/escalation-measures")]
    public static (Recorded, EscalationMeasureTaken) Post(TakeMeasure command, [WriteAggregate] MediationCase mediation) =>
        (Recorded.After(mediation), new(command.OccurredOn, command.Measure, command.Reference));
}
