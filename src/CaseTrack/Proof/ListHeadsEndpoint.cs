using CaseTrack.Http;
using Marten;
using Microsoft.AspNetCore.Http;

namespace CaseTrack.Proof;

/// <summary>链首清单.</summary>
public sealed record HeadList(IReadOnlyList<KeptHead> Heads);

public static class ListHeadsEndpoint
{
    /// <summary>每日链首, the latest first.</summary>
    [WolverineGet("/api/v1/chain-heads")]
    public static async Task<HeadList> Get(HttpContext context, IQuerySession session, ChainVerification verification, CancellationToken token) =>
        new(await verification.HeadsAsync(session.TenantId, Filters.Of(context, "limit").Limit(), token));
}
