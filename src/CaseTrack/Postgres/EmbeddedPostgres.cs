using Microsoft.Extensions.Logging;
using Npgsql;

namespace CaseTrack.Postgres;

/// <summary>
/// 内嵌数据库：a private PostgreSQL under a data folder, found, initialised, started, watched and stopped by the program.
/// </summary>
public sealed class EmbeddedPostgres : IAsyncDisposable
{
    internal const string UserName = "casetrack";

    private static readonly TimeSpan OwnerPatience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan WatchInterval = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan RestartPause = TimeSpan.FromSeconds(5);

    private readonly CancellationTokenSource _disposed = new();
    private readonly string _password;
    private readonly FileStream? _lock;
    private readonly PostgresServer? _server;
    private readonly ILogger _logger;
    private readonly TimeProvider _clock;
    private readonly Task _watch;
    private volatile Postmaster _postmaster;
    private int _disposing;

    private EmbeddedPostgres(
        Postmaster postmaster, string password, FileStream? held, PostgresServer? server, ILogger logger, TimeProvider clock)
    {
        (_postmaster, _password, _lock, _server, _logger, _clock) = (postmaster, password, held, server, logger, clock);
        _watch = server is null ? Task.CompletedTask : WatchAsync(server, _disposed.Token);
    }

    /// <summary>The port on 127.0.0.1; the same for as long as this object lives.</summary>
    public int Port => _postmaster.Port;

    /// <summary>The server's process; another one after the server died and was started again.</summary>
    public int ProcessId => _postmaster.Pid;

    /// <summary>False when this is the guest of another live process, which alone starts and stops the server.</summary>
    public bool Owned => _server is not null;

    /// <summary>
    /// Returns when the server takes connections. A server that a killed predecessor left running is taken over; while
    /// another process owns the folder, its server is used as a guest.
    /// </summary>
    /// <param name="clock">Times the waiting and watching, so it must be one that moves.</param>
    /// <exception cref="EmbeddedPostgresException">There is no server to be had; the message says what to do.</exception>
    public static async Task<EmbeddedPostgres> StartAsync(
        EmbeddedPostgresOptions options, ILogger logger, TimeProvider clock, CancellationToken token)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(clock);
        DataFolder? folder = null;
        try
        {
            folder = DataFolder.Open(options.DataFolder);
            var began = clock.GetTimestamp();
            while (true)
            {
                if (folder.TryTakeLock() is { } held)
                    return await OwnAsync(folder, held, options, logger, clock, token);
                if (await GuestAsync(folder, logger, clock, token) is { } guest)
                    return guest;
                if (clock.GetElapsedTime(began) > OwnerPatience)
                    throw EmbeddedPostgresException.BusyWithoutServer(folder.Root, OwnerPatience);
                await Task.Delay(Pause, clock, token);
            }
        }
        catch (Exception error) when (error is UnauthorizedAccessException or IOException)
        {
            throw EmbeddedPostgresException.Unreachable(folder?.Root ?? options.DataFolder ?? "", Environment.UserName, error);
        }
    }

    /// <summary>The connection string of a database, which need not exist yet.</summary>
    public string ConnectionString(string database) => new NpgsqlConnectionStringBuilder
    {
        Host = "127.0.0.1",
        Port = Port,
        Database = database,
        Username = UserName,
        Password = _password,
        Timezone = "UTC",
    }.ConnectionString;

    /// <summary>Creates the database unless it exists.</summary>
    public async Task EnsureDatabaseAsync(string database, CancellationToken token)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(database);
        var server = new NpgsqlConnectionStringBuilder(ConnectionString("postgres")) { Pooling = false };
        await using var connection = new NpgsqlConnection(server.ConnectionString);
        await connection.OpenAsync(token);
        await using var exists = new NpgsqlCommand("select 1 from pg_database where datname = $1", connection);
        exists.Parameters.AddWithValue(database);
        if (await exists.ExecuteScalarAsync(token) is not null)
            return;
        var name = new NpgsqlCommandBuilder().QuoteIdentifier(database);
#pragma warning disable CA2100 // A name cannot be a parameter here; it is quoted.
        await using var create = new NpgsqlCommand($"create database {name} template template0", connection);
#pragma warning restore CA2100
        try
        {
            await create.ExecuteNonQueryAsync(token);
        }
        catch (PostgresException error) when (error.SqlState is PostgresErrorCodes.DuplicateDatabase or PostgresErrorCodes.UniqueViolation)
        {
            // A guest has created it at the same moment.
        }
    }

    /// <summary>Stops the server if it is owned (fast: open connections are cut), and releases the folder.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposing, 1) != 0)
            return;
        await _disposed.CancelAsync();
        await _watch;
        _disposed.Dispose();
        try
        {
            if (_server is not null)
                await _server.StopAsync();
        }
        finally
        {
            if (_lock is not null)
                await _lock.DisposeAsync();
        }
    }

    private static async Task<EmbeddedPostgres> OwnAsync(
        DataFolder folder, FileStream held, EmbeddedPostgresOptions options, ILogger logger, TimeProvider clock, CancellationToken token)
    {
        PostgresServer? server = null;
        try
        {
            var binaries = await PostgresBinaries.FindAsync(options, SearchPlaces.For(options), folder.Root, folder.DataVersion(), token);
            var user = await ServerUser.ResolveAsync(options.RunAs, token);
            await user.GiveAsync(folder.Root, withContent: false, token);
            if (!await user.CanUseAsync(folder.Root, token))
                throw EmbeddedPostgresException.Unreachable(folder.Root, user.Name);
            server = new PostgresServer(folder, binaries, user, options, logger, clock);
            await server.InitialiseAsync(token);
            var postmaster = await server.BringUpAsync(options.Port, portMayChange: true, token);
            return new EmbeddedPostgres(postmaster, folder.ReadPassword()!, held, server, logger, clock);
        }
        catch
        {
            try
            {
                if (server is not null)
                    await server.StopAsync();
            }
            finally
            {
                await held.DisposeAsync();
            }
            throw;
        }
    }

    private static async Task<EmbeddedPostgres?> GuestAsync(DataFolder folder, ILogger logger, TimeProvider clock, CancellationToken token)
    {
        var running = Postmaster.Read(folder.PostmasterFile);
        if (running is not { IsReady: true } || folder.ReadPassword() is not { } password || !await running.ServesAsync(folder.Data, token))
            return null;
        logger.LogInformation("Using the PostgreSQL of another CaseTrack process, port {Port}", running.Port);
        return new EmbeddedPostgres(running, password, null, null, logger, clock);
    }

    private async Task WatchAsync(PostgresServer server, CancellationToken token)
    {
        try
        {
            while (true)
            {
                await Task.Delay(_postmaster.IsAlive() ? WatchInterval : TimeSpan.Zero, _clock, token);
                if (_postmaster.IsAlive())
                    continue;
                _logger.LogWarning("PostgreSQL (process {Pid}) has died; it is started again on port {Port}", ProcessId, Port);
                try
                {
                    _postmaster = await server.BringUpAsync(Port, portMayChange: false, token);
                }
                catch (Exception error) when (error is not OperationCanceledException)
                {
                    _logger.LogError(error, "PostgreSQL could not be started again; the next attempt follows");
                    await Task.Delay(RestartPause, _clock, token);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // Disposed.
        }
    }
}
