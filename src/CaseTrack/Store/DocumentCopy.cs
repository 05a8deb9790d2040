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
            // Without waiting: asking whether to stop at every value takes longer than writing it.
            copy.StartRow();
            copy.Write(district, NpgsqlDbType.Varchar);
            if (row.Id is Guid id)
            {
                copy.Write(id, key);
            }
            else
            {
                copy.Write((string)row.Id, key);
            }

            copy.Write(serializer.ToJson(row.Document), NpgsqlDbType.Jsonb);
            copy.Write(row.Document.GetType().FullName!, NpgsqlDbType.Varchar);

            // A record did not change because it was built again: whoever asks what changed since finds the day of its last event.
            copy.Write(row.ChangedAt.ToUniversalTime(), NpgsqlDbType.TimestampTz);
            if (row.Version is { } version)
            {
                copy.Write(version, NpgsqlDbType.Bigint);
            }
        }

        await copy.CompleteAsync(token);
    }
}
