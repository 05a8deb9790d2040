using CaseTrack.Http;
using Marten;
using Microsoft.AspNetCore.Http;

namespace CaseTrack.Proof;

/// <summary>链首清单.</summary>
public sealed record HeadList(IReadOnlyList<KeptHead> Heads, string? Next = null);

public static class ListHeadsEndpoint
{
    /// <summary>每日链首, the latest first.</summary>
    [WolverineGet("/api/v1/chain-heads")]
    public static async Task<HeadList> Get(
        HttpContext context, IQuerySession session, ChainVerification verification, CancellationToken token)
    {
        var filters = Filters.Of(context, "limit", "after");
        var (limit, position) = (filters.Limit(), filters.Position());
        // One a day: those before are few.
        var heads = (await verification.HeadsAsync(session.TenantId, position + limit + 1, token)).Skip(position).ToArray();
        return heads.Length <= limit ? new(heads) : new([.. heads.Take(limit)], Filters.Next(context, position + limit));
    }
}
