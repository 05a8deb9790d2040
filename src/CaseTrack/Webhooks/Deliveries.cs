using CaseTrack.Access;
using CaseTrack.Feed;
using CaseTrack.Proof;
using CaseTrack.Store;
using Marten;
using Npgsql;

namespace CaseTrack.Webhooks;

/// <summary>A message that is being sent.</summary>
public sealed record Delivery(Guid Webhook, long Sequence, int Attempts, Guid By);

/// <summary>待推送. What waits to arrive: a row for each subscription and event. A row that is being sent is held for as long as that may
/// take, by one process; the first row of a record holds back the later ones.</summary>
public sealed class Deliveries(IDocumentStore store, WebhookOptions options, TimeProvider clock)
{
    private const int Page = 500;

    private const string Tables = $"{WebhookTables.Deliveries} d";

    // What a process has taken and does not give back, it gave up: longer than an answer may take.
    private TimeSpan Hold => TimeSpan.FromSeconds(options.TimeoutSeconds + 60);

    /// <summary>Every subscription there is, with its district.</summary>
    public async Task<IReadOnlyList<(string District, Guid Webhook)>> WebhooksAsync(CancellationToken token)
    {
        await using var connection = await OpenAsync(token);
        await using var command = new NpgsqlCommand($"select tenant_id, webhook from {WebhookTables.Cursors} order by 2", connection);
        await using var rows = await command.ExecuteReaderAsync(token);
        var found = new List<(string, Guid)>();
        while (await rows.ReadAsync(token))
        {
            found.Add((rows.GetString(0), rows.GetGuid(1)));
        }

        return found;
    }

