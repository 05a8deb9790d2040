using System.Text.Json;
using CaseTrack.Releases;
using CaseTrack.Store;
using Marten;
using Npgsql;

namespace CaseTrack.Proof;

/// <summary>Reads a district's events and links side by side and has them checked. Needs no key, and writes nothing: whoever may read the
/// database can verify.</summary>
public sealed class ChainVerification(IDocumentStore store)
{
    private const int EveryHead = 100_000;

    /// <summary>The districts that have events, or have had: what was deleted whole is still named by its links, heads or
    /// records.</summary>
    /// <remarks>Rows that belong to no district are a district without a name.</remarks>
    public async Task<IReadOnlyList<string>> DistrictsAsync(CancellationToken token)
    {
        await using var connection = await OpenAsync(token);
        await using var command = new NpgsqlCommand($"""
            select coalesce(tenant_id, '') from {StoredEvents.Happened} e
            union select tenant_id from {ChainTables.Chain} union select tenant_id from {ChainTables.Heads}
            union select tenant_id from {StoredEvents.Streams} s order by 1
            """, connection);
        var districts = new List<string>();
        await using var rows = await command.ExecuteReaderAsync(token);
        while (await rows.ReadAsync(token))
        {
            districts.Add(rows.GetString(0));
        }

        return districts;
    }

    /// <summary>The heads kept, the latest first.</summary>
    public async Task<IReadOnlyList<KeptHead>> HeadsAsync(string district, int limit, CancellationToken token)
    {
        await using var connection = await OpenAsync(token);
        return await HeadsAsync(district, limit, connection, token);
    }

    /// <param name="district">区划代码.</param>
    /// <param name="exported">Heads kept elsewhere.</param>
    /// <param name="seals">Knows a seal; null where nobody has the key, and seals are left unchecked.</param>
    /// <param name="keys">Whose signatures count.</param>
    /// <param name="token">Ends it.</param>
    public async Task<ChainVerdict> RunAsync(
        string district, IReadOnlyList<SignedHead> exported, EventSeals? seals, TrustedKeys keys, CancellationToken token)
    {
        await using var connection = await OpenAsync(token);

        // One snapshot for all that is compared: somebody may be writing.
        await using var transaction = await connection.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, token);
        return await RunAsync(district, exported, seals, keys, connection, transaction, token);
    }

    /// <summary>The same within a transaction of the caller's.</summary>
    public static async Task<ChainVerdict> RunAsync(
        string district, IReadOnlyList<SignedHead> exported, EventSeals? seals, TrustedKeys keys, NpgsqlConnection connection,
        NpgsqlTransaction transaction, CancellationToken token)
    {
        await using var last = Asking($"select coalesce(max(seq_id), 0) from {ChainTables.Chain} where tenant_id = $1");
        var lastLinked = (long)(await last.ExecuteScalarAsync(token))!;
        var redacted = new Dictionary<Guid, RedactedState>();
        await using (var command = Asking(
            $"select {StoredEvent.Columns} from {StoredEvents.Redactions} e where coalesce(e.tenant_id, '') = $1 order by e.seq_id"))
        {
            await using var rows = await command.ExecuteReaderAsync(token);
            while (await rows.ReadAsync(token))
            {
                foreach (var (id, state) in RedactionProof.Read(StoredEvent.Read(rows), district, keys))
                {
                    // The last that names an event says how it stands.
                    redacted[id] = state;
                }
            }
        }

        var check = new ChainCheck(
            district, await HeadsAsync(district, EveryHead, connection, token), exported, lastLinked, seals, keys, redacted);
        await using (var command = Asking($"""
            select {StoredEvent.Columns}, c.seq_id, c.hash
            from (select * from {StoredEvents.Happened} h where coalesce(tenant_id, '') = $1) e
            full join (select * from {ChainTables.Chain} where tenant_id = $1) c on c.seq_id = e.seq_id
            order by coalesce(e.seq_id, c.seq_id)
            """))
        {
            await using var rows = await command.ExecuteReaderAsync(token);
            while (await rows.ReadAsync(token))
            {
                var happened = await rows.IsDBNullAsync(0, token) ? null : StoredEvent.Read(rows);
                var linked = !await rows.IsDBNullAsync(StoredEvent.ColumnCount, token);
                check.Next(new(happened, happened?.Sequence ?? rows.GetInt64(StoredEvent.ColumnCount), linked
                    ? await rows.GetFieldValueAsync<byte[]>(StoredEvent.ColumnCount + 1, token) : null));
            }
        }

        await using (var command = Asking($"select id, coalesce(version, 0) from {StoredEvents.Streams} s where tenant_id = $1"))
        {
            await using var rows = await command.ExecuteReaderAsync(token);
            while (await rows.ReadAsync(token))
            {
                check.Next(rows.GetGuid(0), rows.GetInt64(1));
            }
        }

        return check.End();

        NpgsqlCommand Asking(string sql) =>
            new(sql, connection, transaction) { Parameters = { new NpgsqlParameter<string> { TypedValue = district } } };
    }

    private static async Task<IReadOnlyList<KeptHead>> HeadsAsync(
        string district, int limit, NpgsqlConnection connection, CancellationToken token)
    {
        await using var command =
            new NpgsqlCommand($"select day, head, key_id, public_key, signature from {ChainTables.Heads} where tenant_id = $1 order by "
                + $"day desc limit $2", connection);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = district });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = limit });
        var heads = new List<KeptHead>();
        await using var rows = await command.ExecuteReaderAsync(token);
        while (await rows.ReadAsync(token))
        {
            heads.Add(new(await rows.GetFieldValueAsync<DateOnly>(0, token),
                new(HeadOf(rows.GetString(1), district), ReleaseProof.Algorithm, rows.GetString(2), rows.GetString(3), rows.GetString(4))));
        }

        return heads;
    }

    /// <summary>What cannot be read was not written by the service, and no signature will fit it.</summary>
    private static ChainHead HeadOf(string text, string district)
    {
        try
        {
            return JsonSerializer.Deserialize<ChainHead>(text, JsonSerializerOptions.Web) is { District: not null, Hash: not null } head
                ? head : Unreadable();
        }
        catch (JsonException)
        {
            return Unreadable();
        }

        ChainHead Unreadable() => new(district, 0, 0, "", default);
    }

    private async Task<NpgsqlConnection> OpenAsync(CancellationToken token)
    {
        var connection = store.Storage.Database.CreateConnection();
        await connection.OpenAsync(token);
        return connection;
    }
}
