namespace CaseTrack.Mediation.Intake;

/// <summary>不予受理. 人民调解工作若干规定 §22；人民调解法 §17.</summary>
/// <param name="OccurredOn">业务日期.</param>
/// <param name="Reason">原因, code list <c>nonAcceptance</c>.</param>
/// <param name="Channel">告知的适当途径.</param>
public sealed record DeclineMediation(DateOnly OccurredOn, string Reason, string Channel) : IDated
{
    public sealed class Validator : DatedValidator<DeclineMediation>
    {
        public Validator()
        {
            RuleFor(x => x.Reason).IsCodeOf(CodeList.Of("nonAcceptance"), x => x.OccurredOn);
            RuleFor(x => x.Channel).NotEmpty().MaximumLength(200);
        }
    }
}

public static class DeclineMediationEndpoint
{
    public static ProblemDetails Validate(DeclineMediation command, MediationCase mediation, Today today) =>
        MediationProcedure.NonAcceptance.Allows(mediation, command.OccurredOn, today);

    [WolverinePost("/api/v1/mediation-cases/{id}/non-acceptance")]
    public static (Recorded, MediationNotAccepted) Post(DeclineMediation command, [WriteAggregate] MediationCase mediation) =>
        (Recorded.After(mediation), new(command.OccurredOn, command.Reason, command.Channel));
}
