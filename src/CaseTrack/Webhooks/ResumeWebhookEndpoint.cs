using CaseTrack.Access.Log;
using Marten;
using Microsoft.AspNetCore.Http;

namespace CaseTrack.Webhooks;

public static class ResumeWebhookEndpoint
{
    /// <summary>恢复推送: what has happened since is sent, in its order.</summary>
    [WolverinePost("/api/v1/webhooks/{webhook}/resumption")]
    public static async Task<WebhookView> Post(
        Guid webhook, HttpContext context, IDocumentSession session, AccessLog log, TimeProvider clock, CancellationToken token)
    {
        var changed = await WebhookRules.FindAsync(webhook, session, token) with { Paused = false };
        session.Store(changed);
        await log.RecordAsync(context, AccessAction.WebhookChanged, detail: $"resumed {webhook}");
        return await WebhookView.OfAsync(changed, session, clock.GetUtcNow(), token);
    }
}
