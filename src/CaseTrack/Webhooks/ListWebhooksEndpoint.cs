using CaseTrack.Http;
using Marten;
using Microsoft.AspNetCore.Http;

namespace CaseTrack.Webhooks;

/// <summary>订阅清单.</summary>
public sealed record WebhookList(IReadOnlyList<WebhookView> Webhooks);

public static class ListWebhooksEndpoint
{
    /// <summary>本区的订阅, each with how it goes.</summary>
    [WolverineGet("/api/v1/webhooks")]
    public static async Task<WebhookList> Get(HttpContext context, IQuerySession session, TimeProvider clock, CancellationToken token)
    {
        Filters.Of(context);
        var views = new List<WebhookView>();
        foreach (var webhook in await session.Query<Webhook>().OrderBy(x => x.RegisteredAt).ToListAsync(token))
        {
            views.Add(await WebhookView.OfAsync(webhook, session, clock.GetUtcNow(), token));
        }

        return new(views);
    }
}
