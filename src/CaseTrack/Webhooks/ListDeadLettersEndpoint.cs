using CaseTrack.Feed;
using CaseTrack.Http;
using Marten;
using Microsoft.AspNetCore.Http;
using Npgsql;

namespace CaseTrack.Webhooks;

/// <summary>死信. A message given up; which record it is about is for those who may know of the record.</summary>
/// <param name="Sequence">The event.</param>
/// <param name="Kind">The kind of record.</param>
/// <param name="Event">What happened.</param>
/// <param name="Attempts">How often it was tried.</param>
/// <param name="GivenUpAt">When the last attempt failed.</param>
/// <param name="Failure">Why.</param>
/// <param name="Status">What the subscriber answered then.</param>
/// <param name="Behind">后续: later messages of the same record that wait behind it.</param>
public sealed record DeadLetter(
    long Sequence, string Kind, string Event, int Attempts, DateTimeOffset GivenUpAt, DeliveryFailure Failure, int? Status, long Behind);

/// <summary>死信清单的一页.</summary>
/// <param name="DeadLetters">In order of sequence.</param>
/// <param name="Next">The <c>after</c> of the next page.</param>
public sealed record DeadLetterList(IReadOnlyList<DeadLetter> DeadLetters, long Next);

public static class ListDeadLettersEndpoint
{
    private const string Page = $"""
        select d.seq_id, d.attempts, d.dead_at, d.failure, d.status,
          (select count(*) from {WebhookTables.Deliveries} b where b.webhook = $1 and b.record = d.record and b.seq_id > d.seq_id)
        from {WebhookTables.Deliveries} d where d.webhook = $1 and d.dead_at is not null and d.seq_id > $2 order by d.seq_id limit $3
        """;

    /// <summary>死信清单: messages of a subscription that were given up, in order of sequence.</summary>
    [WolverineGet("/api/v1/webhooks/{webhook}/dead-letters")]
    public static async Task<DeadLetterList> Get(Guid webhook, HttpContext context, IQuerySession session, CancellationToken token)
    {
        var filters = Filters.Of(context, "after", "limit");
        var (after, limit) = (filters.Number("after") ?? 0, filters.Limit());
        await WebhookRules.FindAsync(webhook, session, token);
        await using var command = new NpgsqlCommand(Page);
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = webhook });
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = after });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = limit });
        var letters = new List<DeadLetter>();
        await using (var rows = await session.ExecuteReaderAsync(command, token))
        {
            while (await rows.ReadAsync(token))
            {
                letters.Add(new(rows.GetInt64(0), "", "", rows.GetInt32(1), await rows.GetFieldValueAsync<DateTimeOffset>(2, token),
                    WebhookView.FailureOf(rows.GetString(3)), await rows.IsDBNullAsync(4, token) ? null : rows.GetInt32(4),
                    rows.GetInt64(5)));
            }
        }

        for (var i = 0; i < letters.Count; i++)
        {
            var sequence = letters[i].Sequence;
            var change = (await Changes.ReadAsync(session, sequence - 1, sequence, 1, token))[0];
            letters[i] = letters[i] with { Kind = change.Kind, Event = change.Event };
        }

        var next = letters.Count > 0 ? letters[^1].Sequence : after;
        if (letters.Count == limit)
        {
            Filters.Next(context, next);
        }

        return new(letters, next);
    }
}
