namespace CaseTrack.Mediation.Outcome;

/// <summary>回访. 人民调解法 §31.</summary>
/// <param name="OccurredOn">业务日期.</param>
/// <param name="Manner">方式, code list <c>followUpManner</c>.</param>
/// <param name="State">履行情况, code list <c>mediationPerformance</c>.</param>
/// <param name="NewTrouble">是否有新隐患.</param>
/// <param name="Satisfaction">满意度, code list <c>satisfaction</c>.</param>
/// <param name="Reference">标识, to be told from another of the same day.</param>
public sealed record FollowUp(DateOnly OccurredOn, string Manner, string State, bool NewTrouble, string? Satisfaction = null, Guid? Reference = null) : IDated
{
    public sealed class Validator : DatedValidator<FollowUp>
    {
        public Validator()
        {
            RuleFor(x => x.Manner).IsCodeOf(CodeList.Of("followUpManner"), x => x.OccurredOn);
            RuleFor(x => x.State).IsCodeOf(CodeList.Of("mediationPerformance"), x => x.OccurredOn);
            RuleFor(x => x.Satisfaction!).IsCodeOf(CodeList.Of("satisfaction"), x => x.OccurredOn).When(x => x.Satisfaction is not null);
        }
    }
}

public static class FollowUpEndpoint
{
    public static ProblemDetails Validate(FollowUp command, MediationCase mediation, Today today) =>
        MediationProcedure.FollowUps.Allows(mediation, command.OccurredOn, today,
            mediation.Dossier.OnceADay<FollowUpMade>(command.OccurredOn, command.Reference));

    /// <summary>回访.</summary>
    [WolverinePost("/api/v1/mediation-cases/{id}/follow-ups")]
    public static (Recorded, FollowUpMade) Post(FollowUp command, [WriteAggregate] MediationCase mediation) =>
        (Recorded.After(mediation), new(command.OccurredOn, command.Manner, command.State, command.Satisfaction, command.NewTrouble, command.Reference));
}
