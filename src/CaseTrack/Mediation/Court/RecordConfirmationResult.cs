namespace CaseTrack.Mediation.Court;

/// <summary>司法确认结果. 民事诉讼法 §206.</summary>
/// <param name="OccurredOn">业务日期.</param>
/// <param name="Result">结果, code list <c>confirmationResult</c>.</param>
/// <param name="CourtNumber">文书案号.</param>
public sealed record RecordConfirmationResult(DateOnly OccurredOn, string Result, string? CourtNumber = null) : IDated
{
    public sealed class Validator : DatedValidator<RecordConfirmationResult>
    {
        public Validator()
        {
            RuleFor(x => x.Result).IsCodeOf(CodeList.Of("confirmationResult"), x => x.OccurredOn);
            RuleFor(x => x.CourtNumber).MaximumLength(100);
        }
    }
}

public static class RecordConfirmationResultEndpoint
{
    public static ProblemDetails Validate(RecordConfirmationResult command, MediationCase mediation, Today today) =>
        MediationProcedure.ConfirmationResult.Allows(mediation, command.OccurredOn, today);

    [WolverinePost("/api/v1/mediation-cases/{id}/confirmation-result")]
    public static (Recorded, ConfirmationDecided) Post(RecordConfirmationResult command, [WriteAggregate] MediationCase mediation) =>
        (Recorded.After(mediation), new(command.OccurredOn, command.Result, command.CourtNumber));
}
