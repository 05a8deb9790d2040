using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using CaseTrack.Postgres;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace CaseTrack.Tests.Postgres;

/// <summary>A data folder of its own for each test, a log to look at, and ways to hurt processes.</summary>
public abstract class EmbeddedTest : IDisposable
{
    protected TemporaryFolder Folder { get; } = new();

    protected RecordingLogger Log { get; } = new();

    protected EmbeddedPostgresOptions Options => new() { DataFolder = Folder.Path };

    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        LeftServer.End(Folder["data"]);
        Folder.Dispose();
        GC.SuppressFinalize(this);
    }

    protected Task<EmbeddedPostgres> StartAsync(EmbeddedPostgresOptions? options = null) =>
        EmbeddedPostgres.StartAsync(options ?? Options, Log, TimeProvider.System, Token);

    protected static async Task<string> AskAsync(EmbeddedPostgres server, string sql, string database = "postgres")
    {
        var settings = new NpgsqlConnectionStringBuilder(server.ConnectionString(database)) { Pooling = false };
        await using var connection = new NpgsqlConnection(settings.ConnectionString);
        await connection.OpenAsync(Token);
#pragma warning disable CA2100 // Literals of the tests.
        await using var command = new NpgsqlCommand(sql, connection);
#pragma warning restore CA2100
        return Convert.ToString(await command.ExecuteScalarAsync(Token), CultureInfo.InvariantCulture) ?? "";
    }

    protected static bool IsRunning(int pid)
    {
        try
        {
            // An ended process stays visible until its parent collects it, which in a container may be never.
            if (OperatingSystem.IsLinux())
                return File.ReadAllText($"/proc/{pid}/stat").Split(") ")[^1][0] is not ('Z' or 'X');
            using var process = Process.GetProcessById(pid);
            return !process.HasExited;
        }
        catch (Exception error) when (error is IOException or ArgumentException)
        {
            return false;
        }
    }

    protected static async Task KillAsync(int pid)
    {
        using (var process = Process.GetProcessById(pid))
            process.Kill();
        await Eventually.TrueAsync(() => !IsRunning(pid), $"process {pid} has ended");
    }

    /// <summary>Keeps what the product logs.</summary>
    protected sealed class RecordingLogger : ILogger
    {
        private readonly ConcurrentQueue<(LogLevel Level, string Text)> _entries = new();

        public IEnumerable<string> Warnings => _entries.Where(e => e.Level == LogLevel.Warning).Select(e => e.Text);

        public string All => string.Join('\n', _entries.Select(e => e.Text));

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            _entries.Enqueue((logLevel, formatter(state, exception) + exception));
    }
}
