using CaseTrack.Http;
using Marten;
using Microsoft.AspNetCore.Http;

namespace CaseTrack.Webhooks;

public static class ReadWebhookEndpoint
{
    /// <summary>订阅, with how it goes.</summary>
    [WolverineGet("/api/v1/webhooks/{webhook}")]
    public static async Task<WebhookView> Get(
        Guid webhook, HttpContext context, IQuerySession session, TimeProvider clock, CancellationToken token)
    {
        Filters.Of(context);
        return await WebhookView.OfAsync(await WebhookRules.FindAsync(webhook, session, token), session, clock.GetUtcNow(), token);
    }
}
