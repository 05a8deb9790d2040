namespace CaseTrack.Review.Litigation;

/// <summary>裁判结果. 行政诉讼法 §§69-78.</summary>
/// <param name="OccurredOn">业务日期.</param>
/// <param name="Lawsuit">标识.</param>
/// <param name="Outcome">结果, code list <c>courtOutcome</c>.</param>
public sealed record RecordJudgment(DateOnly OccurredOn, Guid Lawsuit, string Outcome) : IDated
{
    public sealed class Validator : DatedValidator<RecordJudgment>
    {
        public Validator()
        {
            RuleFor(x => x.Lawsuit).NotEmpty();
            RuleFor(x => x.Outcome).IsCodeOf(CodeList.Of("courtOutcome"), x => x.OccurredOn);
        }
    }
}

public static class RecordJudgmentEndpoint
{
    public static ProblemDetails Validate(RecordJudgment command, ReviewApplication review, Today today) =>
        ReviewProcedure.Judgments.Allows(review, command.OccurredOn, today,
            (review.Dossier.StepOf<LawsuitFiled>(command.Lawsuit) is not null, ReviewRefusals.NoSuchLawsuit, "/lawsuit"),
            review.Dossier.OnceOf<JudgmentGiven>(command.Lawsuit, "/lawsuit"),
            review.Dossier.NotBefore<LawsuitFiled>(command.Lawsuit, command.OccurredOn));

    /// <summary>裁判结果.</summary>
    [WolverinePost("/api/v1/review-applications/{id}/judgments")]
    public static (Recorded, JudgmentGiven) Post(RecordJudgment command, [WriteAggregate] ReviewApplication review) =>
        (Recorded.After(review), new(command.OccurredOn, command.Lawsuit, command.Outcome));
}
