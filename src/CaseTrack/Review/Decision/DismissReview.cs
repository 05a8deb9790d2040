using CaseTrack.Numbers;
using Marten;

namespace CaseTrack.Review.Decision;

/// <summary>驳回复议申请. 实施条例 §48；行政复议法(2023) §33.</summary>
/// <param name="OccurredOn">业务日期.</param>
/// <param name="Ground">不符合的受理条件, code list <c>refusalGround</c>.</param>
/// <param name="Number">原文号, of a document from before this service: kept as it stands on the paper; the next of the series unless
/// given.</param>
public sealed record DismissReview(DateOnly OccurredOn, string Ground, string? Number = null) : IDated
{
    public sealed class Validator : DatedValidator<DismissReview>
    {
        public Validator() => RuleFor(x => x.Ground).IsCodeOf(CodeList.Of("refusalGround"), x => x.OccurredOn);
    }
}

public static class DismissReviewEndpoint
{
    public static ProblemDetails Validate(DismissReview command, ReviewApplication review, Today today) =>
        ReviewProcedure.Dismissal.Allows(review, command.OccurredOn, today);

    [WolverinePost("/api/v1/review-applications/{id}/dismissal")]
    public static async Task<(Recorded, ReviewDismissed)> Post(
        DismissReview command, [WriteAggregate] ReviewApplication review, IDocumentSession session, NumberTemplates templates,
        CancellationToken token) =>
        (Recorded.After(review),
            new(command.OccurredOn, command.Ground,
            await session.NumberAsync(command.Number, templates, NumberedDocument.ReviewDecision, review.Office, command.OccurredOn,
                token)));
}
