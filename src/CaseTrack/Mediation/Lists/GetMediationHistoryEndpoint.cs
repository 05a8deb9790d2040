using CaseTrack.Http;
using Marten;
using Microsoft.AspNetCore.Http;

namespace CaseTrack.Mediation.Lists;

public static class GetMediationHistoryEndpoint
{
    /// <summary>案件经过: what happened, when, when it was recorded, by whom, why.</summary>
    [WolverineGet("/api/v1/mediation-cases/{id}/history")]
    public static Task<RecordHistory> Get(Guid id, HttpContext context, IQuerySession session, CancellationToken token) =>
        RecordViews.HistoryAsync<MediationCase>(id, context, session, token);
}
