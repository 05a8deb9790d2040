using CaseTrack.Access.Log;
using CaseTrack.Http;
using Marten;
using Microsoft.AspNetCore.Http;
using Npgsql;

namespace CaseTrack.Webhooks;

/// <summary>放弃死信.</summary>
/// <param name="Sequence">The one that the subscriber does without.</param>
public sealed record DismissDeadLetter(long Sequence)
{
    public sealed class Validator : AbstractValidator<DismissDeadLetter>
    {
        public Validator() => RuleFor(x => x.Sequence).GreaterThanOrEqualTo(1);
    }
}

public static class DismissDeadLetterEndpoint
{
    /// <summary>放弃死信: the subscriber does without this one message, and what waited behind it goes on.</summary>
    [WolverinePost("/api/v1/webhooks/{webhook}/dead-letter-dismissals")]
    public static async Task<WebhookView> Post(
        DismissDeadLetter command, Guid webhook, HttpContext context, IDocumentSession session, AccessLog log, TimeProvider clock,
        CancellationToken token)
    {
        var found = await WebhookRules.FindAsync(webhook, session, token);
        if (await WebhookRules.ChangeAsync(session,
            $"delete from {WebhookTables.Deliveries} where webhook = $1 and seq_id = $2 and dead_at is not null", token,
            new NpgsqlParameter<Guid> { TypedValue = webhook }, new NpgsqlParameter<long> { TypedValue = command.Sequence }) == 0)
        {
            throw new RefusedException(WebhookRefusals.NoDeadLetter, 422, "/sequence");
        }

        // A session without a document to save commits nothing.
        session.Store(found);
        await log.RecordAsync(context, AccessAction.WebhookChanged, detail: $"dismissed {command.Sequence} of {webhook}");
        return await WebhookView.OfAsync(found, session, clock.GetUtcNow(), token);
    }
}
