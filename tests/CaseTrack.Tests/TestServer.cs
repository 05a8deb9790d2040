using CaseTrack.Hosting;
using CaseTrack.Operations;
using CaseTrack.Postgres;
using CaseTrack.Tests;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

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

    private static readonly Lazy<Task<string>> Tables = new(PrepareAsync);

    /// <summary>Creates a database of its own for the caller, with the tables of this build and nothing in them, and returns its
    /// connection string.</summary>
    public static async Task<string> CreateDatabaseAsync() => await CopyAsync(await Tables.Value);

    /// <summary>Creates one without any tables, for whoever starts from nothing.</summary>
    public static async Task<string> CreateEmptyDatabaseAsync()
    {
        var (server, _) = await Started.Value;
        var name = NewName();
        await server.EnsureDatabaseAsync(name, CancellationToken.None);
        return server.ConnectionString(name);
    }

    /// <summary>The tables are made once in a run, by what makes them at a start, and every database that begins with them is a copy:
    /// making them takes longer than all else of a start.</summary>
    private static async Task<string> PrepareAsync()
    {
        var connectionString = await CreateEmptyDatabaseAsync();
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        Node.Everybody.LetIn(builder.Services);
        await using (var app = builder.AddCaseTrack(connectionString, TimeProvider.System).Build())
        {
            await app.Services.GetServices<IHostedService>().OfType<SchemaKeeper>().Single()
                .KeepAsync(applies: true, (_, _) => { }, CancellationToken.None);
        }

        return await KeepAsync(connectionString);
    }

    /// <summary>Keeps a database as it is now, for copies of it, and returns the name of what is kept. Whatever is still connected to it
    /// is cut off: of such a one nothing is copied.</summary>
    public static async Task<string> KeepAsync(string connectionString)
    {
        // As an office's own server does in time, by itself.
        await ExecuteAsync(connectionString, "vacuum (analyze)");
        await using (var own = new NpgsqlConnection(connectionString))
        {
            NpgsqlConnection.ClearPool(own);
        }

        var (server, _) = await Started.Value;
        var name = new NpgsqlConnectionStringBuilder(connectionString).Database;
        await ExecuteAsync(server.ConnectionString("postgres"),
            $"select pg_terminate_backend(pid) from pg_stat_activity where datname = '{name}'");
        return new NpgsqlConnectionStringBuilder(await CopyAsync(name!)).Database!;
    }

    /// <summary>A copy of what is kept, and its connection string.</summary>
    public static async Task<string> CopyAsync(string kept)
    {
        var (server, _) = await Started.Value;
        var name = NewName();
        await ExecuteAsync(server.ConnectionString("postgres"), $"create database {name} template {kept}");
        return server.ConnectionString(name);
    }

    private static string NewName() => "test_" + Guid.NewGuid().ToString("N");

    /// <summary>Creates one that orders texts as people in China do, not by their code points; <paramref name="encoding"/> other than
    /// UTF8 makes one that cannot keep every character.</summary>
    public static async Task<string> CreateOtherDatabaseAsync(string encoding = "UTF8")
    {
        var (server, _) = await Started.Value;
        var name = NewName();
        var order = encoding == "UTF8" ? "locale_provider icu icu_locale 'zh-Hans-CN'" : "";
        await ExecuteAsync(server.ConnectionString("postgres"),
            $"create database {name} template template0 encoding '{encoding}' locale 'C' {order}");
        return server.ConnectionString(name);
    }

    /// <summary>Runs statements as somebody with a database console does.</summary>
    public static async Task ExecuteAsync(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
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
