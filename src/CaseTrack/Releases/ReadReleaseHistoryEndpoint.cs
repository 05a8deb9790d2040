using CaseTrack.Http;
using Marten;
using Microsoft.AspNetCore.Http;

namespace CaseTrack.Releases;

public static class ReadReleaseHistoryEndpoint
{
    /// <summary>一次发布的经过.</summary>
    [WolverineGet("/api/v1/releases/{id}/history")]
    public static Task<RecordHistory> Get(Guid id, HttpContext context, IQuerySession session, CancellationToken token) =>
        RecordViews.HistoryAsync<Release>(id, context, session, token);
}
