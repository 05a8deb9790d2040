using CaseTrack.Numbers;
using Marten;

namespace CaseTrack.Review.Decision;

/// <summary>作出决定. 行政复议法(2017) §28；(2023) §§61-72.</summary>
/// <param name="OccurredOn">决定日.</param>
/// <param name="Decision">复议结果, code list <c>reviewDecision</c>.</param>
/// <param name="Ancillary">附带决定, code list <c>ancillaryDecision</c>.</param>
/// <param name="PerformBy">履行期限的最后一日.</param>
/// <param name="Number">原文号, of a document from before this service: kept as it stands on the paper; the next of the series unless
/// given.</param>
public sealed record DecideReview(
    DateOnly OccurredOn, string Decision, IReadOnlyList<string>? Ancillary = null, DateOnly? PerformBy = null, string? Number = null)
    : IDated
{
    public sealed class Validator : DatedValidator<DecideReview>
    {
        public Validator()
        {
            RuleFor(x => x.Decision).IsCodeOf(CodeList.ReviewDecisions, x => x.OccurredOn);
            RuleForEach(x => x.Ancillary).IsCodeOf(CodeList.Of("ancillaryDecision"), x => x.OccurredOn);
        }
    }
}

public static class DecideReviewEndpoint
{
    public static ProblemDetails Validate(DecideReview command, ReviewApplication review, Today today) =>
        ReviewProcedure.Decision.Allows(review, command.OccurredOn, today,
            (!DecisionCode.OfOtherActs.Contains(command.Decision), ReviewRefusals.UseTheOtherAct, "/decision"),
            (CodeList.ReviewDecisions.Holds(command.Decision, review.Law), ReviewRefusals.DecisionUnknownToLaw, "/decision"),
            (ReviewApplication.HasAncillary(command.Decision, command.Ancillary ?? []), ReviewRefusals.AncillaryOfNone, "/ancillary"),
            (command.PerformBy is null || command.PerformBy >= command.OccurredOn, ReviewRefusals.PerformByBeforeDecision, "/performBy"));

    [WolverinePost("/api/v1/review-applications/{id}/decision")]
    public static async Task<(Recorded, ReviewDecided)> Post(
        DecideReview command, [WriteAggregate] ReviewApplication review, IDocumentSession session, NumberTemplates templates,
        CancellationToken token) => (
            Recorded.After(review),
            new(command.OccurredOn, command.Decision, command.Ancillary, command.PerformBy,
                await session.NumberAsync(command.Number, templates, NumberedDocument.ReviewDecision, review.Office, command.OccurredOn,
                    token)));
}
