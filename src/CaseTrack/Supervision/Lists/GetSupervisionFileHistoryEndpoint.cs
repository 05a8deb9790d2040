using CaseTrack.Http;
using Marten;
using Microsoft.AspNetCore.Http;

namespace CaseTrack.Supervision.Lists;

public static class GetSupervisionFileHistoryEndpoint
{
    /// <summary>行政执法监督案件经过: what happened, when, when it was recorded, by whom, why.</summary>
    [WolverineGet("/api/v1/supervision-files/{id}/history")]
    public static Task<RecordHistory> Get(Guid id, HttpContext context, IQuerySession session, CancellationToken token) =>
        RecordViews.HistoryAsync<SupervisionFile>(id, context, session, token);
}
