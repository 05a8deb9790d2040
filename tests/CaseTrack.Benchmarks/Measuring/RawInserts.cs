using System.Text;
using Npgsql;

namespace CaseTrack.Benchmarks.Measuring;

/// <summary>The limit of writing: the bytes of the same body, inserted by plain Npgsql with a prepared statement, each in a transaction of
/// its own; no HTTP, no rule, no index but the key.</summary>
public sealed class RawInserts : IAsyncDisposable
{
    private readonly NpgsqlConnection[] connections;
    private readonly NpgsqlCommand[] commands;

    private RawInserts(NpgsqlConnection[] connections, NpgsqlCommand[] commands) =>
        (this.connections, this.commands) = (connections, commands);

    public static async Task<RawInserts> OpenAsync(string connectionString, int clients)
    {
        var unpooled = new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString;
        var connections = Enumerable.Range(0, clients).Select(_ => new NpgsqlConnection(unpooled)).ToArray();
        foreach (var connection in connections)
        {
            await connection.OpenAsync();
        }

        await using var create = new NpgsqlCommand(
            "create table if not exists raw_bodies (id uuid primary key, body bytea not null)", connections[0]);
        await create.ExecuteNonQueryAsync();
        var commands = connections.Select(x =>
        {
            var command = new NpgsqlCommand("insert into raw_bodies (id, body) values ($1, $2)", x);
            command.Parameters.Add(new NpgsqlParameter<Guid>());
            command.Parameters.Add(new NpgsqlParameter<byte[]>());
            return command;
        }).ToArray();
        return new(connections, commands);
    }

    public async Task<int> InsertAsync(int client)
    {
        var command = commands[client];
        ((NpgsqlParameter<Guid>)command.Parameters[0]).TypedValue = Guid.CreateVersion7();
        ((NpgsqlParameter<byte[]>)command.Parameters[1]).TypedValue = Encoding.UTF8.GetBytes(Acts.OralBody(client));
        if (!command.IsPrepared)
        {
            await command.PrepareAsync();
        }

        return await command.ExecuteNonQueryAsync();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var command in commands)
        {
            await command.DisposeAsync();
        }

        foreach (var connection in connections)
        {
            await connection.DisposeAsync();
        }
    }
}
