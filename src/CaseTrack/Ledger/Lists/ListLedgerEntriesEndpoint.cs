using CaseTrack.Http;
using CaseTrack.Procedures;
using Marten;
using Microsoft.AspNetCore.Http;

namespace CaseTrack.Ledger.Lists;

/// <summary>台账的状态, as lists tell it.</summary>
public enum LedgerStage
{
    /// <summary>已登记.</summary>
    [Stage("已登记", "Recorded")]
    Recorded = 1,

    /// <summary>已作废.</summary>
    [Stage("已作废", "Voided")]
    Voided,
}

public static class ListLedgerEntriesEndpoint
{
    /// <summary>工作台账列表，最近发生的在前，按日期和标识分页.</summary>
    [WolverineGet("/api/v1/ledger-entries")]
    public static Task<CasePage<LedgerEntry>> Get(HttpContext context, IQuerySession session, CaseRows rows, CancellationToken token)
    {
        var filters = Filters.Of(context, "unit", "kind", "stage", "changedSince", "from", "to", "limit", "after", "order");
        var query = session.Query<LedgerEntry>().AsQueryable();
        if (filters.Text("kind") is { } kind)
        {
            query = query.Where(x => x.EntryKind == kind);
        }

        if (filters.Value<LedgerStage>("stage") is { } stage)
        {
            var voided = stage is LedgerStage.Voided;
            query = query.Where(x => x.Voided == voided);
        }

        return rows.PlainPageAsync<LedgerEntry, LedgerStage>(
            query, x => x.HappenedOn, x => x.Unit,
            x => (null, x.Voided ? LedgerStage.Voided : LedgerStage.Recorded, [],
                LedgerKind.Find(x.EntryKind) is { } of ? new Dictionary<string, string> { ["entryKind"] = of.Chinese } : []),
            context, filters, session, token);
    }
}
