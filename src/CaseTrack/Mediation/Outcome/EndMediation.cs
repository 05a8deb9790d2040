namespace CaseTrack.Mediation.Outcome;

/// <summary>终止调解. 人民调解法 §§23, 26: without agreement, the parties are told of other remedies.</summary>
/// <param name="OccurredOn">终止日.</param>
/// <param name="Reason">终止原因, code list <c>mediationEndReason</c>.</param>
/// <param name="AdvisedRemedy">告知的其他途径, code list <c>advisedRemedy</c>.</param>
public sealed record EndMediation(DateOnly OccurredOn, string Reason, string AdvisedRemedy) : IDated
{
    public sealed class Validator : DatedValidator<EndMediation>
    {
        public Validator()
        {
            RuleFor(x => x.Reason).IsCodeOf(CodeList.MediationEndReasons, x => x.OccurredOn);
            RuleFor(x => x.AdvisedRemedy).IsCodeOf(CodeList.AdvisedRemedies, x => x.OccurredOn);
        }
    }
}

public static class EndMediationEndpoint
{
    public static ProblemDetails Validate(EndMediation command, MediationCase mediation, Today today) =>
        MediationProcedure.Termination.Allows(mediation, command.OccurredOn, today);

    /// <summary>终止调解: no agreement, with the advice the law asks for.</summary>
    [WolverinePost("/api/v1/mediation-cases/{id}/termination")]
    public static (Recorded, MediationEnded) Post(EndMediation command, [WriteAggregate] MediationCase mediation) =>
        (Recorded.After(mediation), new(command.OccurredOn, command.Reason, command.AdvisedRemedy));
}
