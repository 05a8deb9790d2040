using Npgsql;

namespace CaseTrack.Tests.Operations.Limits;

/// <summary>Holds a table: every request that reads it is under way until the lock is given up.</summary>
public sealed class TableLock : IAsyncDisposable
{
    private readonly NpgsqlConnection connection;

    private TableLock(NpgsqlConnection connection) => this.connection = connection;

    public static async Task<TableLock> HoldAsync(string connectionString, string table)
    {
        var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await ScalarAsync(connection, $"begin; lock table casetrack.{table} in access exclusive mode");
        return new(connection);
    }

    /// <summary>How many wait for it.</summary>
    public async Task<long> WaitingAsync() =>
        (long)(await ScalarAsync(
            connection, "select count(*) from pg_locks l join pg_database d on d.oid = l.database where not l.granted and d.datname = "
                + "current_database()"))!;

    public ValueTask DisposeAsync() => connection.DisposeAsync();

    private static async Task<object?> ScalarAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }
}
