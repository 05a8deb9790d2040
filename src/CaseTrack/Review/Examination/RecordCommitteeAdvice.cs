namespace CaseTrack.Review.Examination;

/// <summary>复议委员会咨询意见. 行政复议法(2023) §52.</summary>
/// <param name="OccurredOn">业务日期.</param>
/// <param name="Situation">提请情形, code list <c>committeeSituation</c>.</param>
/// <param name="Advice">咨询意见要点.</param>
/// <param name="Reference">标识, to be told from another of the same day.</param>
public sealed record RecordCommitteeAdvice(DateOnly OccurredOn, string Situation, string Advice, Guid? Reference = null) : IDated
{
    public sealed class Validator : DatedValidator<RecordCommitteeAdvice>
    {
        public Validator()
        {
            RuleFor(x => x.Situation).IsCodeOf(CodeList.Of("committeeSituation"), x => x.OccurredOn);
            RuleFor(x => x.Advice).NotEmpty().MaximumLength(1000);
        }
    }
}

public static class RecordCommitteeAdviceEndpoint
{
    public static ProblemDetails Validate(RecordCommitteeAdvice command, ReviewApplication review, Today today) =>
        ReviewProcedure.CommitteeAdvice.Allows(review, command.OccurredOn, today,
            review.Dossier.OnceADay<CommitteeAdvised>(command.OccurredOn, command.Reference, command.Situation));

    /// <summary>复议委员会咨询意见.</summary>
    [WolverinePost("/api/v1/review-applications/{id}/committee-advice")]
    public static (Recorded, CommitteeAdvised) Post(RecordCommitteeAdvice command, [WriteAggregate] ReviewApplication review) =>
        (Recorded.After(review), new(command.OccurredOn, command.Situation, command.Advice, command.Reference));
}
