using CaseTrack.Access.Log;
using CaseTrack.Http;
using Marten;
using Microsoft.AspNetCore.Http;
using Npgsql;

namespace CaseTrack.Webhooks;

/// <summary>从序号起重新推送.</summary>
/// <param name="From">The first sequence that is sent again.</param>
public sealed record ReplayEvents(long From)
{
    public sealed class Validator : AbstractValidator<ReplayEvents>
    {
        public Validator() => RuleFor(x => x.From).GreaterThanOrEqualTo(1);
    }
}

public static class ReplayEventsEndpoint
{
    /// <summary>从序号起重新推送: every event from a sequence on is sent again, with its own id and in its order; dead letters among
    /// them, too.</summary>
    [WolverinePost("/api/v1/webhooks/{webhook}/replays")]
    public static async Task<WebhookView> Post(
        ReplayEvents command, Guid webhook, HttpContext context, IDocumentSession session, AccessLog log, TimeProvider clock,
        CancellationToken token)
    {
        var (found, now) = (await WebhookRules.FindAsync(webhook, session, token), clock.GetUtcNow());
        if (await WebhookRules.ChangeAsync(session,
            $"update {WebhookTables.Cursors} set seq_id = $2 where webhook = $1 and seq_id >= $2", token,
            new NpgsqlParameter<Guid> { TypedValue = webhook }, new NpgsqlParameter<long> { TypedValue = command.From - 1 }) == 0)
        {
            throw new RefusedException(WebhookRefusals.AheadOfItself, 422, "/from");
        }

        await WebhookRules.ChangeAsync(session, $"""
            update {WebhookTables.Deliveries} set attempts = 0, due_at = $3, dead_at = null, failure = null, status = null
            where webhook = $1 and seq_id >= $2
            """, token, new NpgsqlParameter<Guid> { TypedValue = webhook }, new NpgsqlParameter<long> { TypedValue = command.From },
            new NpgsqlParameter<DateTimeOffset> { TypedValue = now });
        // A session without a document to save commits nothing.
        session.Store(found);
        await log.RecordAsync(context, AccessAction.WebhookChanged, detail: $"replay of {webhook} from {command.From}");
        return await WebhookView.OfAsync(found, session, now, token);
    }
}
