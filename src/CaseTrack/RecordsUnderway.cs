using System.Runtime.CompilerServices;
using JasperFx.Events;
using Marten;

namespace CaseTrack;

/// <summary>Records as a unit of work leaves them: several events of one record in one transaction, or in one page of a rebuild, follow one another without reading the record again.</summary>
/// <remarks>The session is the key, so nothing outlives a failed transaction.</remarks>
public sealed class RecordsUnderway
{
    private readonly ConditionalWeakTable<IDocumentOperations, Dictionary<Guid, (long Version, object Record)>> underway = [];

    /// <summary>The record before and after an event that is being projected.</summary>
    /// <exception cref="InvalidOperationException">The event was appended blindly: its version is not known yet.</exception>
    public async Task<(RecordKind Kind, object? Before, object After)> AroundAsync(IDocumentOperations operations, IEvent e, ICaseEvent happened, CancellationToken token)
    {
        if (e.Version < 1)
        {
            // A blind append learns its version only in the database, too late to know what the record was before it.
            throw new InvalidOperationException("Events are appended with the version they follow (FetchForWriting); the ledger needs it.");
        }

        var kind = RecordKind.Of(happened);
        var records = underway.GetOrCreateValue(operations);
        var before = records.TryGetValue(e.StreamId, out var known) && known.Version == e.Version - 1
            ? known.Record
            : await kind.BeforeAsync(operations, e, token);
        var after = kind.Fold(before, e.StreamId, happened);
        records[e.StreamId] = (e.Version, after);
        return (kind, before, after);
    }
}
