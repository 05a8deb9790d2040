using CaseTrack.Numbers;
using Marten;

namespace CaseTrack.Review.Aftermath;

/// <summary>制发意见书、建议书. 行政复议法(2023) §76；实施条例 §57.</summary>
/// <param name="OccurredOn">业务日期.</param>
/// <param name="Letter">标识.</param>
/// <param name="LetterKind">种类, code list <c>letterKind</c>.</param>
/// <param name="Addressee">受文机关.</param>
/// <param name="Number">原文号, of a document from before this service: kept as it stands on the paper; the next of the series unless
/// given.</param>
public sealed record IssueLetter(DateOnly OccurredOn, Guid Letter, string LetterKind, string Addressee, string? Number = null) : IDated
{
    public sealed class Validator : DatedValidator<IssueLetter>
    {
        public Validator()
        {
            RuleFor(x => x.Letter).NotEmpty();
            RuleFor(x => x.LetterKind).IsCodeOf(CodeList.Of("letterKind"), x => x.OccurredOn);
            RuleFor(x => x.Addressee).NotEmpty().MaximumLength(200);
        }
    }
}

public static class IssueLetterEndpoint
{
    public static ProblemDetails Validate(IssueLetter command, ReviewApplication review, Today today) =>
        ReviewProcedure.Letters.Allows(review, command.OccurredOn, today,
            review.Dossier.OnceOf<LetterIssued>(command.Letter, "/letter"));

    [WolverinePost("/api/v1/review-applications/{id}/letters")]
    public static async Task<(Recorded, LetterIssued)> Post(
        IssueLetter command, [WriteAggregate] ReviewApplication review, IDocumentSession session, NumberTemplates templates,
        CancellationToken token) =>
        (Recorded.After(review),
            new(command.OccurredOn, command.Letter, command.LetterKind, command.Addressee,
            await session.NumberAsync(command.Number, templates, NumberedDocument.ReviewLetter, review.Office, command.OccurredOn, token)));
}
