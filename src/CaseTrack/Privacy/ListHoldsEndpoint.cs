using CaseTrack.Access;
using CaseTrack.Http;
using Marten;
using Microsoft.AspNetCore.Http;

namespace CaseTrack.Privacy;

/// <summary>法定保留清单.</summary>
public sealed record HoldList(IReadOnlyList<LegalHold> Holds, string? Next = null);

public static class ListHoldsEndpoint
{
    /// <summary>法定保留, of the cases within the caller's sight.</summary>
    [WolverineGet("/api/v1/legal-holds")]
    public static async Task<HoldList> Get(HttpContext context, IQuerySession session, CancellationToken token)
    {
        var filters = Filters.Of(context, "limit", "after");
        var (rows, next) = await SeenPages.PageAsync(
            session.Query<LegalHold>().OrderByDescending(x => x.PlacedOn).ThenBy(x => x.Id), x => (x.RecordKind, x.RecordId), filters,
            context, session, token);
        return new(rows, next);
    }
}
