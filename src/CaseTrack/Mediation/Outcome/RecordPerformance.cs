namespace CaseTrack.Mediation.Outcome;

/// <summary>履行情况. 人民调解法 §31.</summary>
/// <param name="OccurredOn">业务日期.</param>
/// <param name="State">履行情况, code list <c>mediationPerformance</c>.</param>
public sealed record RecordPerformance(DateOnly OccurredOn, string State) : IDated
{
    public sealed class Validator : DatedValidator<RecordPerformance>
    {
        public Validator() => RuleFor(x => x.State).IsCodeOf(CodeList.Of("mediationPerformance"), x => x.OccurredOn);
    }
}

public static class RecordPerformanceEndpoint
{
    public static ProblemDetails Validate(RecordPerformance command, MediationCase mediation, Today today) =>
        MediationProcedure.Performance.Allows(mediation, command.OccurredOn, today,
            mediation.Dossier.OnceADay<AgreementPerformed>(command.OccurredOn, tag: command.State));

    /// <summary>履行情况.</summary>
    [WolverinePost("/api/v1/mediation-cases/{id}/performance")]
    public static (Recorded, AgreementPerformed) Post(RecordPerformance command, [WriteAggregate] MediationCase mediation) =>
        (Recorded.After(mediation), new(command.OccurredOn, command.State));
}
