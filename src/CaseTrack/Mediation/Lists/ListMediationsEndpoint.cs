using CaseTrack.Access;
using CaseTrack.Http;
using Marten;
using Microsoft.AspNetCore.Http;

namespace CaseTrack.Mediation.Lists;

public static class ListMediationsEndpoint
{
    /// <summary>调解案件列表，按登记日和标识分页.</summary>
    [WolverineGet("/api/v1/mediation-cases")]
    public static Task<RecordPage<MediationCase>> Get(HttpContext context, IQuerySession session, CancellationToken token)
    {
        var filters = Filters.Of(
            context, "committee", "mediator", "stage", "disputeType", "source", "from", "to", "limit", "after", "order");
        var query = session.Query<MediationCase>().AsQueryable();
        if (filters.Text("committee") is { } committee)
        {
            query = query.Where(x => x.Committee == committee);
        }

        if (filters.Text("mediator") is { } mediator)
        {
            query = query.Where(x => x.Mediators.Contains(mediator));
        }

        if (filters.Value<MediationStage>("stage") is { } stage)
        {
            query = query.Where(x => x.Stage == stage);
        }

        if (filters.Text("disputeType") is { } type)
        {
            query = query.Where(x => x.DisputeType == type);
        }

        if (filters.Text("source") is { } source)
        {
            query = query.Where(x => x.Source == source);
        }

        return RecordPages.PageAsync(session, query, x => x.RegisteredOn, context, filters, token);
    }
}
