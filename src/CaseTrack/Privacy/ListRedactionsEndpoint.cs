using CaseTrack.Access;
using CaseTrack.Http;
using Marten;
using Microsoft.AspNetCore.Http;

namespace CaseTrack.Privacy;

/// <summary>遮盖申请清单.</summary>
public sealed record RedactionList(IReadOnlyList<Redaction> Redactions, string? Next = null);

public static class ListRedactionsEndpoint
{
    /// <summary>遮盖文字的申请, of the records within the caller's sight, the latest first.</summary>
    [WolverineGet("/api/v1/redactions")]
    public static async Task<RedactionList> Get(HttpContext context, IQuerySession session, CancellationToken token)
    {
        var filters = Filters.Of(context, "limit", "after");
        var (rows, next) = await SeenPages.PageAsync(
            session.Query<Redaction>().OrderByDescending(x => x.RequestedOn).ThenBy(x => x.Id), x => (x.RecordKind, x.RecordId), filters,
            context, session, token);
        return new(rows, next);
    }
}
