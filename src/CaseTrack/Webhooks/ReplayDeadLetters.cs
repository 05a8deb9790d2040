using CaseTrack.Access.Log;
using CaseTrack.Http;
using Marten;
using Microsoft.AspNetCore.Http;
using Npgsql;

namespace CaseTrack.Webhooks;

/// <summary>重新推送死信.</summary>
/// <param name="Sequence">One of them; all of them unless given.</param>
public sealed record ReplayDeadLetters(long? Sequence = null);

public static class ReplayDeadLettersEndpoint
{
    /// <summary>重新推送死信: they are tried again from the first wait on, and what waited behind them follows in its order.</summary>
    [WolverinePost("/api/v1/webhooks/{webhook}/dead-letter-replays")]
    public static async Task<WebhookView> Post(
        ReplayDeadLetters command, Guid webhook, HttpContext context, IDocumentSession session, AccessLog log, TimeProvider clock,
        CancellationToken token)
    {
        var (found, now) = (await WebhookRules.FindAsync(webhook, session, token), clock.GetUtcNow());
        var met = await WebhookRules.ChangeAsync(session, $"""
            update {WebhookTables.Deliveries} set attempts = 0, due_at = $3, dead_at = null
            where webhook = $1 and dead_at is not null and ($2::bigint is null or seq_id = $2)
            """, token, new NpgsqlParameter<Guid> { TypedValue = webhook },
            new NpgsqlParameter { Value = (object?)command.Sequence ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Bigint },
            new NpgsqlParameter<DateTimeOffset> { TypedValue = now });
        if (command.Sequence is not null && met == 0)
        {
            throw new RefusedException(WebhookRefusals.NoDeadLetter, 422, "/sequence");
        }

        // A session without a document to save commits nothing.
        session.Store(found);
        await log.RecordAsync(context, AccessAction.WebhookChanged, detail: $"replay of {met} dead letters of {webhook}");
        return await WebhookView.OfAsync(found, session, now, token);
    }
}
