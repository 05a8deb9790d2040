namespace CaseTrack.Review.Aftermath;

/// <summary>归档. 行政复议案件档案管理.</summary>
/// <param name="OccurredOn">业务日期.</param>
/// <param name="Retention">保管期限, code list <c>retention</c>.</param>
public sealed record ArchiveReview(DateOnly OccurredOn, string Retention) : IDated
{
    public sealed class Validator : DatedValidator<ArchiveReview>
    {
        public Validator() => RuleFor(x => x.Retention).IsCodeOf(CodeList.Of("retention"), x => x.OccurredOn);
    }
}

public static class ArchiveReviewEndpoint
{
    public static ProblemDetails Validate(ArchiveReview command, ReviewApplication review, Today today) =>
        ReviewProcedure.Archiving.Allows(review, command.OccurredOn, today);

    [WolverinePost("/api/v1/review-applications/{id}/archiving")]
    public static (Recorded, ReviewArchived) Post(ArchiveReview command, [WriteAggregate] ReviewApplication review) =>
        (Recorded.After(review), new(command.OccurredOn, command.Retention));
}
