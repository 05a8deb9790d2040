using CaseTrack.Access.Log;
using Marten;
using Microsoft.AspNetCore.Http;
using Npgsql;

namespace CaseTrack.Webhooks;

/// <summary>已注销的订阅.</summary>
/// <param name="Id">The subscription.</param>
/// <param name="Dropped">Messages that waited and are not sent any more.</param>
public sealed record RemovedWebhook(Guid Id, long Dropped);

public static class RemoveWebhookEndpoint
{
    /// <summary>注销订阅: nothing is sent any more, and what waited is dropped.</summary>
    [WolverinePost("/api/v1/webhooks/{webhook}/removal")]
    public static async Task<RemovedWebhook> Post(
        Guid webhook, HttpContext context, IDocumentSession session, AccessLog log, CancellationToken token)
    {
        var found = await WebhookRules.FindAsync(webhook, session, token);

        // How far it has looked goes first: whoever adds to what waits holds it.
        await WebhookRules.ChangeAsync(session, $"delete from {WebhookTables.Cursors} where webhook = $1", token,
            new NpgsqlParameter<Guid> { TypedValue = webhook });
        var dropped = await WebhookRules.ChangeAsync(session, $"delete from {WebhookTables.Deliveries} where webhook = $1", token,
            new NpgsqlParameter<Guid> { TypedValue = webhook });
        session.Delete(found);
        await log.RecordAsync(context, AccessAction.WebhookChanged, detail: $"removed {webhook}");
        return new(webhook, dropped);
    }
}
