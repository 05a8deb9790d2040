using CaseTrack.Postgres;
using CaseTrack.Tests;
using Microsoft.Extensions.Logging.Abstractions;

[assembly: AssemblyFixture(typeof(TestServer.Lifetime))]

namespace CaseTrack.Tests;

/// <summary>One embedded PostgreSQL for the whole test run, started by the first test that asks for a database.</summary>
/// <remarks><c>CASETRACK_TEST_POSTGRES</c> names the folder of the server's programs; without it the one of this machine is
/// used.</remarks>
public static class TestServer
{
    /// <summary>The data is thrown away: nothing of it has to outlive a power cut. What has to is tested on servers of its own.</summary>
    public static readonly IReadOnlyDictionary<string, string> Throwaway = new Dictionary<string, string>
    {
        ["max_connections"] = "300",
        ["fsync"] = "off",
        ["synchronous_commit"] = "off",
        ["full_page_writes"] = "off",
    };

    private static readonly Lazy<Task<(EmbeddedPostgres Server, TemporaryFolder Folder)>> Started = new(StartAsync);

    /// <summary>Creates an empty database of its own for the caller, and returns its connection string.</summary>
    public static async Task<string> CreateDatabaseAsync()
    {
        var (server, _) = await Started.Value;
        var name = "test_" + Guid.NewGuid().ToString("N");
        await server.EnsureDatabaseAsync(name, CancellationToken.None);
        return server.ConnectionString(name);
    }

    /// <summary>Creates one that orders texts as people in China do, not by their code points; <paramref name="encoding"/> other than
    /// UTF8 makes one that cannot keep every character.</summary>
    public static async Task<string> CreateOtherDatabaseAsync(string encoding = "UTF8")
    {
        var (server, _) = await Started.Value;
        var name = "test_" + Guid.NewGuid().ToString("N");
        var order = encoding == "UTF8" ? "locale_provider icu icu_locale 'zh-Hans-CN'" : "";
        await ExecuteAsync(server.ConnectionString("postgres"),
            $"create database {name} template template0 encoding '{encoding}' locale 'C' {order}");
        return server.ConnectionString(name);
    }

    /// <summary>Runs statements as somebody with a database console does.</summary>
    public static async Task ExecuteAsync(string connectionString, string sql)
    {
        await using var connection = new Npgsql.NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var command = new Npgsql.NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<(EmbeddedPostgres, TemporaryFolder)> StartAsync()
    {
        var folder = new TemporaryFolder();
        var options = new EmbeddedPostgresOptions
        {
            BinFolder = Environment.GetEnvironmentVariable("CASETRACK_TEST_POSTGRES"),
            DataFolder = folder.Path,
            ServerSettings = Throwaway,
        };
        try
        {
            return (await EmbeddedPostgres.StartAsync(options, NullLogger.Instance, TimeProvider.System, CancellationToken.None), folder);
        }
        catch
        {
            folder.Dispose();
            throw;
        }
    }

    /// <summary>Stops the server and deletes its folder when the last test has ended.</summary>
    public sealed class Lifetime : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            if (!Started.IsValueCreated || Started.Value.IsFaulted)
                return;
            var (server, folder) = await Started.Value;
            await server.DisposeAsync();
            folder.Dispose();
        }
    }
}
