using Marten;
using Npgsql;
using NpgsqlTypes;

namespace CaseTrack.Store;

/// <summary>A document as a row.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Document">What it says.</param>
/// <param name="ChangedAt">When it was last changed.</param>
/// <param name="Version">How many events made it; null where none did.</param>
public readonly record struct CopiedDocument(object Id, object Document, DateTimeOffset ChangedAt, long? Version = null);

/// <summary>Writes documents that are not there yet, in bulk.</summary>
public static class DocumentCopy
{
    /// <param name="connection">In a transaction.</param>
    /// <param name="statement"><see cref="StoredDocuments.Copy"/>, or <see cref="StoredDocuments.CopyRevisions"/> where there are
    /// versions.</param>
    /// <param name="key">What their ids are.</param>
    /// <param name="district">Where.</param>
    /// <param name="documents">Documents of one kind.</param>
    /// <param name="serializer">As documents are written.</param>
    /// <param name="token">Cancellation.</param>
    public static async Task WriteAsync(
        NpgsqlConnection connection, string statement, NpgsqlDbType key, string district, IEnumerable<CopiedDocument> documents,
        ISerializer serializer, CancellationToken token)
    {
        await using var copy = await connection.BeginBinaryImportAsync(statement, token);
        foreach (var row in documents)
        {
            await copy.StartRowAsync(token);
            await copy.WriteAsync(district, NpgsqlDbType.Varchar, token);
            await copy.WriteAsync(row.Id, key, token);
            await copy.WriteAsync(serializer.ToJson(row.Document), NpgsqlDbType.Jsonb, token);
            await copy.WriteAsync(row.Document.GetType().FullName!, NpgsqlDbType.Varchar, token);

            // A record did not change because it was built again: whoever asks what changed since finds the day of its last event.
            await copy.WriteAsync(row.ChangedAt.ToUniversalTime(), NpgsqlDbType.TimestampTz, token);
            if (row.Version is { } version)
            {
                await copy.WriteAsync(version, NpgsqlDbType.Bigint, token);
            }
        }

        await copy.CompleteAsync(token);
    }
}
