using CaseTrack.Http;
using Marten;
using Microsoft.AspNetCore.Http;

namespace CaseTrack.Ledger.Lists;

public static class GetLedgerEntryHistoryEndpoint
{
    /// <summary>工作台账经过: what happened, when, when it was recorded, by whom, why.</summary>
    [WolverineGet("/api/v1/ledger-entries/{id}/history")]
    public static Task<RecordHistory> Get(Guid id, HttpContext context, IQuerySession session, CancellationToken token) =>
        RecordViews.HistoryAsync<LedgerEntry>(id, context, session, token);
}
