using CaseTrack.Store;
using System.Text.Json;
using CaseTrack.Releases;
using Marten;
using Npgsql;
using NpgsqlTypes;

namespace CaseTrack.Proof;

/// <summary>事件链. Links every event of a district to the one before it.</summary>
/// <remarks>The links follow the events at a distance of at most a minute: made in their transaction, they would let one writer at a time.</remarks>
public sealed class Chain(IDocumentStore store, ChainVerification verification, EventSeals seals, SigningKey key, TimeProvider clock)
{
    private const int AtOnce = 10_000;

    /// <summary>Links the events that are not linked yet, up to the last that is surely in. One node at a time.</summary>
    /// <returns>How many were linked. An event without a good seal is not linked, nor any after it; <c>verify</c> names it.</returns>
    public async Task<long> ExtendAsync(string district, CancellationToken token)
    {
        var settled = await Settled.SequenceAsync(store.Storage.Database, token);
        for (long linked = 0; ;)
        {
            var (added, more) = await ExtendAsync(district, settled, token);
            linked += added;
            if (!more)
            {
                return linked;
            }
        }
    }

    private async Task<(long Added, bool More)> ExtendAsync(string district, long settled, CancellationToken token)
    {
        await using var connection = await OpenAsync(token);
        await using var transaction = await connection.BeginTransactionAsync(token);
        await using (var locking = new NpgsqlCommand("select pg_advisory_xact_lock(hashtext('casetrack event chain'), hashtext($1))", connection, transaction))
        {
            locking.Parameters.Add(new NpgsqlParameter<string> { TypedValue = district });
            await locking.ExecuteNonQueryAsync(token);
        }

        var (last, link) = await LastAsync(district, connection, token);
        var links = new List<(long Sequence, byte[] Hash)>();
        var read = 0;
        var broken = false;
        await using (var events = new NpgsqlCommand($"select {StoredEvent.Columns} from {StoredEvents.Happened} e where e.tenant_id = $1 and e.seq_id > $2 and e.seq_id <= $3 order by e.seq_id limit {AtOnce}", connection, transaction))
        {
            events.Parameters.Add(new NpgsqlParameter<string> { TypedValue = district });
            events.Parameters.Add(new NpgsqlParameter<long> { TypedValue = last });
            events.Parameters.Add(new NpgsqlParameter<long> { TypedValue = settled });
            await using var rows = await events.ExecuteReaderAsync(token);
            while (!broken && await rows.ReadAsync(token))
            {
                read++;
                var happened = StoredEvent.Read(rows);
                broken = !happened.IsSealed(seals, district);
                if (!broken)
                {
                    links.Add((happened.Sequence, link = happened.LinkTo(link)));
                }
            }
        }

        await using (var copy = await connection.BeginBinaryImportAsync($"copy {ChainTables.Chain} (tenant_id, seq_id, hash) from stdin (format binary)", token))
        {
            foreach (var (sequence, hash) in links)
            {
                await copy.StartRowAsync(token);
                await copy.WriteAsync(district, NpgsqlDbType.Varchar, token);
                await copy.WriteAsync(sequence, NpgsqlDbType.Bigint, token);
                await copy.WriteAsync(hash, NpgsqlDbType.Bytea, token);
            }

            await copy.CompleteAsync(token);
        }

        await transaction.CommitAsync(token);
        return (links.Count, !broken && read == AtOnce);
    }

    /// <summary>The head as it is now, signed; null while there is nothing.</summary>
    public async Task<SignedHead?> HeadAsync(string district, CancellationToken token, DateTimeOffset? before = null)
    {
        await using var connection = await OpenAsync(token);
        await using var command = new NpgsqlCommand($"""
            select c.seq_id, c.hash, (select count(*) from {ChainTables.Chain} a where a.tenant_id = c.tenant_id and a.seq_id <= c.seq_id)
            from {ChainTables.Chain} c join {StoredEvents.All} e on e.tenant_id = c.tenant_id and e.seq_id = c.seq_id
            where c.tenant_id = $1 and ($2::timestamptz is null or e.timestamp < $2) order by c.seq_id desc limit 1
            """, connection);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = district });
        command.Parameters.Add(new NpgsqlParameter { Value = (object?)before?.ToUniversalTime() ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.TimestampTz });
        await using var rows = await command.ExecuteReaderAsync(token);
        return await rows.ReadAsync(token)
            ? SignedHead.Of(new(district, rows.GetInt64(0), rows.GetInt64(2), Convert.ToHexStringLower(await rows.GetFieldValueAsync<byte[]>(1, token)), clock.GetUtcNow()), key)
            : null;
    }

    /// <summary>每日链首: the head as it stood at the end of yesterday, signed and kept once.</summary>
    /// <returns>The head that is kept; null where nothing had happened by then.</returns>
    public async Task<KeptHead?> KeepHeadAsync(string district, CancellationToken token)
    {
        var today = Today.Of(clock).Date;
        if (await ReadAsync() is { } kept)
        {
            return kept;
        }

        if (await HeadAsync(district, token, new DateTimeOffset(today, TimeOnly.MinValue, Today.ShanghaiOffset)) is not { } head)
        {
            return null;
        }

        await using (var connection = await OpenAsync(token))
        {
            await using var command = new NpgsqlCommand($"insert into {ChainTables.Heads} (tenant_id, day, head, key_id, public_key, signature) values ($1, $2, $3, $4, $5, $6) on conflict do nothing", connection);
            command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = district });
            command.Parameters.Add(new NpgsqlParameter<DateOnly> { TypedValue = today.AddDays(-1) });
            command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = JsonSerializer.Serialize(head.Head, JsonSerializerOptions.Web) });
            command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = head.KeyId });
            command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = head.PublicKey });
            command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = head.Signature });
            await command.ExecuteNonQueryAsync(token);
        }

        // Another node's, if it was faster.
        return await ReadAsync();

        async Task<KeptHead?> ReadAsync() =>
            await verification.HeadsAsync(district, 1, token) is [var latest] && latest.Day == today.AddDays(-1) ? latest : null;
    }

    private async Task<NpgsqlConnection> OpenAsync(CancellationToken token)
    {
        var connection = store.Storage.Database.CreateConnection();
        await connection.OpenAsync(token);
        return connection;
    }

    private static async Task<(long Sequence, byte[] Link)> LastAsync(string district, NpgsqlConnection connection, CancellationToken token)
    {
        await using var command = new NpgsqlCommand($"select seq_id, hash from {ChainTables.Chain} where tenant_id = $1 order by seq_id desc limit 1", connection);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = district });
        await using var rows = await command.ExecuteReaderAsync(token);
        return await rows.ReadAsync(token) ? (rows.GetInt64(0), await rows.GetFieldValueAsync<byte[]>(1, token)) : (0, []);
    }
}
