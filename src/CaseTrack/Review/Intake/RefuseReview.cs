using CaseTrack.Clocks;
using CaseTrack.Numbers;
using CaseTrack.Terms;
using Marten;

namespace CaseTrack.Review.Intake;

/// <summary>不予受理. 行政复议法(2017) §17；(2023) §30.</summary>
/// <param name="OccurredOn">业务日期.</param>
/// <param name="Ground">不予受理理由, code list <c>refusalGround</c>.</param>
/// <param name="Number">原文号, of a document from before this service: kept as it stands on the paper; the next of the series unless
/// given.</param>
public sealed record RefuseReview(DateOnly OccurredOn, string Ground, string? Number = null) : IDated
{
    public sealed class Validator : DatedValidator<RefuseReview>
    {
        public Validator() => RuleFor(x => x.Ground).IsCodeOf(CodeList.RefusalGrounds, x => x.OccurredOn);
    }
}

public static class RefuseReviewEndpoint
{
    public static Task<Rulebook> LoadAsync(IQuerySession session, TermRules rules, CancellationToken token) =>
        session.RulebookAsync(rules, token);

    public static ProblemDetails Validate(RefuseReview command, ReviewApplication review, Rulebook rulebook, Today today) =>
        ReviewProcedure.Refusal.Allows(review, command.OccurredOn, today,
            rulebook.InTime(review, TermCode.ReviewScreening, command.OccurredOn, ReviewRefusals.ScreeningExpired));

    [WolverinePost("/api/v1/review-applications/{id}/refusal")]
    public static async Task<(Recorded, ReviewRefused)> Post(
        RefuseReview command, [WriteAggregate] ReviewApplication review, IDocumentSession session, NumberTemplates templates,
        CancellationToken token) =>
        (Recorded.After(review),
            new(command.OccurredOn, command.Ground,
            await session.NumberAsync(command.Number, templates, NumberedDocument.ReviewRefusal, review.Office, command.OccurredOn,
                token)));
}
