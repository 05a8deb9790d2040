using System.Diagnostics;
using CaseTrack.Postgres;
using Npgsql;

namespace CaseTrack.Operations.Upgrades;

/// <summary>升级. Runs the migrations a database lacks, in their order.</summary>
/// <remarks>Each is a transaction with its row in <see cref="MigrationTable"/>: whoever is interrupted goes on where it stopped. The lock
/// is the transaction's, so that it holds behind a pooler too; of two who do it at once the second finds it done.</remarks>
/// <param name="address">The database; its account owns the tables.</param>
/// <param name="known">The migrations of the build.</param>
public sealed class Upgrade(DatabaseAddress address, IReadOnlyList<Migration> known)
{
    // Any number that nothing else of the database locks.
    private const string Hold = "set local statement_timeout = 0; set local lock_timeout = 0; select pg_advisory_xact_lock(20260710)";

    /// <summary>What the database lacks.</summary>
    /// <exception cref="MigrationException">It has what the build does not know.</exception>
    public async Task<IReadOnlyList<Migration>> MissingAsync(CancellationToken token)
    {
        await using var connection = await OpenAsync(token);
        return Migration.Missing(known, await MigrationTable.ReadAsync(connection, token));
    }

    /// <summary>Runs what it lacks.</summary>
    /// <param name="progress">Told of each twice: when it begins, and how long it took.</param>
    /// <exception cref="MigrationException">The database has what the build does not know, or a migration failed: then nothing of that one
    /// has happened.</exception>
    public async Task RunAsync(Action<Migration, TimeSpan?> progress, CancellationToken token)
    {
        await using var connection = await OpenAsync(token);
        while (await NextAsync(connection, progress, token))
        {
        }
    }

    private async Task<bool> NextAsync(NpgsqlConnection connection, Action<Migration, TimeSpan?> progress, CancellationToken token)
    {
        await using var transaction = await connection.BeginTransactionAsync(token);
        await RunAsync(connection, Hold, token);
        if (Migration.Missing(known, await MigrationTable.ReadAsync(connection, token)) is not [var next, ..])
        {
            return false;
        }

        await MigrationTable.MakeAsync(connection, token);
        progress(next, null);
        var began = Stopwatch.GetTimestamp();
        try
        {
            await RunAsync(connection, next.Text, token);
        }
        catch (PostgresException failure)
        {
            throw MigrationException.Failed(next.Name, failure);
        }

        var took = Stopwatch.GetElapsedTime(began);
        await using var add = new NpgsqlCommand(MigrationTable.Add, connection)
        {
            Parameters =
            {
                new() { Value = next.Number }, new() { Value = next.Name }, new() { Value = next.Digest },
                new() { Value = (long)took.TotalMilliseconds },
            },
        };
        await add.ExecuteNonQueryAsync(token);
        await transaction.CommitAsync(token);
        progress(next, took);
        return true;
    }

    private static async Task RunAsync(NpgsqlConnection connection, string statements, CancellationToken token)
    {
#pragma warning disable CA2100 // The build's own files, and nobody's input.
        await using var command = new NpgsqlCommand(statements, connection);
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync(token);
    }

    /// <summary>A connection of its own, closed for good: what a migration sets in its session reaches nobody. A migration may take as long
    /// as it takes.</summary>
    private async Task<NpgsqlConnection> OpenAsync(CancellationToken token)
    {
        var connection = new NpgsqlConnection(
            new NpgsqlConnectionStringBuilder(address.Value) { Pooling = false, CommandTimeout = 0 }.ConnectionString);
        await connection.OpenAsync(token);
        if (connection.PostgresParameters.TryGetValue("server_encoding", out var encoding) && encoding != "UTF8")
        {
            await connection.DisposeAsync();
            throw MigrationException.Unfit(encoding);
        }

        return connection;
    }
}
