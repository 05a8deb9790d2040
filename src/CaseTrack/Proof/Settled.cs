using CaseTrack.Store;
using Marten.Storage;
using Npgsql;

namespace CaseTrack.Proof;

/// <summary>The sequence up to which every event is in the database, and none can still arrive.</summary>
public static class Settled
{
    /// <remarks>Every append touches its stream's row first; the lock waits for those under way and is gone at once.</remarks>
    public static async Task<long> SequenceAsync(IMartenDatabase database, CancellationToken token)
    {
        await using var connection = database.CreateConnection();
        await connection.OpenAsync(token);
        await using var transaction = await connection.BeginTransactionAsync(token);
        await using (var locking = new NpgsqlCommand(StoredEvents.HoldWriters, connection, transaction))
        {
            await locking.ExecuteNonQueryAsync(token);
        }

        await using var command = new NpgsqlCommand(StoredEvents.Highest, connection, transaction);
        var settled = (long)(await command.ExecuteScalarAsync(token))!;
        await transaction.CommitAsync(token);
        return settled;
    }
}
