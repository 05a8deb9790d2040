using CaseTrack.Access;
using CaseTrack.Http;
using Marten;
using Microsoft.AspNetCore.Http;

namespace CaseTrack.Privacy;

/// <summary>删除申请清单.</summary>
public sealed record ErasureList(IReadOnlyList<Erasure> Erasures, string? Next = null);

public static class ListErasuresEndpoint
{
    /// <summary>删除与限制处理的申请, of the cases within the caller's sight.</summary>
    [WolverineGet("/api/v1/erasures")]
    public static async Task<ErasureList> Get(HttpContext context, IQuerySession session, CancellationToken token)
    {
        var filters = Filters.Of(context, "limit", "after");
        var (rows, next) = await SeenPages.PageAsync(
            session.Query<Erasure>().OrderByDescending(x => x.RequestedOn).ThenBy(x => x.Id), x => (x.RecordKind, x.RecordId), filters,
            context, session, token);
        return new(rows, next);
    }
}
