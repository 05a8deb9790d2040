using CaseTrack.Clocks;
using CaseTrack.Store;
using Marten;
using Npgsql;
using NpgsqlTypes;

namespace CaseTrack.Figures;

/// <summary>Writes what records came to, in bulk: their lines in the ledger, themselves, their terms. They must not be there.</summary>
public static class ReplayedRows
{
    /// <param name="built">The records.</param>
    /// <param name="connection">Whose transaction has their events.</param>
    /// <param name="serializer">As documents are written.</param>
    /// <param name="district">Where.</param>
    /// <param name="token">Cancellation.</param>
    public static async Task WriteAsync(
        IReadOnlyList<ReplayedRecord> built, NpgsqlConnection connection, ISerializer serializer, string district, CancellationToken token)
    {
        await using (var copy = await connection.BeginBinaryImportAsync(FactLedgerTable.Copy, token))
        {
            foreach (var line in built.SelectMany(x => x.Lines))
            {
                await FactLedgerTable.WriteAsync(copy, line, token);
            }

            await copy.CompleteAsync(token);
        }

        foreach (var some in built.GroupBy(x => x.Kind))
        {
            await CopyAsync(StoredDocuments.CopyRevisions(some.Key.RecordType.Name), NpgsqlDbType.Uuid,
                some.Select(x => new Row(x.Id, x.Record, x.ChangedAt, x.Version)));
        }

        await CopyAsync(StoredDocuments.Copy(nameof(Deadline)), NpgsqlDbType.Varchar,
            built.SelectMany(x => x.Deadlines.Select(y => new Row(y.Id, y, x.ChangedAt, null))));

        async Task CopyAsync(string statement, NpgsqlDbType key, IEnumerable<Row> rows)
        {
            await using var copy = await connection.BeginBinaryImportAsync(statement, token);
            foreach (var row in rows)
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

    private readonly record struct Row(object Id, object Document, DateTimeOffset ChangedAt, long? Version);
}
