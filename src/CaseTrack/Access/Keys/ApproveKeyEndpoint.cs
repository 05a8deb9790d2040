using CaseTrack.Access.Log;
using CaseTrack.Http;
using Marten;
using Microsoft.AspNetCore.Http;

namespace CaseTrack.Access.Keys;

public static class ApproveKeyEndpoint
{
    /// <summary>批准密钥: a second person lets a machine at cases.</summary>
    [WolverinePost("/api/v1/api-keys/{key}/approval"), NotRepeated]
    public static async Task<KeyView> Post(Guid key, HttpContext context, IDocumentSession session, AccessLog log, CancellationToken token)
    {
        var found = await KeyRules.HoldAsync(key, session, token);
        var approver = Viewer.Of(context).Caller.Name;
        if (found.RevokedAt is not null || !found.IsWaiting)
        {
            throw new RefusedException(AccessRefusals.KeyNotWaiting, 422);
        }

        if (found.CreatedBy == approver)
        {
            throw new RefusedException(AccessRefusals.KeySamePerson, 422);
        }

        var approved = found with { ApprovedBy = approver };
        session.Store(approved);
        await log.RecordAsync(context, AccessAction.KeyChanged, detail: $"approved {found.Name}: {string.Join(", ", found.Scopes)}");
        return KeyView.Of(approved);
    }
}
