using CaseTrack.Terms;
using JasperFx.Events;
using JasperFx.Events.Projections;
using Marten;
using Marten.Events.Projections;

namespace CaseTrack.Clocks;

/// <summary>Keeps the list of terms with every event: a clerk who has just acted finds the new day in the list.</summary>
/// <remarks>Only terms an act changes are written. A new notice on days off changes none of them by itself;
/// <see cref="Notices.MoveDeadlines"/> does, one event each.</remarks>
public sealed partial class DeadlineBook : EventProjection, IInlineProjection<IDocumentOperations>
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

    /// <summary>The events of a unit of work: of each record the terms before the first are compared with those after the last.</summary>
    async Task IInlineProjection<IDocumentOperations>.ApplyAsync(
        IDocumentOperations operations, IEnumerable<StreamAction> streams, CancellationToken cancellation)
    {
        foreach (var stream in streams)
        {
            await ApplyAsync(operations, stream.Events, cancellation);
        }
    }

    /// <summary>One event, as a replay by the library asks.</summary>
    public override async ValueTask ApplyAsync(IDocumentOperations operations, IEvent e, CancellationToken cancellation) =>
        await ApplyAsync(operations, [e], cancellation);

    private async Task ApplyAsync(IDocumentOperations operations, IReadOnlyList<IEvent> stream, CancellationToken cancellation)
    {
        (RecordKind Kind, object? Before, object After)? around = null;
        var moved = false;
        foreach (var e in stream)
        {
            if (e.Data is not ICaseEvent happened || !typeof(ICaseFile).IsAssignableFrom(RecordKind.Of(happened).RecordType))
            {
                continue;
            }

            var (kind, before, after) = await records.AroundAsync(operations, e, happened, cancellation);
            around = (kind, around is { } first ? first.Before : before, after);
            moved |= happened is IMovesDeadline;
        }

        if (around is { } whole)
        {
            Write(operations, whole.Kind, whole.Before, whole.After, moved, await operations.RulebookAsync(rules, cancellation));
        }
    }

    private static void Write(
        IDocumentOperations operations, RecordKind kind, object? before, object after, bool moved, Rulebook rulebook)
    {
        var earlier = Terms(before).ToDictionary(x => x.Id);
        foreach (var deadline in Terms(after))
        {
            if (!earlier.Remove(deadline.Id, out var was) || was != deadline || moved)
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
