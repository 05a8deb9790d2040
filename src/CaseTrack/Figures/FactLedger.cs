using System.Runtime.CompilerServices;
using JasperFx.Events;
using Marten;
using Marten.Events.Projections;

namespace CaseTrack.Figures;

/// <summary>事实台账. For each event, compares what its record stood for before and after it, and adds the difference as lines.</summary>
/// <remarks>Inline: the lines are in the transaction of the events, so a figure is exact at once. The same code rebuilds it.</remarks>
public sealed partial class FactLedger : EventProjection
{
    // Records as this unit of work has left them: several events of one record in one transaction, or in one page of a rebuild,
    // follow one another without reading the record again. The session is the key, so nothing outlives a failed transaction.
    private readonly ConditionalWeakTable<IDocumentOperations, Dictionary<Guid, (long Version, object Record)>> underway = [];

    public FactLedger()
    {
        Name = nameof(FactLedger);
        IncludeArchivedEvents = true;
        SchemaObjects.Add(FactLedgerTable.Definition());
        Options.DeleteDataInTableOnTeardown(FactLedgerTable.Name);
    }

    public override async ValueTask ApplyAsync(IDocumentOperations operations, IEvent e, CancellationToken cancellation)
    {
        if (e.Data is not ICaseEvent happened)
        {
            return;
        }

        if (e.Version < 1)
        {
            // A blind append learns its version only in the database, too late to know what the record was before it.
            throw new InvalidOperationException("Events are appended with the version they follow (FetchForWriting); the ledger needs it.");
        }

        var kind = RecordKind.Of(happened);
        var records = underway.GetOrCreateValue(operations);
        var before = records.TryGetValue(e.StreamId, out var known) && known.Version == e.Version - 1
            ? known.Record
            : await kind.BeforeAsync(operations, e, cancellation);
        var after = kind.Fold(before, e.StreamId, happened);
        records[e.StreamId] = (e.Version, after);

        var number = 0;
        foreach (var line in FactLine.Between(kind.Facts(before), kind.Facts(after)))
        {
            operations.QueueSqlCommand(FactLedgerTable.Insert, FactLedgerTable.Values(e, number++, kind.Name, line));
        }
    }
}
