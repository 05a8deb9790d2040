using CaseTrack.Access.Log;
using CaseTrack.Http;
using Marten;
using Microsoft.AspNetCore.Http;

namespace CaseTrack.Proof;

public static class ReadLatestHeadEndpoint
{
    /// <summary>当前链首: links what is not linked yet and signs it, to be kept outside.</summary>
    [WolverineGet("/api/v1/chain-heads/latest")]
    public static async Task<SignedHead> Get(HttpContext context, IQuerySession session, Chain chain, AccessLog log, CancellationToken token)
    {
        Filters.Of(context);
        await chain.ExtendAsync(session.TenantId, token);
        var head = await chain.HeadAsync(session.TenantId, token) ?? throw new RefusedException(HttpRefusals.NotFound, 404);
        await log.RecordAsync(context, AccessAction.Exported, detail: $"chain head {head.Head.Sequence}");
        return head;
    }
}
