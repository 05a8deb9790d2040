using CaseTrack.Access;
using CaseTrack.Http;
using Marten;
using Microsoft.AspNetCore.Http;

namespace CaseTrack.Litigation;

public static class GetLawsuitEndpoint
{
    /// <summary>行政应诉案件，附 ETag 与当前可办的事项.</summary>
    [WolverineGet("/api/v1/administrative-lawsuits/{id}")]
    public static Task<RecordView<AdministrativeLawsuit>> Get(
        Guid id, HttpContext context, IQuerySession session, CancellationToken token) =>
        RecordViews.GetAsync<AdministrativeLawsuit>(id, context, session, token);
}

public static class ListLawsuitsEndpoint
{
    /// <summary>行政应诉案件列表，按日期和标识分页.</summary>
    [WolverineGet("/api/v1/administrative-lawsuits")]
    public static Task<RecordPage<AdministrativeLawsuit>> Get(HttpContext context, IQuerySession session, CancellationToken token)
    {
        var filters = Filters.Of(context, "office", "officer", "changedSince", "from", "to", "limit", "after", "order");
        var query = session.Query<AdministrativeLawsuit>().AsQueryable();
        if (filters.Text("office") is { } office)
        {
            query = query.Where(x => x.Office == office);
        }

        if (filters.Text("officer") is { } officer)
        {
            query = query.Where(x => x.Officer == officer);
        }

        return RecordPages.PageAsync(session, query, x => x.ReceivedOn, context, filters, token);
    }
}

public static class GetLawsuitHistoryEndpoint
{
    /// <summary>行政应诉案件经过: what happened, when, when it was recorded, by whom, why.</summary>
    [WolverineGet("/api/v1/administrative-lawsuits/{id}/history")]
    public static Task<RecordHistory> Get(Guid id, IQuerySession session, CancellationToken token) =>
        RecordViews.HistoryAsync<AdministrativeLawsuit>(id, session, token);
}
