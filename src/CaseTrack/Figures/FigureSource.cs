using System.Runtime.CompilerServices;
using CaseTrack.Postgres;
using CaseTrack.Store;
using Marten;
using Npgsql;

namespace CaseTrack.Figures;

/// <summary>读库. The database figures are read from: that of the acts or, where one is named, a copy that follows it.</summary>
/// <remarks>A copy is asked once it has everything that was recorded by the moment of the question, so that a figure is exact at once with
/// one as without; where it has not within a moment, or is not there, the database of the acts answers.</remarks>
public sealed class FigureSource : IDisposable
{
    /// <summary>The setting that names the copy.</summary>
    public const string Setting = "ConnectionStrings:Figures";

    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(5);
    private static readonly ConditionalWeakTable<IReadOnlyStoreOptions, FigureSource> ByStore = [];

    private readonly NpgsqlDataSource copy;
    private readonly TimeProvider clock;
    private long missed;
    private long answered;

    private FigureSource(string copy, TimeProvider clock) =>
        (this.copy, this.clock) = (NpgsqlDataSource.Create(Pooling.Of(Database.Addressed(copy).ConnectionString)), clock);

    /// <summary>How often the copy has answered.</summary>
    public long Answered => Interlocked.Read(ref answered);

    /// <summary>How often it was asked and had not everything, or was not there.</summary>
    public long Missed => Interlocked.Read(ref missed);

    /// <summary>Whether it had not everything when it was asked last.</summary>
    public bool IsBehind { get; private set; }

    /// <summary>Has the figures of a store that is being set up be read from a copy.</summary>
    /// <param name="options">The store.</param>
    /// <param name="copy">Where the copy is; none.</param>
    /// <param name="clock">Times the waiting, so it must be one that moves.</param>
    public static void Use(StoreOptions options, string? copy, TimeProvider clock)
    {
        if (!string.IsNullOrEmpty(copy))
        {
            ByStore.AddOrUpdate(options, new FigureSource(copy, clock));
        }
    }

    /// <summary>The copy of a store's database; none where there is none.</summary>
    public static FigureSource? Of(IDocumentStore store) => ByStore.TryGetValue(store.Options, out var source) ? source : null;

    /// <summary>An open connection to the copy, which has all that was recorded until now; none where it has not.</summary>
    public async Task<NpgsqlConnection?> OpenAsync(IQuerySession session, CancellationToken token)
    {
        NpgsqlConnection? connection = null;
        try
        {
            var reached = await AskAsync(session, token);
            connection = await copy.OpenConnectionAsync(token);
            if (await ReachesAsync(connection, reached, token))
            {
                Interlocked.Increment(ref answered);
                IsBehind = false;
                return connection;
            }
        }
        catch (NpgsqlException) when (!token.IsCancellationRequested)
        {
            // It is not there, or does not follow: the other database is, and health counts it.
        }

        Interlocked.Increment(ref missed);
        IsBehind = true;
        if (connection is not null)
        {
            await connection.DisposeAsync();
        }

        return null;
    }

    public void Dispose() => copy.Dispose();

    private static async Task<NpgsqlTypes.NpgsqlLogSequenceNumber> AskAsync(IQuerySession session, CancellationToken token)
    {
        await using var connection = session.Database.CreateConnection();
        await connection.OpenAsync(token);
        await using var command = new NpgsqlCommand(StoredEvents.Written, connection);
        return (NpgsqlTypes.NpgsqlLogSequenceNumber)(await command.ExecuteScalarAsync(token))!;
    }

    private async Task<bool> ReachesAsync(
        NpgsqlConnection connection, NpgsqlTypes.NpgsqlLogSequenceNumber reached, CancellationToken token)
    {
        var started = clock.GetTimestamp();
        await using var command = new NpgsqlCommand(StoredEvents.Replayed, connection);
        while (await command.ExecuteScalarAsync(token) is not NpgsqlTypes.NpgsqlLogSequenceNumber replayed || replayed < reached)
        {
            if (clock.GetElapsedTime(started) > Moment)
            {
                return false;
            }

            await Task.Delay(Pause, clock, token);
        }

        return true;
    }
}
