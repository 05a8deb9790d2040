using CaseTrack.Access;
using Marten;
using Microsoft.AspNetCore.Http;

namespace CaseTrack.Review.Decision;

/// <summary>撤销作废: it was no duplicate and no mistake. 更正规则.</summary>
/// <param name="OccurredOn">业务日期.</param>
/// <param name="Reason">Why, in words; no personal data.</param>
public sealed record RestoreReview(DateOnly OccurredOn, string Reason) : IDated
{
    public sealed class Validator : DatedValidator<RestoreReview>
    {
        public Validator() => RuleFor(x => x.Reason).NotEmpty().MaximumLength(500);
    }
}

public static class RestoreReviewEndpoint
{
    /// <summary>The case as it was before, and what stands beside it.</summary>
    public static async Task<(Before<ReviewApplication>, Leaving)> LoadAsync(
        RestoreReview command, ReviewApplication review, HttpContext context, IDocumentSession session, ReleasedPeriods releases,
        CancellationToken token)
    {
        var before = await Leaving.BeforeAsync(review, session, token);
        return (new(before), await Leaving.HeldAsync(review, null, before.Facts(), context, session, releases, token));
    }

    public static ProblemDetails Validate(RestoreReview command, ReviewApplication review, Leaving leaving, Today today) =>
        ReviewProcedure.Restoration.Allows(review, command.OccurredOn, today,
            leaving.BySecondPerson(review.Dossier, Leaving.Restoration));

    /// <summary>撤销作废: the record is back in every figure and in the stage it was in.</summary>
    [WolverinePost("/api/v1/review-applications/{id}/restoration")]
    public static (Recorded, ReviewRestored) Post(
        RestoreReview command, [WriteAggregate] ReviewApplication review, Before<ReviewApplication> before) =>
        (Recorded.After(review), new(command.OccurredOn, command.Reason, before.Record.Stage));
}
