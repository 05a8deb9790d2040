namespace CaseTrack.Mediation.Outcome;

/// <summary>防止激化. 司法部人民调解统计报表.</summary>
/// <param name="OccurredOn">业务日期.</param>
/// <param name="Escalation">类型, code list <c>escalationKind</c>.</param>
/// <param name="People">人数.</param>
/// <param name="Grounds">简要事由.</param>
/// <param name="Reference">标识, to be told from another of the same day.</param>
public sealed record RecordPreventedEscalation(DateOnly OccurredOn, string Escalation, int People, string Grounds, Guid? Reference = null) : IDated
{
    public sealed class Validator : DatedValidator<RecordPreventedEscalation>
    {
        public Validator()
        {
            RuleFor(x => x.Escalation).IsCodeOf(CodeList.Of("escalationKind"), x => x.OccurredOn);
            RuleFor(x => x.People).InclusiveBetween(1, 10000);
            RuleFor(x => x.Grounds).NotEmpty().MaximumLength(500);
        }
    }
}

public static class RecordPreventedEscalationEndpoint
{
    public static ProblemDetails Validate(RecordPreventedEscalation command, MediationCase mediation, Today today) =>
        MediationProcedure.PreventedEscalations.Allows(mediation, command.OccurredOn, today,
            mediation.Dossier.OnceADay<EscalationPrevented>(command.OccurredOn, command.Reference, command.Escalation));

    /// <summary>防止激化.</summary>
    [WolverinePost("/api/v1/mediation-cases/{id}/prevented-escalations")]
    public static (Recorded, EscalationPrevented) Post(RecordPreventedEscalation command, [WriteAggregate] MediationCase mediation) =>
        (Recorded.After(mediation), new(command.OccurredOn, command.Escalation, command.People, command.Grounds, command.Reference));
}
