using CaseTrack.Access.Log;
using CaseTrack.Http;
using Marten;
using Microsoft.AspNetCore.Http;

namespace CaseTrack.Access.Keys;

public static class RevokeKeyEndpoint
{
    /// <summary>吊销密钥.</summary>
    [WolverinePost("/api/v1/api-keys/{key}/revocation"), NotRepeated]
    public static async Task<KeyView> Post(Guid key, HttpContext context, IDocumentSession session, AccessLog log, TimeProvider clock, CancellationToken token)
    {
        var found = await KeyRules.HoldAsync(key, session, token);
        var revoked = found with { RevokedAt = found.RevokedAt ?? clock.GetUtcNow() };
        session.Store(revoked);
        await log.RecordAsync(context, AccessAction.KeyChanged, detail: $"revoked {found.Name}");
        return KeyView.Of(revoked);
    }
}
