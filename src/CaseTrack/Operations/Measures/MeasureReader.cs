using CaseTrack.Clocks;
using CaseTrack.Figures;
using CaseTrack.Notifications;
using CaseTrack.Notifications.Mail;
using CaseTrack.Proof;
using CaseTrack.Store;
using CaseTrack.Webhooks;
using JasperFx.Events.Projections;
using Marten;
using Npgsql;
using Wolverine.Runtime.Serialization;

namespace CaseTrack.Operations.Measures;

/// <summary>Takes one reading from the database.</summary>
public sealed class MeasureReader(IDocumentStore store, LastReading last, TimeProvider clock)
{
    public async Task<Reading> ReadAsync(CancellationToken token)
    {
        var statistics = await store.Advanced.FetchEventStoreStatistics(token: token);
        await using var connection = store.Storage.Database.CreateConnection();
        await connection.OpenAsync(token);
        var (dead, pending, now) = await CountAsync(connection, token);
        var oldest = pending == 0 ? TimeSpan.Zero : await OldestAsync(connection, now, token);

        var today = Today.Of(clock).Date;
        var (chainLag, chainDelay, untold) = (0L, TimeSpan.Zero, 0L);
        var (overdue, broken) = (new Dictionary<string, int>(), new Dictionary<string, int>());
        foreach (var district in await DistrictsAsync(connection, token))
        {
            var (unlinked, waiting) = await BehindAsync(
                $"e.tenant_id = $1 and e.seq_id > (select coalesce(max(c.seq_id), 0) from {ChainTables.Chain} c where c.tenant_id = $1)",
                new NpgsqlParameter<string> { TypedValue = district }, connection, token);
            (chainLag, chainDelay) = (chainLag + unlinked, waiting > chainDelay ? waiting : chainDelay);
            await using var session = store.QuerySession(district);
            overdue[district] = await session.Query<Deadline>().CountAsync(x => x.EndedOn == null && !x.Window && x.DueOn < today, token);
            await using var figures = await FigureReader.OpenAsync(session, token);
            var verdicts = await IdentityCheck.RunAsync(
                figures, new(district, new(today.Year, 1, 1), new(today.Year, 12, 31)), session, token);
            broken[district] = verdicts.Count(x => !x.Holds);
            untold += (await session.LoadAsync<NotificationCursor>(NotificationCursor.Only, token))?.LeftOut.Count ?? 0;
        }

        var lag = await LagAsync(statistics.EventSequenceNumber, token);
        var (_, delay) = lag == 0 ? default
            : await BehindAsync(
            "e.seq_id > $1", new NpgsqlParameter<long> { TypedValue = statistics.EventSequenceNumber - lag }, connection, token);
        return new(clock.GetUtcNow(), statistics.EventCount, lag, delay, chainLag, chainDelay, dead, pending, oldest, overdue, broken,
            await DeliveriesAsync(WebhookTables.Deliveries, connection, token),
            await DeliveriesAsync($"{MailTables.Mails} where sent_at is null", connection, token), untold);
    }

    /// <summary>Events that something has not come to yet, and how long the first has been there.</summary>
    private async Task<(long Events, TimeSpan Delay)> BehindAsync(
        string which, NpgsqlParameter parameter, NpgsqlConnection connection, CancellationToken token)
    {
        await using var command =
            new NpgsqlCommand($"select count(*), min(e.timestamp) from {StoredEvents.Happened} e where {which}",
            connection)
            { Parameters = { parameter } };
        await using var rows = await command.ExecuteReaderAsync(token);
        await rows.ReadAsync(token);
        if (await rows.IsDBNullAsync(1, token))
        {
            return default;
        }

        // An event may be dated long before it came: a demonstration has a clock of its own. What it has waited for this service is what
        // counts.
        var since = clock.GetUtcNow() - await rows.GetFieldValueAsync<DateTimeOffset>(1, token);
        return (rows.GetInt64(0), since < TimeSpan.Zero ? TimeSpan.Zero : since < last.Up ? since : last.Up);
    }

    private async Task<long> LagAsync(long highest, CancellationToken token)
    {
        var names = store.Options.Events.Projections().Where(x => x.Lifecycle == ProjectionLifecycle.Async).Select(x => x.Name).ToList();
        if (names.Count == 0)
        {
            return 0;
        }

        var progress = await store.Advanced.AllProjectionProgress(token: token);
        return names.Max(name => highest - progress.Where(x => x.ShardName.StartsWith($"{name}:", StringComparison.Ordinal))
            .Select(x => x.Sequence).DefaultIfEmpty().Min());
    }

    private static async Task<(long Dead, long Pending, DateTimeOffset Now)> CountAsync(
        NpgsqlConnection connection, CancellationToken token)
    {
        await using var command = new NpgsqlCommand(StoredMessages.Counts, connection);
        await using var rows = await command.ExecuteReaderAsync(token);
        await rows.ReadAsync(token);
        return (rows.GetInt64(0), rows.GetInt64(1), rows.GetFieldValue<DateTimeOffset>(2));
    }

    private static async Task<TimeSpan> OldestAsync(NpgsqlConnection connection, DateTimeOffset now, CancellationToken token)
    {
        var since = now;
        await using var command = new NpgsqlCommand(StoredMessages.Oldest, connection);
        await using var rows = await command.ExecuteReaderAsync(token);
        while (await rows.ReadAsync(token))
        {
            // The tables do not say when a message came; the message itself does.
            var due = await rows.IsDBNullAsync(1, token)
                ? EnvelopeSerializer.Deserialize(rows.GetFieldValue<byte[]>(0)).SentAt
                : rows.GetFieldValue<DateTimeOffset>(1);
            since = due < since ? due : since;
        }

        return now - since;
    }

    private async Task<DeliveryReading> DeliveriesAsync(string table, NpgsqlConnection connection, CancellationToken token)
    {
        await using var command = new NpgsqlCommand($"""
            select count(*) filter (where dead_at is not null), count(*) filter (where dead_at is null),
              min(waiting_since) filter (where dead_at is null)
            from {table}
            """, connection);
        await using var row = await command.ExecuteReaderAsync(token);
        await row.ReadAsync(token);
        return new(row.GetInt64(0), row.GetInt64(1), await row.IsDBNullAsync(2, token) ? TimeSpan.Zero
            : clock.GetUtcNow() - await row.GetFieldValueAsync<DateTimeOffset>(2, token));
    }

    private static async Task<List<string>> DistrictsAsync(NpgsqlConnection connection, CancellationToken token)
    {
        var districts = new List<string>();
        await using var command = new NpgsqlCommand(StoredEvents.Districts, connection);
        await using var rows = await command.ExecuteReaderAsync(token);
        while (await rows.ReadAsync(token))
        {
            districts.Add(rows.GetString(0));
        }

        return districts;
    }
}
