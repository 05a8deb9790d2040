using CaseTrack.Http;
using Marten;

namespace CaseTrack.Releases;

public static class ReadReleaseHistoryEndpoint
{
    /// <summary>一次发布的经过.</summary>
    [WolverineGet("/api/v1/releases/{id}/history")]
    public static Task<RecordHistory> Get(Guid id, IQuerySession session, CancellationToken token) => RecordViews.HistoryAsync<Release>(id, session, token);
}
