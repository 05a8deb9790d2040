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
    /// <param name="store">Whose records they are.</param>
    /// <param name="district">Where.</param>
    /// <param name="token">Cancellation.</param>
    public static async Task WriteAsync(
        IReadOnlyList<ReplayedRecord> built, NpgsqlConnection connection, IDocumentStore store, string district, CancellationToken token)
    {
        var serializer = store.Options.Serializer();
        LedgerLine[] lines = [.. built.SelectMany(x => x.Lines)];
        await FactShapes.Of(store).AddAsync(lines, token);
        await FactLedgerTable.WriteAsync(connection, lines, token);
        foreach (var some in built.GroupBy(x => x.Kind))
        {
            await DocumentCopy.WriteAsync(
                connection, StoredDocuments.CopyRevisions(some.Key.RecordType.Name), NpgsqlDbType.Uuid, district,
                some.Select(x => new CopiedDocument(x.Id, x.Record, x.ChangedAt, x.Version)), serializer, token);
        }

        await DocumentCopy.WriteAsync(connection, StoredDocuments.Copy(nameof(Deadline)), NpgsqlDbType.Varchar, district,
            built.SelectMany(x => x.Deadlines.Select(y => new CopiedDocument(y.Id, y, x.ChangedAt))), serializer, token);
    }
}
