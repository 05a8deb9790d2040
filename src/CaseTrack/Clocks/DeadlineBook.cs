using CaseTrack.Terms;
using JasperFx.Events;
using Marten;
using Marten.Events.Projections;

namespace CaseTrack.Clocks;

/// <summary>Keeps the list of terms with every event: a clerk who has just acted finds the new day in the list.</summary>
/// <remarks>Only terms an act changes are written. A new notice on days off changes none of them by itself;
/// <see cref="Notices.MoveDeadlines"/> does, one event each.</remarks>
public sealed partial class DeadlineBook : EventProjection
{
    private readonly TermRules rules;
    private readonly RecordsUnderway records;

    public DeadlineBook(RecordsUnderway records, TermRules rules)
    {
        (this.records, this.rules) = (records, rules);
        Name = nameof(DeadlineBook);
        IncludeArchivedEvents = true;
        Options.DeleteViewTypeOnTeardown<Deadline>();
    }

    public override async ValueTask ApplyAsync(IDocumentOperations operations, IEvent e, CancellationToken cancellation)
    {
        if (e.Data is not ICaseEvent happened || !typeof(ICaseFile).IsAssignableFrom(RecordKind.Of(happened).RecordType))
        {
            return;
        }

        var rulebook = await operations.RulebookAsync(rules, cancellation);
        var (kind, before, after) = await records.AroundAsync(operations, e, happened, cancellation);
        var earlier = Terms(before).ToDictionary(x => x.Id);
        foreach (var deadline in Terms(after))
        {
            if (!earlier.Remove(deadline.Id, out var was) || was != deadline || happened is IMovesDeadline)
            {
                operations.Store(deadline);
            }
        }

        foreach (var gone in earlier.Keys)
        {
            operations.Delete<Deadline>(gone);
        }

        IEnumerable<Deadline> Terms(object? record) =>
            record is ICaseFile file ? rulebook.Terms(file).Select(x => Deadline.Of(x, kind.Name, file)) : [];
    }
}
