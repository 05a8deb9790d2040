namespace CaseTrack.Review.Examination;

/// <summary>听取当事人意见. 行政复议法(2023) §49.</summary>
/// <param name="OccurredOn">业务日期.</param>
/// <param name="Manner">方式, code list <c>opinionManner</c>.</param>
/// <param name="Impossible">因当事人原因不能听取.</param>
/// <param name="Reference">标识, to be told from another of the same day.</param>
public sealed record HearOpinions(DateOnly OccurredOn, string Manner, bool Impossible, Guid? Reference = null) : IDated
{
    public sealed class Validator : DatedValidator<HearOpinions>
    {
        public Validator() => RuleFor(x => x.Manner).IsCodeOf(CodeList.Of("opinionManner"), x => x.OccurredOn);
    }
}

public static class HearOpinionsEndpoint
{
    public static ProblemDetails Validate(HearOpinions command, ReviewApplication review, Today today) =>
        ReviewProcedure.Opinions.Allows(review, command.OccurredOn, today,
            review.Dossier.OnceADay<OpinionsHeard>(command.OccurredOn, command.Reference, command.Manner));

    /// <summary>听取当事人意见.</summary>
    [WolverinePost("/api/v1/review-applications/{id}/opinions")]
    public static (Recorded, OpinionsHeard) Post(HearOpinions command, [WriteAggregate] ReviewApplication review) =>
        (Recorded.After(review), new(command.OccurredOn, command.Manner, command.Impossible, command.Reference));
}
