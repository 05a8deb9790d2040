using CaseTrack.Http;
using Marten;
using Microsoft.AspNetCore.Http;

namespace CaseTrack.Review.Lists;

public static class GetReviewHistoryEndpoint
{
    /// <summary>行政复议申请经过: what happened, when, when it was recorded, by whom, why.</summary>
    [WolverineGet("/api/v1/review-applications/{id}/history")]
    public static Task<RecordHistory> Get(Guid id, HttpContext context, IQuerySession session, CancellationToken token) =>
        RecordViews.HistoryAsync<ReviewApplication>(id, context, session, token);
}
