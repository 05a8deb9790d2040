namespace CaseTrack.Review.Examination;

/// <summary>收到被申请人答复. 行政复议法(2017) §23；(2023) §§48, 54.</summary>
/// <param name="OccurredOn">业务日期.</param>
/// <param name="WithEvidence">是否提交证据和依据.</param>
public sealed record RecordAnswer(DateOnly OccurredOn, bool WithEvidence) : IDated
{
    public sealed class Validator : DatedValidator<RecordAnswer>;
}

public static class RecordAnswerEndpoint
{
    public static ProblemDetails Validate(RecordAnswer command, ReviewApplication review, Today today) =>
        ReviewProcedure.Answer.Allows(review, command.OccurredOn, today,
            review.Dossier.OnceSince<AnswerReceived, CopySent>());

    /// <summary>收到被申请人答复.</summary>
    [WolverinePost("/api/v1/review-applications/{id}/answer")]
    public static (Recorded, AnswerReceived) Post(RecordAnswer command, [WriteAggregate] ReviewApplication review) =>
        (Recorded.After(review), new(command.OccurredOn, command.WithEvidence));
}
