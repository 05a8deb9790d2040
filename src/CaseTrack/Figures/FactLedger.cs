using CaseTrack.Clocks;
using CaseTrack.Terms;
using JasperFx.Events;
using JasperFx.Events.Projections;
using Marten;
using Marten.Events.Projections;

namespace CaseTrack.Figures;

/// <summary>事实台账. For each event, compares what its record stood for before and after it, and adds the difference as lines.</summary>
/// <remarks>Inline: the lines are in the transaction of the events, so a figure is exact at once. A replay makes them by the same
/// <see cref="FactLine.Between"/> of the same facts (<see cref="ReplayedRecord"/>).</remarks>
public sealed partial class FactLedger : EventProjection, IInlineProjection<IDocumentOperations>
{
    private readonly TermRules rules;
    private readonly RecordsUnderway records;
    private readonly FactShapes shapes;

    public FactLedger(RecordsUnderway records, TermRules rules, FactShapes shapes)
    {
        (this.records, this.rules, this.shapes) = (records, rules, shapes);
        Name = nameof(FactLedger);
        IncludeArchivedEvents = true;
        SchemaObjects.Add(FactLedgerTable.Definition());
        SchemaObjects.Add(FactShape.Definition());
        SchemaObjects.Add(FactBalances.Definition());
        SchemaObjects.Add(FactBalances.StandingDefinition());
        Options.DeleteDataInTableOnTeardown(FactLedgerTable.Name);
        Options.DeleteDataInTableOnTeardown(FactBalances.StandingTable);
    }

    /// <summary>The events of a unit of work: their lines go in one statement.</summary>
    async Task IInlineProjection<IDocumentOperations>.ApplyAsync(
        IDocumentOperations operations, IEnumerable<StreamAction> streams, CancellationToken cancellation)
    {
        var lines = new List<LedgerLine>();
        foreach (var stream in streams)
        {
            lines.AddRange(await LinesAsync(operations, stream.Events, cancellation));
        }

        await WriteAsync(operations, lines, cancellation);
    }

    /// <summary>One event, as a replay by the library asks: its lines come late, and balances of others would lack them.</summary>
    public override async ValueTask ApplyAsync(IDocumentOperations operations, IEvent e, CancellationToken cancellation)
    {
        await WriteAsync(operations, await LinesAsync(operations, [e], cancellation), cancellation);
        operations.QueueSqlCommand(FactBalances.TakeAwayLater, e.TenantId);
    }

    /// <summary>The lines of events of one record, in their order: what each leaves behind is what the next one finds.</summary>
    private async Task<List<LedgerLine>> LinesAsync(
        IDocumentOperations operations, IReadOnlyList<IEvent> stream, CancellationToken cancellation)
    {
        var lines = new List<LedgerLine>();
        Fact[]? before = null;
        foreach (var e in stream)
        {
            if (e.Data is ICaseEvent happened)
            {
                var (kind, earlier, after) = await records.AroundAsync(operations, e, happened, cancellation);
                var known = await operations.RulebooksAsync(rules, cancellation);
                Fact[] now = [.. TermFacts.Of(kind, after, known)];
                lines.AddRange(FactLine.Between(before ?? [.. TermFacts.Of(kind, earlier, known)], now)
                    .Select((line, number) => new LedgerLine(e, number, kind.Name, line)));
                before = now;
            }
        }

        return lines;
    }

    private async Task WriteAsync(IDocumentOperations operations, List<LedgerLine> lines, CancellationToken cancellation)
    {
        if (lines.Count > 0)
        {
            await shapes.AddAsync(lines, cancellation);
            operations.QueueSqlCommand(FactLedgerTable.Insert, FactLedgerTable.Columns(lines));
        }
    }
}
