using CaseTrack.Access;
using Marten;
using Microsoft.AspNetCore.Http;

namespace CaseTrack.Review.Decision;

/// <summary>作废. 更正规则: a duplicate or a record made by mistake.</summary>
/// <param name="OccurredOn">业务日期.</param>
/// <param name="Reason">Why, in words; no personal data.</param>
/// <param name="DuplicateOf">The application that stays, if this one repeats it.</param>
public sealed record VoidReview(DateOnly OccurredOn, string Reason, Guid? DuplicateOf = null) : IDated
{
    public sealed class Validator : DatedValidator<VoidReview>
    {
        public Validator() => RuleFor(x => x.Reason).NotEmpty().MaximumLength(500);
    }
}

public static class VoidReviewEndpoint
{
    public static Task<Leaving> LoadAsync(
        VoidReview command, ReviewApplication review, HttpContext context, IDocumentSession session, ReleasedPeriods releases,
        CancellationToken token) =>
        Leaving.HeldAsync(review, command.DuplicateOf, review.Facts(), context, session, releases, token);

    public static ProblemDetails Validate(VoidReview command, ReviewApplication review, Leaving leaving, Today today) =>
        ReviewProcedure.Voiding.Allows(review, command.OccurredOn, today,
            (command.DuplicateOf != review.Id, ReviewRefusals.DuplicateOfItself, "/duplicateOf"),
            (leaving.OtherLives, ReviewRefusals.DuplicateUnknown, "/duplicateOf"),
            leaving.WithNothingResting,
            leaving.BySecondPerson(review.Dossier, Leaving.Voiding, command.DuplicateOf));

    /// <summary>作废: the record leaves every figure, its history stays.</summary>
    [WolverinePost("/api/v1/review-applications/{id}/voiding")]
    public static (Recorded, ReviewVoided) Post(VoidReview command, [WriteAggregate] ReviewApplication review) =>
        (Recorded.After(review), new(command.OccurredOn, command.Reason, command.DuplicateOf));
}
