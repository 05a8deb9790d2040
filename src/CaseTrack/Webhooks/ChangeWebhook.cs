using CaseTrack.Access.Log;
using Marten;
using Microsoft.AspNetCore.Http;

namespace CaseTrack.Webhooks;

/// <summary>变更订阅: another address, another key, other events. What waits already goes to the new address.</summary>
public sealed record ChangeWebhook : WebhookContent
{
    public sealed class Validator : Rules<ChangeWebhook>;
}

public static class ChangeWebhookEndpoint
{
    /// <summary>变更订阅: all of what it is about, anew; what waits goes to the new address.</summary>
    [WolverinePost("/api/v1/webhooks/{webhook}/change")]
    public static async Task<WebhookView> Post(
        ChangeWebhook command, Guid webhook, HttpContext context, IDocumentSession session, WebhookOptions options,
        PublicAddresses addresses, AccessLog log, TimeProvider clock, CancellationToken token)
    {
        var found = await WebhookRules.FindAsync(webhook, session, token);
        WebhookRules.Require(command, options, addresses);
        var now = clock.GetUtcNow();
        var changed = found with
        {
            Name = command.Name,
            Address = new Uri(command.Address).AbsoluteUri,
            KeyId = (await WebhookRules.KeyAsync(command.KeyName, session, now, token)).Id,
            Kinds = command.Kinds ?? [],
            Events = command.Events ?? [],
        };
        session.Store(changed);
        await log.RecordAsync(context, AccessAction.WebhookChanged, detail: $"changed {webhook}: {new Uri(changed.Address).Host}");
        return await WebhookView.OfAsync(changed, session, now, token);
    }
}
