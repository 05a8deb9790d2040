using CaseTrack.Access.Log;
using Marten;
using Microsoft.AspNetCore.Http;

namespace CaseTrack.Webhooks;

public static class PauseWebhookEndpoint
{
    /// <summary>暂停推送: nothing is sent until it is resumed; nothing is lost.</summary>
    [WolverinePost("/api/v1/webhooks/{webhook}/pause")]
    public static async Task<WebhookView> Post(
        Guid webhook, HttpContext context, IDocumentSession session, AccessLog log, TimeProvider clock, CancellationToken token)
    {
        var changed = await WebhookRules.FindAsync(webhook, session, token) with { Paused = true };
        session.Store(changed);
        await log.RecordAsync(context, AccessAction.WebhookChanged, detail: $"paused {webhook}");
        return await WebhookView.OfAsync(changed, session, clock.GetUtcNow(), token);
    }
}
