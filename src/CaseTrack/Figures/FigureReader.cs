using System.Data;
using CaseTrack.Http;
using CaseTrack.Store;
using Marten;
using Npgsql;

namespace CaseTrack.Figures;

/// <summary>A figure's number: for a ratio with the two sums it comes from.</summary>
public readonly record struct FigureValue(decimal? Value, decimal? Numerator = null, decimal? Denominator = null)
{
    /// <summary>不予显示: it would tell of a case the caller may not know of.</summary>
    public static FigureValue NotTold => new() { Withheld = true };

    /// <summary>Whether there is a number that the caller is not told.</summary>
    public bool Withheld { get; init; }

    /// <summary>A rate in percent, or an average, at most two decimals; null when there is nothing to divide by, never 100.</summary>
    public static FigureValue Of(Figure figure, decimal numerator, decimal denominator) => new(
        denominator == 0 ? null : Math.Round((figure.Unit == "%" ? 100 : 1) * numerator / denominator, 2, MidpointRounding.AwayFromZero),
        numerator, denominator);
}

/// <summary>One group of a breakdown, and where the records behind it are.</summary>
/// <param name="Withheld">不予显示: too few cases of restricted access are in it.</param>
public sealed record FigureGroup(
    string? Key, decimal? Value, decimal? Numerator, decimal? Denominator, string? Cases = null, bool Withheld = false);

/// <summary>Some groups of a breakdown; a null key is what has no value.</summary>
public sealed record FigureGroups(string By, IReadOnlyList<string?> Keys);

/// <summary>A record behind a number, and how much of the number is its own.</summary>
public sealed record FigureCase(Guid Id, string Kind, string Unit, DateOnly DecidedOn, decimal Quantity, decimal? OutOf, string Href);

/// <summary>Reads figures at one moment: everything asked of one reader comes from one snapshot of the database.</summary>
public sealed partial class FigureReader : IAsyncDisposable
{
    private readonly NpgsqlConnection connection;
    private readonly NpgsqlTransaction transaction;
    private readonly KnownSums memory;
    private readonly string district;
    private readonly long settled;
    private bool borrowed;

    // Where the acts are, when this reads from a copy.
    private Marten.Storage.IMartenDatabase? acts;
    private ((long Sequence, DateTimeOffset? KnownAt) Asked, IReadOnlyList<Guid> Later)? pinned;

    private FigureReader(
        NpgsqlConnection connection, NpgsqlTransaction transaction, KnownSums memory, string district, long sequence, long settled,
        LedgerStanding ledger)
    {
        (this.connection, this.transaction, this.memory, this.district, this.settled) =
            (connection, transaction, memory, district, settled);
        IncludesSequence = sequence;
        Ledger = ledger;
    }

    /// <summary>The highest event sequence of the district that this snapshot holds; no counted event is later.</summary>
    public long IncludesSequence { get; }

    /// <summary>Whether what is read is as this build would have written it.</summary>
    public LedgerStanding Ledger { get; }

