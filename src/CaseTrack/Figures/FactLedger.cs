using CaseTrack.Clocks;
using CaseTrack.Terms;
using JasperFx.Events;
using Marten;
using Marten.Events.Projections;

namespace CaseTrack.Figures;

/// <summary>事实台账. For each event, compares what its record stood for before and after it, and adds the difference as lines.</summary>
/// <remarks>Inline: the lines are in the transaction of the events, so a figure is exact at once. A replay makes them by the same
/// <see cref="FactLine.Between"/> of the same facts (<see cref="ReplayedRecord"/>).</remarks>
public sealed partial class FactLedger : EventProjection
{
    private readonly TermRules rules;
    private readonly RecordsUnderway records;

    public FactLedger(RecordsUnderway records, TermRules rules)
    {
        (this.records, this.rules) = (records, rules);
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

        var (kind, before, after) = await records.AroundAsync(operations, e, happened, cancellation);
        var known = await operations.RulebooksAsync(rules, cancellation);
        FactLine[] lines = [.. FactLine.Between(TermFacts.Of(kind, before, known), TermFacts.Of(kind, after, known))];
        if (lines.Length > 0)
        {
            operations.QueueSqlCommand(FactLedgerTable.Insert, FactLedgerTable.Columns(e, kind.Name, lines));
        }
    }
}
