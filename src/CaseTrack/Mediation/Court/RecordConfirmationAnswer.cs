namespace CaseTrack.Mediation.Court;

/// <summary>法院受理司法确认. 最高法司法确认规定(2011) §4.</summary>
/// <param name="OccurredOn">业务日期.</param>
/// <param name="Answer">受理情况, code list <c>confirmationAnswer</c>.</param>
/// <param name="CourtNumber">法院案号.</param>
public sealed record RecordConfirmationAnswer(DateOnly OccurredOn, string Answer, string? CourtNumber = null) : IDated
{
    public sealed class Validator : DatedValidator<RecordConfirmationAnswer>
    {
        public Validator()
        {
            RuleFor(x => x.Answer).IsCodeOf(CodeList.Of("confirmationAnswer"), x => x.OccurredOn);
            RuleFor(x => x.CourtNumber).MaximumLength(100);
        }
    }
}

public static class RecordConfirmationAnswerEndpoint
{
    public static ProblemDetails Validate(RecordConfirmationAnswer command, MediationCase mediation, Today today) =>
        MediationProcedure.ConfirmationAnswer.Allows(mediation, command.OccurredOn, today);

    [WolverinePost("/api/v1/mediation-cases/{id}/confirmation-answer")]
    public static (Recorded, ConfirmationAnswered) Post(RecordConfirmationAnswer command, [WriteAggregate] MediationCase mediation) =>
        (Recorded.After(mediation), new(command.OccurredOn, command.Answer, command.CourtNumber));
}
