using CaseTrack.Http;
using Marten;
using Microsoft.AspNetCore.Http;

namespace CaseTrack.Organisations;

public static class GetOrganisationEndpoint
{
    /// <summary>一个机构，附其历史名称和隶属.</summary>
    [WolverineGet("/api/v1/organisations/{id}")]
    public static Task<RecordView<Organisation>> Get(Guid id, HttpContext context, IQuerySession session, CancellationToken token) =>
        RecordViews.GetAsync<Organisation>(id, context, session, token);
}