    /// <summary>A reader of what a transaction of the caller's sees, its own writing too. What it finds out is remembered by nobody: it
    /// may never have happened.</summary>
    public static async Task<FigureReader> WithinAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, IQuerySession session, CancellationToken token)
    {
        var (highest, _, standing) = await SnapshotAsync(connection, transaction, session, token);
        return new FigureReader(connection, transaction, new KnownSums(), session.TenantId, highest, 0, standing)
        {
            borrowed = true,
        };
    }

    private static async Task<FigureReader> OpenAsync(IQuerySession session, string? first, CancellationToken token)
    {
        var memory = KnownSums.Of(session.DocumentStore);
        // Before anything is asked of a copy: what was seen by then, it has.
        var earlier = memory.SeenIn(session.TenantId);
        var copied = first is null && FigureSource.Of(session.DocumentStore) is { } source ? await source.OpenAsync(session, token) : null;
        var connection = copied ?? session.Database.CreateConnection();
        if (copied is null)
        {
            await connection.OpenAsync(token);
        }

        var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, token);
        if (first is not null)
        {
            await using var locking = new NpgsqlCommand(first, connection, transaction);
            await locking.ExecuteNonQueryAsync(token);
        }

        var (highest, oldest, standing) = await SnapshotAsync(connection, transaction, session, token);
        return new FigureReader(
            connection, transaction, memory, session.TenantId, highest, KnownSums.Sighting.Settled(earlier, oldest), standing)
        {
            acts = copied is null ? null : session.Database,
        };
    }

    private static readonly string Snapshot = StoredEvents.SnapshotBeside(nameof(LedgerComparison));

    private static async Task<(long Highest, long Oldest, LedgerStanding Ledger)> SnapshotAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, IQuerySession session, CancellationToken token)
    {
        await using var command = new NpgsqlCommand(Snapshot, connection, transaction);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = session.TenantId });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = LedgerComparison.TheOne });
        await using var row = await command.ExecuteReaderAsync(token);
        await row.ReadAsync(token);
        var compared = await row.IsDBNullAsync(2, token) ? null
            : await session.DocumentStore.Options.Serializer().FromJsonAsync<LedgerComparison>(row, 2, token);
        return (row.GetInt64(0), row.GetInt64(1), LedgerComparison.Of(compared));
    }

    /// <summary>A reader opened while nobody writes: every event up to its sequence is in it, and none of them can still arrive.</summary>
    /// <remarks>Every append touches its stream's row first. The lock waits for the writers under way and holds the next ones back for the
    /// moment of reading.</remarks>
    public static Task<FigureReader> OpenWithoutWritersAsync(IQuerySession session, CancellationToken token) =>
        OpenAsync(session, StoredEvents.HoldWriters, token);

    public static Task<FigureReader> OpenAsync(IQuerySession session, CancellationToken token) => OpenAsync(session, null, token);

    /// <summary>A reader that includes at least a sequence; waits briefly for it.</summary>
    /// <exception cref="RefusedException">503 when it has not come within two seconds.</exception>
    public static async Task<FigureReader> OpenAsync(IQuerySession session, long? minSequence, TimeProvider clock, CancellationToken token)
    {
        var started = clock.GetTimestamp();
        while (true)
        {
            var reader = await OpenAsync(session, token);
            if (reader.IncludesSequence >= (minSequence ?? 0))
            {
                return reader;
            }

            await reader.DisposeAsync();
            if (clock.GetElapsedTime(started) > TimeSpan.FromSeconds(2))
            {
                throw new RefusedException(HttpRefusals.SequenceNotReached, 503);
            }

            await Task.Delay(TimeSpan.FromMilliseconds(50), clock, token);
        }
    }

    /// <summary>The scope with the events named that its sequence leaves out; few, as they were recorded in the moment of the
    /// release.</summary>
    private async Task<FigureScope> PinnedAsync(FigureScope scope, CancellationToken token)
    {
        if (scope.Sequence is not { } sequence || scope.Later.Count > 0)
        {
            return scope;
        }

        if (pinned is not var (known, later) || known != (sequence, scope.KnownAt))
        {
            await using var command = new NpgsqlCommand(
                StoredEvents.LaterButKnown, connection, transaction);
            command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = scope.District });
            command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = sequence });
            command.Parameters.Add(
                new NpgsqlParameter
                {
                    Value = (object?)scope.KnownAt?.ToUniversalTime()
                ?? DBNull.Value,
                    NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.TimestampTz
                });
            var found = new List<Guid>();
            await using var rows = await command.ExecuteReaderAsync(token);
            while (await rows.ReadAsync(token))
            {
                found.Add(rows.GetGuid(0));
            }

            pinned = ((sequence, scope.KnownAt), later = found);
        }

        return scope with { Later = later };
    }

    public async ValueTask DisposeAsync()
    {
        if (borrowed)
        {
            memory.Dispose();
            return;
        }

        await transaction.DisposeAsync();
        await connection.DisposeAsync();
    }
}
