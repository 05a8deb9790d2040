using CaseTrack.Access;
using CaseTrack.Http;
using Marten;
using Microsoft.AspNetCore.Http;

namespace CaseTrack.Ledger.Lists;

public static class ListLedgerEntriesEndpoint
{
    /// <summary>工作台账列表，按日期和标识分页.</summary>
    [WolverineGet("/api/v1/ledger-entries")]
    public static Task<RecordPage<LedgerEntry>> Get(HttpContext context, IQuerySession session, CancellationToken token)
    {
        var filters = Filters.Of(context, "unit", "kind", "changedSince", "from", "to", "limit", "after", "order");
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
