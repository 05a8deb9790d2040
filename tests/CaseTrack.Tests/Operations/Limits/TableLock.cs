using Npgsql;

namespace CaseTrack.Tests.Operations.Limits;

/// <summary>Holds a table: every request that reads it is under way until the lock is given up.</summary>
public sealed class TableLock : IAsyncDisposable
{
    private readonly NpgsqlConnection connection;

    private TableLock(NpgsqlConnection connection) => this.connection = connection;

    public static async Task<TableLock> HoldAsync(string connectionString, string table, string mode = "access exclusive")
    {
        var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await ScalarAsync(connection, $"begin; lock table casetrack.{table} in {mode} mode");
        return new(connection);
    }

    /// <summary>How many wait for it.</summary>
    public async Task<long> WaitingAsync() =>
        (long)(await ScalarAsync(
            connection, "select count(*) from pg_locks l join pg_database d on d.oid = l.database where not l.granted and d.datname = "
                + "current_database()"))!;

    /// <summary>How many wait for a table.</summary>
    public async Task<long> WaitingForAsync(string table) => (long)(await ScalarAsync(
        connection, $"select count(*) from pg_locks l where not l.granted and l.relation = 'casetrack.{table}'::regclass"))!;

    public ValueTask DisposeAsync() => connection.DisposeAsync();

    private static async Task<object?> ScalarAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }
}
