using Marten;
using Npgsql;
using NpgsqlTypes;

namespace CaseTrack.Notifications.Mail;

/// <summary>What a mail is for.</summary>
public enum MailPurpose
{
    /// <summary>每日提醒.</summary>
    Digest = 1,

    /// <summary>验证码.</summary>
    Code,
}

/// <summary>A mail that is being sent.</summary>
public sealed record TakenMail(
    Guid Id, string District, Guid Account, MailPurpose Purpose, DateOnly? Day, int Attempts, Guid By, DateTimeOffset WaitingSince);

/// <summary>待发邮件. Each is held by one process for as long as sending may take, and no transaction is open meanwhile.</summary>
public sealed class Mails(IDocumentStore store, MailOptions options, TimeProvider clock)
{
    private const string Table = $"{MailTables.Mails} m";

    /// <summary>Puts a mail in line in the session's own transaction; of a day a person has one.</summary>
    public static void Queue(
        IDocumentSession session, Guid id, Guid account, MailPurpose purpose, DateOnly? day, DateTimeOffset now) =>
        session.QueueSqlCommand($"""
            insert into {MailTables.Mails} (id, tenant_id, account, purpose, day, attempts, waiting_since, due_at)
            values (?, ?, ?, ?, ?::date, 0, ?, ?) on conflict do nothing
            """, id, session.TenantId, account, Wire.Name(purpose),
            day?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) ?? (object)DBNull.Value, now, now);

    /// <summary>Takes the next mail that is due. Nobody else takes it.</summary>
    public async Task<TakenMail?> TakeAsync(CancellationToken token)
    {
        var by = Guid.NewGuid();
        await using var connection = await OpenAsync(token);
        await using var command = new NpgsqlCommand($"""
            with n as materialized (
              select w.id from {MailTables.Mails} w
              where w.sent_at is null and w.dead_at is null and w.due_at <= $2 and (w.taken_until is null or w.taken_until < now())
              order by w.due_at, w.id limit 1 for update skip locked)
            update {Table} set taken_by = $1, taken_until = now() + $3 from n where m.id = n.id
            returning m.id, m.tenant_id, m.account, m.purpose, m.day, m.attempts, m.waiting_since
            """, connection);
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = by });
        command.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = clock.GetUtcNow() });
        command.Parameters.Add(new NpgsqlParameter<TimeSpan> { TypedValue = TimeSpan.FromSeconds(options.TimeoutSeconds + 60) });
        await using var row = await command.ExecuteReaderAsync(token);
        return await row.ReadAsync(token) ? new(row.GetGuid(0), row.GetString(1), row.GetGuid(2),
            Enum.GetValues<MailPurpose>().First(x => Wire.Name(x) == row.GetString(3)),
            row.IsDBNull(4) ? null : row.GetFieldValue<DateOnly>(4), row.GetInt32(5), by,
            row.GetFieldValue<DateTimeOffset>(6)) : null;
    }

    /// <summary>The server has taken it.</summary>
    public Task SentAsync(TakenMail mail) => EndAsync(mail, $"""
        update {Table} set sent_at = $3, taken_by = null, taken_until = null, failure = null, status = null
        where m.id = $1 and m.taken_by = $2
        """, new NpgsqlParameter<DateTimeOffset> { TypedValue = clock.GetUtcNow() });

    /// <summary>There is nothing left to say, or nobody to say it to.</summary>
    public Task WithheldAsync(TakenMail mail) => EndAsync(mail, $"delete from {Table} where m.id = $1 and m.taken_by = $2");

    /// <summary>It waits for the next attempt, or is given up.</summary>
    public Task FailedAsync(TakenMail mail, MailOutcome outcome)
    {
        var now = clock.GetUtcNow();
        TimeSpan? wait = mail.Attempts < options.Ladder.Count ? options.Ladder[mail.Attempts] : null;
        return EndAsync(mail, $"""
            update {Table} set attempts = m.attempts + 1, taken_by = null, taken_until = null, due_at = $3, dead_at = $4, failure = $5,
              status = $6
            where m.id = $1 and m.taken_by = $2
            """, new NpgsqlParameter<DateTimeOffset> { TypedValue = now + (wait ?? TimeSpan.Zero) },
            new NpgsqlParameter { Value = wait is null ? now : DBNull.Value, NpgsqlDbType = NpgsqlDbType.TimestampTz },
            new NpgsqlParameter<string> { TypedValue = Wire.Name(outcome.Failure!.Value) },
            new NpgsqlParameter { Value = (object?)outcome.Status ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Integer });
    }

    /// <summary>Nothing was tried: whoever looks next takes it.</summary>
    public Task GiveBackAsync(TakenMail mail) => EndAsync(mail,
        $"update {Table} set taken_by = null, taken_until = null where m.id = $1 and m.taken_by = $2");

    /// <summary>Forgets what was sent a month ago.</summary>
    public async Task ForgetAsync(CancellationToken token)
    {
        await using var connection = await OpenAsync(token);
        await using var command = new NpgsqlCommand($"delete from {MailTables.Mails} where sent_at < $1", connection);
        command.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = clock.GetUtcNow().AddDays(-30) });
        await command.ExecuteNonQueryAsync(token);
    }

    // What has happened is written down, whether the service is being stopped or not.
    private async Task EndAsync(TakenMail mail, string sql, params NpgsqlParameter[] more)
    {
        await using var connection = await OpenAsync(CancellationToken.None);
        await using var command = new NpgsqlCommand(sql, connection);
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = mail.Id });
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = mail.By });
        command.Parameters.AddRange(more);
        await command.ExecuteNonQueryAsync();
    }

    private async Task<NpgsqlConnection> OpenAsync(CancellationToken token)
    {
        var connection = store.Storage.Database.CreateConnection();
        await connection.OpenAsync(token);
        return connection;
    }
}