    /// <summary>Puts the next events the subscription wants, and may know of, into the table.</summary>
    /// <returns>Whether there may be more.</returns>
    public async Task<bool> SpreadAsync(Webhook webhook, Viewer viewer, CancellationToken token)
    {
        await using var connection = await OpenAsync(token);
        await using (var behind = new NpgsqlCommand(
            $"select c.seq_id < ({StoredEvents.Highest}) from {WebhookTables.Cursors} c where c.webhook = $1", connection))
        {
            behind.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = webhook.Id });
            if (await behind.ExecuteScalarAsync(token) is not true)
            {
                return false;
            }
        }

        var settled = await Settled.SequenceAsync(store.Storage.Database, token);
        await using var transaction = await connection.BeginTransactionAsync(token);
        if (await HeldAsync(webhook.Id, connection, token) is not { } cursor)
        {
            return false;
        }

        await using var session = store.QuerySession(viewer.Caller.District);
        var page = await Changes.ReadAsync(session, cursor, settled, Page, token, webhook.Types());
        var seen = await viewer.OfThoseSeenAsync(page, x => (x.Kind, x.Record), session, token);
        var next = page.Count == Page ? page[^1].Sequence : Math.Max(cursor, settled);
        await using var insert = new NpgsqlCommand($"""
            with moved as (update {WebhookTables.Cursors} set seq_id = $5 where webhook = $1)
            insert into {WebhookTables.Deliveries} (webhook, tenant_id, seq_id, record, attempts, waiting_since, due_at)
            select $1, $2, e.seq_id, e.record, 0, $6, $6 from unnest($3::bigint[], $4::uuid[]) as e (seq_id, record)
            on conflict do nothing
            """, connection);
        insert.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = webhook.Id });
        insert.Parameters.Add(new NpgsqlParameter<string> { TypedValue = session.TenantId });
        insert.Parameters.Add(new NpgsqlParameter<long[]> { TypedValue = [.. seen.Select(x => x.Sequence)] });
        insert.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = [.. seen.Select(x => x.Record)] });
        insert.Parameters.Add(new NpgsqlParameter<long> { TypedValue = next });
        insert.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = clock.GetUtcNow() });
        await insert.ExecuteNonQueryAsync(token);
        await transaction.CommitAsync(token);
        return page.Count == Page;
    }

    /// <summary>Takes the next message that is due: the first of its record, and of those the earliest. Nobody else takes it.</summary>
    public async Task<Delivery?> TakeAsync(Guid webhook, CancellationToken token)
    {
        var by = Guid.NewGuid();
        await using var connection = await OpenAsync(token);

        // Chosen before anything is changed: within the update the choice could be made again for each row, and take several.
        await using var command = new NpgsqlCommand($"""
            with n as materialized (
              select w.seq_id from {WebhookTables.Deliveries} w
              where w.webhook = $1 and w.dead_at is null and w.due_at <= $4 and (w.taken_until is null or w.taken_until < now())
                and not exists (
                  select 1 from {WebhookTables.Deliveries} b where b.webhook = $1 and b.record = w.record and b.seq_id < w.seq_id)
              order by w.seq_id limit 1 for update skip locked)
            update {Tables} set taken_by = $2, taken_until = now() + $3 from n
            where d.webhook = $1 and d.seq_id = n.seq_id returning d.seq_id, d.attempts
            """, connection);
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = webhook });
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = by });
        command.Parameters.Add(new NpgsqlParameter<TimeSpan> { TypedValue = Hold });
        command.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = clock.GetUtcNow() });
        await using var row = await command.ExecuteReaderAsync(token);
        return await row.ReadAsync(token) ? new(webhook, row.GetInt64(0), row.GetInt32(1), by) : null;
    }

    /// <summary>It has arrived.</summary>
    public Task ArrivedAsync(Delivery delivery, CancellationToken token) => EndAsync(delivery, $"""
        with gone as (delete from {Tables} where d.webhook = $1 and d.seq_id = $2 and d.taken_by = $3 returning 1)
        update {WebhookTables.Cursors} c set delivered = c.delivered + 1, delivered_at = $4
        where c.webhook = $1 and exists (select 1 from gone)
        """, token, new NpgsqlParameter<DateTimeOffset> { TypedValue = clock.GetUtcNow() });

    /// <summary>It is not sent any more: the record has left the sight of whom it was for.</summary>
    public Task WithheldAsync(Delivery delivery, CancellationToken token) => EndAsync(
        delivery, $"delete from {Tables} where d.webhook = $1 and d.seq_id = $2 and d.taken_by = $3", token);

    /// <summary>It has not arrived: it waits for the next attempt, or is a dead letter.</summary>
    public Task FailedAsync(Delivery delivery, DeliveryOutcome outcome, CancellationToken token)
    {
        var now = clock.GetUtcNow();
        TimeSpan? wait = delivery.Attempts < options.Ladder.Count ? options.Ladder[delivery.Attempts] : null;
        return EndAsync(delivery, $"""
            with failed as (
              update {Tables} set attempts = d.attempts + 1, taken_by = null, taken_until = null, due_at = $5, dead_at = $6, failure = $7,
                status = $8
              where d.webhook = $1 and d.seq_id = $2 and d.taken_by = $3 returning 1)
            update {WebhookTables.Cursors} c set failed_at = $4, failure = $7, status = $8
            where c.webhook = $1 and exists (select 1 from failed)
            """, token, new NpgsqlParameter<DateTimeOffset> { TypedValue = now },
            new NpgsqlParameter<DateTimeOffset> { TypedValue = now + (wait ?? TimeSpan.Zero) },
            new NpgsqlParameter { Value = wait is null ? now : DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.TimestampTz },
            new NpgsqlParameter<string> { TypedValue = Wire.Name(outcome.Failure!.Value) },
            new NpgsqlParameter { Value = (object?)outcome.Status ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Integer });
    }

    /// <summary>Nothing was tried: whoever looks next takes it.</summary>
    public Task GiveBackAsync(Delivery delivery, CancellationToken token) => EndAsync(delivery,
        $"update {Tables} set taken_by = null, taken_until = null where d.webhook = $1 and d.seq_id = $2 and d.taken_by = $3", token);

    private async Task EndAsync(Delivery delivery, string sql, CancellationToken token, params NpgsqlParameter[] more)
    {
        await using var connection = await OpenAsync(token);
        await using var command = new NpgsqlCommand(sql, connection);
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = delivery.Webhook });
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = delivery.Sequence });
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = delivery.By });
        command.Parameters.AddRange(more);
        await command.ExecuteNonQueryAsync(token);
    }

    /// <summary>How far it has looked, held until the transaction ends; nothing where it is gone, or where enough waits.</summary>
    private async Task<long?> HeldAsync(Guid webhook, NpgsqlConnection connection, CancellationToken token)
    {
        await using var command = new NpgsqlCommand($"""
            select c.seq_id from {WebhookTables.Cursors} c
            where c.webhook = $1 and (select count(*) from {Tables} where d.webhook = $1) < $2 for update
            """, connection);
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = webhook });
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = options.MostWaiting });
        return (long?)await command.ExecuteScalarAsync(token);
    }

    private async Task<NpgsqlConnection> OpenAsync(CancellationToken token)
    {
        var connection = store.Storage.Database.CreateConnection();
        await connection.OpenAsync(token);
        return connection;
    }
}
