using System.Globalization;
using CaseTrack.Postgres;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace CaseTrack.Benchmarks.Running;

/// <summary>One PostgreSQL for both sides, with the durability of a real one: nothing is switched off.</summary>
public sealed class BenchmarkServer : IAsyncDisposable
{
    private readonly EmbeddedPostgres server;

    private BenchmarkServer(EmbeddedPostgres server, bool counts) => (this.server, CountsStatements) = (server, counts);

    /// <summary>What is set, for the table. Checkpoints come seldom, so that the pages written whole after one do not fall on whoever
    /// happens to be measured then.</summary>
    public static IReadOnlyDictionary<string, string> Settings { get; } = new Dictionary<string, string>
    {
        ["max_connections"] = "300",
        ["shared_buffers"] = "512MB",
        ["fsync"] = "on",
        ["synchronous_commit"] = "on",
        ["full_page_writes"] = "on",
        ["max_wal_size"] = "16GB",
        ["checkpoint_timeout"] = "1h",
    };

    /// <summary>Whether the extension that counts statements is there.</summary>
    public bool CountsStatements { get; }

    public int ProcessId => server.ProcessId;

    public static async Task<BenchmarkServer> StartAsync(string folder, CancellationToken token)
    {
        var plain = await StartAsync(folder, Settings, token);
        bool counts;
        await using (var connection = new NpgsqlConnection(plain.ConnectionString("postgres")))
        {
            await connection.OpenAsync(token);
            await using var asked = new NpgsqlCommand(
                "select exists (select from pg_available_extensions where name = 'pg_stat_statements')", connection);
            counts = await asked.ExecuteScalarAsync(token) is true;
        }

        NpgsqlConnection.ClearAllPools();
        if (!counts)
        {
            return new BenchmarkServer(plain, false);
        }

        // Loaded at the start of the server, and silent until statements are counted.
        await plain.DisposeAsync();
        var counting = new Dictionary<string, string>(Settings)
        {
            ["shared_preload_libraries"] = "pg_stat_statements",
            ["pg_stat_statements.track"] = "none",
        };
        return new BenchmarkServer(await StartAsync(folder, counting, token), true);
    }

    public string ConnectionString(string database) => server.ConnectionString(database);

    public async Task<bool> HasAsync(string database) =>
        (bool)(await AskAsync("postgres", $"select exists (select from pg_database where datname = '{database}')"))!;

    public Task CreateAsync(string database) => server.EnsureDatabaseAsync(database, CancellationToken.None);

    /// <summary>Makes a copy of a database nobody is connected to.</summary>
    public async Task CopyAsync(string from, string to)
    {
        await DropAsync(to);

        // Through the log where that is bearable: a copy of files ends in a checkpoint, after which pages are logged whole.
        var size = (long)(await AskAsync("postgres", $"select pg_database_size('{from}')"))!;
        var version = int.Parse((string)(await AskAsync("postgres", "show server_version_num"))!, CultureInfo.InvariantCulture);
        await RunAsync("postgres", $"create database {to} template {from}"
            + (version >= 150000 && size > 6L << 30 ? " strategy file_copy" : ""));
    }

    public Task DropAsync(string database) => RunAsync("postgres", $"drop database if exists {database} with (force)");

    public async Task RunAsync(string database, string sql)
    {
        await using var connection = await OpenAsync(database);
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync();
    }

    public async Task<object?> AskAsync(string database, string sql)
    {
        await using var connection = await OpenAsync(database);
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        return await command.ExecuteScalarAsync();
    }

    public ValueTask DisposeAsync() => server.DisposeAsync();

    /// <summary>Without a pool: a connection left open would keep a database from being copied.</summary>
    private async Task<NpgsqlConnection> OpenAsync(string database)
    {
        var connection = new NpgsqlConnection(
            new NpgsqlConnectionStringBuilder(ConnectionString(database)) { Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        return connection;
    }

    private static Task<EmbeddedPostgres> StartAsync(
        string folder, IReadOnlyDictionary<string, string> settings, CancellationToken token) => EmbeddedPostgres.StartAsync(
            new EmbeddedPostgresOptions { DataFolder = folder, ServerSettings = settings }, NullLogger.Instance, TimeProvider.System,
            token);
}
