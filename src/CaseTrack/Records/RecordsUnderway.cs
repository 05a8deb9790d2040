using System.Runtime.CompilerServices;
using JasperFx.Events;
using Marten;

namespace CaseTrack.Records;

/// <summary>Records as a unit of work leaves them: several events of one record in one transaction follow one another
/// without reading the record again.</summary>
/// <remarks>The session is the key, so nothing outlives a failed transaction. Projections that share one ask the database once.</remarks>
public sealed class RecordsUnderway
{
    private readonly ConditionalWeakTable<IDocumentOperations, Known> underway = [];

    /// <summary>The record before and after an event that is being projected.</summary>
    /// <exception cref="InvalidOperationException">The event was appended blindly: its version is not known yet.</exception>
    public async Task<(RecordKind Kind, object? Before, object After)> AroundAsync(
        IDocumentOperations operations, IEvent e, ICaseEvent happened, CancellationToken token)
    {
        if (e.Version < 1)
        {
            // A blind append learns its version only in the database, too late to know what the record was before it.
            throw new InvalidOperationException("Events are appended with the version they follow (FetchForWriting); the ledger needs it.");
        }

        var known = underway.GetOrCreateValue(operations);
        if (known.Events.TryGetValue(e.Id, out var asked))
        {
            return asked;
        }

        var kind = RecordKind.Of(happened);
        var before = known.Records.TryGetValue(e.StreamId, out var last) && last.Version == e.Version - 1
            ? last.Record
            : await kind.BeforeAsync(operations, e, token);
        var after = kind.Fold(before, e.StreamId, happened);
        known.Records[e.StreamId] = (e.Version, after);
        return known.Events[e.Id] = (kind, before, after);
    }

    private sealed class Known
    {
        public Dictionary<Guid, (RecordKind Kind, object? Before, object After)> Events { get; } = [];

        public Dictionary<Guid, (long Version, object Record)> Records { get; } = [];
    }
}
