using CaseTrack.Numbers;
using Marten;

namespace CaseTrack.Review.Decision;

/// <summary>制作调解书. 行政复议法(2023) §73；实施条例 §50.</summary>
/// <param name="OccurredOn">业务日期.</param>
/// <param name="PerformBy">履行期限.</param>
/// <param name="Number">原文号, of a document from before this service: kept as it stands on the paper; the next of the series unless
/// given.</param>
public sealed record MakeMediationStatement(DateOnly OccurredOn, DateOnly? PerformBy = null, string? Number = null) : IDated
{
    public sealed class Validator : DatedValidator<MakeMediationStatement>;
}

public static class MakeMediationStatementEndpoint
{
    public static ProblemDetails Validate(MakeMediationStatement command, ReviewApplication review, Today today) =>
        ReviewProcedure.MediationStatement.Allows(review, command.OccurredOn, today,
            (command.PerformBy is null || command.PerformBy >= command.OccurredOn, ReviewRefusals.PerformByBeforeDecision, "/performBy"));

    [WolverinePost("/api/v1/review-applications/{id}/mediation-statement")]
    public static async Task<(Recorded, ReviewMediated)> Post(
        MakeMediationStatement command, [WriteAggregate] ReviewApplication review, IDocumentSession session, NumberTemplates templates,
        CancellationToken token) =>
        (Recorded.After(review),
            new(command.OccurredOn, command.PerformBy,
            await session.NumberAsync(command.Number, templates, NumberedDocument.ReviewMediationStatement, review.Office,
                command.OccurredOn, token)));
}
