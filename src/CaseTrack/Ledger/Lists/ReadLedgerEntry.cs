using CaseTrack.Access;
using CaseTrack.Http;
using Marten;
using Microsoft.AspNetCore.Http;

namespace CaseTrack.Ledger.Lists;

public static class GetLedgerEntryEndpoint
{
    /// <summary>工作台账，附 ETag 与当前可办的事项.</summary>
    [WolverineGet("/api/v1/ledger-entries/{id}")]
    public static Task<RecordView<LedgerEntry>> Get(Guid id, HttpContext context, IQuerySession session, CancellationToken token) =>
        RecordActs.GetAsync<LedgerEntry>(id, context, session, token);
}

public static class ListLedgerEntriesEndpoint
{
    /// <summary>工作台账列表，按日期和标识分页.</summary>
    [WolverineGet("/api/v1/ledger-entries")]
    public static Task<RecordPage<LedgerEntry>> Get(HttpContext context, IQuerySession session, CancellationToken token)
    {
        var filters = Filters.Of(context, "unit", "kind", "from", "to", "limit", "after");
        var query = session.Query<LedgerEntry>().AsQueryable();
        if (filters.Text("unit") is { } unit)
        {
            query = query.Where(x => x.Unit == unit);
        }

        if (filters.Text("kind") is { } kind)
        {
            query = query.Where(x => x.EntryKind == kind);
        }

        return RecordPages.PageAsync(session, query, x => x.HappenedOn, context, filters, token);
    }
}

public static class GetLedgerEntryHistoryEndpoint
{
    /// <summary>工作台账经过: what happened, when, when it was recorded, by whom, why.</summary>
    [WolverineGet("/api/v1/ledger-entries/{id}/history")]
    public static Task<RecordHistory> Get(Guid id, IQuerySession session, CancellationToken token) =>
        RecordViews.HistoryAsync<LedgerEntry>(id, session, token);
}
