namespace CaseTrack.Review.Aftermath;

/// <summary>意见书、建议书反馈. 行政复议法(2023) §76；实施条例 §57.</summary>
/// <param name="OccurredOn">业务日期.</param>
/// <param name="Letter">标识.</param>
/// <param name="Corrected">是否已纠正.</param>
public sealed record AnswerLetter(DateOnly OccurredOn, Guid Letter, bool Corrected) : IDated
{
    public sealed class Validator : DatedValidator<AnswerLetter>
    {
        public Validator() => RuleFor(x => x.Letter).NotEmpty();
    }
}

public static class AnswerLetterEndpoint
{
    public static ProblemDetails Validate(AnswerLetter command, ReviewApplication review, Today today) =>
        ReviewProcedure.LetterAnswers.Allows(review, command.OccurredOn, today,
            (review.Dossier.StepOf<LetterIssued>(command.Letter) is not null, ReviewRefusals.NoSuchLetter, "/letter"),
            review.Dossier.OnceOf<LetterAnswered>(command.Letter, "/letter"),
            review.Dossier.NotBefore<LetterIssued>(command.Letter, command.OccurredOn));

    /// <summary>意见书、建议书反馈.</summary>
    [WolverinePost("/api/v1/review-applications/{id}/letter-answers")]
    public static (Recorded, LetterAnswered) Post(AnswerLetter command, [WriteAggregate] ReviewApplication review) =>
        (Recorded.After(review), new(command.OccurredOn, command.Letter, command.Corrected));
}
