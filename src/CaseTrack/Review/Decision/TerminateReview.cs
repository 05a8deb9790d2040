using CaseTrack.Clocks;
using CaseTrack.Numbers;
using CaseTrack.Terms;
using Marten;

namespace CaseTrack.Review.Decision;

/// <summary>终止. 行政复议法(2023) §41；实施条例 §42.</summary>
/// <param name="OccurredOn">业务日期.</param>
/// <param name="Ground">终止事由, code list <c>terminationGround</c>.</param>
/// <param name="Number">原文号, of a document from before this service: kept as it stands on the paper; the next of the series unless
/// given.</param>
public sealed record TerminateReview(DateOnly OccurredOn, string Ground, string? Number = null) : IDated
{
    public sealed class Validator : DatedValidator<TerminateReview>
    {
        public Validator() => RuleFor(x => x.Ground).IsCodeOf(CodeList.Of("terminationGround"), x => x.OccurredOn);
    }
}

public static class TerminateReviewEndpoint
{
    public static Task<Rulebook> LoadAsync(IQuerySession session, TermRules rules, CancellationToken token) =>
        session.RulebookAsync(rules, token);

    public static ProblemDetails Validate(TerminateReview command, ReviewApplication review, Rulebook rulebook, Today today) =>
        ReviewProcedure.Termination.Allows(review, command.OccurredOn, today,
            (command.Ground != TerminationGround.SixtyDaysSuspended || (review.Dossier.UnderEntry && review.Stage is ReviewStage.Suspended
                && rulebook.Latest(review, TermCode.ReviewSuspension)?.SilenceOn == command.OccurredOn), ReviewRefusals.SixtyDaysBySilence,
                    "/ground"));

    [WolverinePost("/api/v1/review-applications/{id}/termination")]
    public static async Task<(Recorded, ReviewTerminated)> Post(
        TerminateReview command, [WriteAggregate] ReviewApplication review, IDocumentSession session, NumberTemplates templates,
        CancellationToken token) =>
        (Recorded.After(review),
            new(command.OccurredOn, command.Ground,
            await session.NumberAsync(command.Number, templates, NumberedDocument.ReviewTermination, review.Office, command.OccurredOn,
                token)));
}
