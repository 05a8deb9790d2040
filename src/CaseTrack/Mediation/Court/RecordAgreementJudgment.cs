namespace CaseTrack.Mediation.Court;

/// <summary>起诉结果. 人民调解法 §32.</summary>
/// <param name="OccurredOn">业务日期.</param>
/// <param name="Outcome">结果, code list <c>agreementJudgment</c>.</param>
public sealed record RecordAgreementJudgment(DateOnly OccurredOn, string Outcome) : IDated
{
    public sealed class Validator : DatedValidator<RecordAgreementJudgment>
    {
        public Validator() => RuleFor(x => x.Outcome).IsCodeOf(CodeList.Of("agreementJudgment"), x => x.OccurredOn);
    }
}

public static class RecordAgreementJudgmentEndpoint
{
    public static ProblemDetails Validate(RecordAgreementJudgment command, MediationCase mediation, Today today) =>
        MediationProcedure.AgreementJudgment.Allows(mediation, command.OccurredOn, today);

    [WolverinePost("/api/v1/mediation-cases/{id}/agreement-judgment")]
    public static (Recorded, AgreementJudged) Post(RecordAgreementJudgment command, [WriteAggregate] MediationCase mediation) =>
        (Recorded.After(mediation), new(command.OccurredOn, command.Outcome));
}
