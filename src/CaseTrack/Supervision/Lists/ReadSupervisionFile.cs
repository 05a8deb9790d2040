using CaseTrack.Access;
using CaseTrack.Http;
using CaseTrack.Procedures;
using CaseTrack.Terms;
using Marten;
using Microsoft.AspNetCore.Http;

namespace CaseTrack.Supervision.Lists;

public static class GetSupervisionFileEndpoint
{
    /// <summary>行政执法监督案件，附 ETag 与当前可办的事项.</summary>
    [WolverineGet("/api/v1/supervision-files/{id}")]
    public static Task<CaseView<SupervisionFile>> Get(Guid id, HttpContext context, IQuerySession session, TermRules rules, TimeProvider clock, ReleasedPeriods releases, CancellationToken token) =>
        CaseViews.GetAsync(id, SupervisionProcedure.All, context, session, rules, clock, releases, token);
}

public static class ListSupervisionFilesEndpoint
{
    /// <summary>行政执法监督案件列表，按日期和标识分页.</summary>
    [WolverineGet("/api/v1/supervision-files")]
    public static Task<RecordPage<SupervisionFile>> Get(HttpContext context, IQuerySession session, CancellationToken token)
    {
        var filters = Filters.Of(context, "office", "stage", "field", "from", "to", "limit", "after");
        var query = session.Query<SupervisionFile>().AsQueryable();
        if (filters.Text("office") is { } office)
        {
            query = query.Where(x => x.Office == office);
        }

        if (filters.Value<SupervisionStage>("stage") is { } stage)
        {
            query = query.Where(x => x.Stage == stage);
        }

        if (filters.Text("field") is { } field)
        {
            query = query.Where(x => x.Field == field);
        }

        return RecordPages.PageAsync(session, query, x => x.LeadOn, context, filters, token);
    }
}

public static class GetSupervisionFileHistoryEndpoint
{
    /// <summary>行政执法监督案件经过: what happened, when, when it was recorded, by whom, why.</summary>
    [WolverineGet("/api/v1/supervision-files/{id}/history")]
    public static Task<RecordHistory> Get(Guid id, IQuerySession session, CancellationToken token) =>
        RecordViews.HistoryAsync<SupervisionFile>(id, session, token);
}
