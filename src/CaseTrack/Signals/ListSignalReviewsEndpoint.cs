using CaseTrack.Access;
using CaseTrack.Access.Log;
using CaseTrack.Http;
using Marten;
using Microsoft.AspNetCore.Http;

namespace CaseTrack.Signals;

/// <summary>复核记录.</summary>
public sealed record SignalReviewList(IReadOnlyList<SignalReview> Reviews, string? Next = null);

public static class ListSignalReviewsEndpoint
{
    /// <summary>复核记录, the latest first; those of signals that are gone too. Those only of whose cases the caller may know, every one of
    /// them.</summary>
    [WolverineGet("/api/v1/entry-signal-reviews")]
    public static async Task<SignalReviewList> Get(HttpContext context, IQuerySession session, AccessLog log, CancellationToken token)
    {
        var filters = Filters.Of(context, "limit", "after");
        var latest = session.Query<SignalReview>().OrderByDescending(x => x.ReviewedAt).ThenBy(x => x.Id);
        var (reviews, next) = await SeenPages.PageAsync(latest, x => (SignalReview.Kind, x.Id), filters, context, session, token);
        await log.RecordAsync(context, AccessAction.DrilledDown, detail: $"entry signal reviews: {reviews.Sum(x => x.Records.Count)}");
        return new(reviews, next);
    }
}
