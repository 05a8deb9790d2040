using CaseTrack.Http;
using Marten;
using Microsoft.AspNetCore.Http;

namespace CaseTrack.Ledger.Lists;

public static class GetLedgerEntryEndpoint
{
    /// <summary>工作台账，附 ETag 与当前可办的事项.</summary>
    [WolverineGet("/api/v1/ledger-entries/{id}")]
    public static Task<RecordView<LedgerEntry>> Get(Guid id, HttpContext context, IQuerySession session, CancellationToken token) =>
        RecordViews.GetAsync<LedgerEntry>(id, context, session, token);
}
