namespace CaseTrack.Mediation.Process;

/// <summary>调查. 人民调解工作若干规定 §28.</summary>
/// <param name="OccurredOn">业务日期.</param>
/// <param name="Manner">方式, code list <c>mediationInvestigation</c>.</param>
/// <param name="Reference">标识, to be told from another of the same day.</param>
public sealed record InvestigateDispute(DateOnly OccurredOn, string Manner, Guid? Reference = null) : IDated
{
    public sealed class Validator : DatedValidator<InvestigateDispute>
    {
        public Validator() => RuleFor(x => x.Manner).IsCodeOf(CodeList.Of("mediationInvestigation"), x => x.OccurredOn);
    }
}

public static class InvestigateDisputeEndpoint
{
    public static ProblemDetails Validate(InvestigateDispute command, MediationCase mediation, Today today) =>
        MediationProcedure.Investigations.Allows(mediation, command.OccurredOn, today,
            mediation.Dossier.OnceADay<MediationInvestigated>(command.OccurredOn, command.Reference, command.Manner));

    /// <summary>调查.</summary>
    [WolverinePost("/api/v1/mediation-cases/{id}/investigations")]
    public static (Recorded, MediationInvestigated) Post(InvestigateDispute command, [WriteAggregate] MediationCase mediation) =>
        (Recorded.After(mediation), new(command.OccurredOn, command.Manner, command.Reference));
}
