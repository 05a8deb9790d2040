namespace CaseTrack.Mediation.Court;

/// <summary>反馈移送单位. 特邀调解规定 §26；业务口径.</summary>
/// <param name="OccurredOn">业务日期.</param>
/// <param name="Result">结果, code list <c>referralAnswer</c>.</param>
public sealed record AnswerReferral(DateOnly OccurredOn, string Result) : IDated
{
    public sealed class Validator : DatedValidator<AnswerReferral>
    {
        public Validator() => RuleFor(x => x.Result).IsCodeOf(CodeList.Of("referralAnswer"), x => x.OccurredOn);
    }
}

public static class AnswerReferralEndpoint
{
    public static ProblemDetails Validate(AnswerReferral command, MediationCase mediation, Today today) =>
        MediationProcedure.ReferralAnswer.Allows(mediation, command.OccurredOn, today);

    [WolverinePost("/api/v1/mediation-cases/{id}/referral-answer")]
    public static (Recorded, ReferralAnswered) Post(AnswerReferral command, [WriteAggregate] MediationCase mediation) =>
        (Recorded.After(mediation), new(command.OccurredOn, command.Result));
}
