using CaseTrack.Access;
using CaseTrack.Http;
using CaseTrack.Procedures;
using CaseTrack.Terms;
using Marten;
using Microsoft.AspNetCore.Http;

namespace CaseTrack.Mediation.Lists;

public static class GetMediationEndpoint
{
    /// <summary>一件调解案件，附 ETag 与当前可办的事项.</summary>
    [WolverineGet("/api/v1/mediation-cases/{id}")]
    public static Task<CaseView<MediationCase>> Get(Guid id, HttpContext context, IQuerySession session, TermRules rules, TimeProvider clock, ReleasedPeriods releases, CancellationToken token) =>
        CaseViews.GetAsync(id, MediationProcedure.All, context, session, rules, clock, releases, token);
}

public static class ListMediationsEndpoint
{
    /// <summary>调解案件列表，按登记日和标识分页.</summary>
    [WolverineGet("/api/v1/mediation-cases")]
    public static Task<RecordPage<MediationCase>> Get(HttpContext context, IQuerySession session, CancellationToken token)
    {
        var filters = Filters.Of(context, "committee", "stage", "disputeType", "source", "from", "to", "limit", "after");
        var query = session.Query<MediationCase>().AsQueryable();
        if (filters.Text("committee") is { } committee)
        {
            query = query.Where(x => x.Committee == committee);
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

public static class GetMediationHistoryEndpoint
{
    /// <summary>案件经过: what happened, when, when it was recorded, by whom, why.</summary>
    [WolverineGet("/api/v1/mediation-cases/{id}/history")]
    public static Task<RecordHistory> Get(Guid id, IQuerySession session, CancellationToken token) =>
        RecordViews.HistoryAsync<MediationCase>(id, session, token);
}
