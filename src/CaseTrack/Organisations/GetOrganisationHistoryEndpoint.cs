using CaseTrack.Http;
using Marten;
using Microsoft.AspNetCore.Http;

namespace CaseTrack.Organisations;

public static class GetOrganisationHistoryEndpoint
{
    /// <summary>机构沿革.</summary>
    [WolverineGet("/api/v1/organisations/{id}/history")]
    public static Task<RecordHistory> Get(Guid id, HttpContext context, IQuerySession session, CancellationToken token) =>
        RecordViews.HistoryAsync<Organisation>(id, context, session, token);
}
