using CaseTrack.Access.Accounts;
using CaseTrack.Access.SecondFactor;
using CaseTrack.Store;
using Marten;
using Microsoft.Extensions.Hosting;
using Npgsql;

namespace CaseTrack.Parties;

/// <summary>Before anything is written: does the office's key open what is there? With another one every new name would be sealed beside the old ones, which nobody could read.</summary>
public sealed class MasterKeyCheck(IDocumentStore store, PartyVault vault, OneTimeCodes codes) : IHostedService, IAsyncDisposable
{
    // Whoever works with the key has it shared; whoever changes it must have it alone.
    private const long KeyInUse = 0x6361_7365_6B65_7901;

    private NpgsqlConnection? holding;

    /// <summary>Keeps services from starting, and itself from starting beside one, while the key is changed.</summary>
    /// <returns>What ends it; null while a service is at work.</returns>
    public static async Task<IAsyncDisposable?> AloneAsync(IDocumentStore store, CancellationToken token)
    {
        var connection = await ConnectAsync(store, token);
        if (await TakesAsync(connection, "pg_try_advisory_lock", token))
        {
            return connection;
        }

        await connection.DisposeAsync();
        return null;
    }

    /// <exception cref="InvalidOperationException">The key is not the one the parties in the database were sealed with.</exception>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        holding = await ConnectAsync(store, cancellationToken);
        if (!await TakesAsync(holding, "pg_try_advisory_lock_shared", cancellationToken))
        {
            throw new InvalidOperationException("主密钥正在更换 (the master key is being changed; start when change-master-key has ended).");
        }

        await using var connection = store.Storage.Database.CreateConnection();
        await connection.OpenAsync(cancellationToken);
        // One of each district: the key is changed for a district whole or not at all.
        await using var command = new NpgsqlCommand(StoredDocuments.FirstPartyKeys, connection);
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        while (await rows.ReadAsync(cancellationToken))
        {
            Require(vault.Opens(rows.GetString(0), rows.GetGuid(1), rows.GetString(2)));
        }

        await using var session = store.QuerySession();
        Require(await session.Query<Account>().FirstOrDefaultAsync(x => x.FactorSecret != null, cancellationToken) is not { } account || codes.Opens(account));
    }

    private static void Require(bool opens)
    {
        if (!opens)
        {
            throw new InvalidOperationException(
                "Privacy:MasterKey 与数据库不符：当事人信息不是用这把密钥加密的。请恢复原密钥，或用 change-master-key 更换 "
                + "(it is not the key that what is in the database was sealed with; restore that one, or change it with change-master-key).");
        }
    }

    public async Task StopAsync(CancellationToken cancellationToken) => await DisposeAsync();

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref holding, null) is { } connection)
        {
            await connection.DisposeAsync();
        }
    }

    /// <summary>A connection of its own: the lock lives as long as it does.</summary>
    private static async Task<NpgsqlConnection> ConnectAsync(IDocumentStore store, CancellationToken token)
    {
        await using var named = store.Storage.Database.CreateConnection();
        var connection = named.CloneWith(new NpgsqlConnectionStringBuilder(named.ConnectionString) { Pooling = false, ApplicationName = "CaseTrack key" }.ConnectionString);
        await connection.OpenAsync(token);
        return connection;
    }

    private static async Task<bool> TakesAsync(NpgsqlConnection connection, string function, CancellationToken token)
    {
        await using var command = new NpgsqlCommand($"select {function}($1)", connection);
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = KeyInUse });
        return (bool)(await command.ExecuteScalarAsync(token))!;
    }
}
