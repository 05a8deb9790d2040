using CaseTrack.Terms;
using Marten;
using Wolverine;

namespace CaseTrack.Clocks.Notices;

/// <summary>The calendar has changed: find the cases whose terms move.</summary>
public sealed record MoveDeadlines(Guid Notice);

/// <summary>Move the terms of one case.</summary>
public sealed record MoveDeadlinesOf(string Kind, Guid RecordId, Guid Notice);

public static class MoveDeadlinesHandler
{
    public static async Task<OutgoingMessages> Handle(
        MoveDeadlines message, IQuerySession session, TermRules rules, CancellationToken token)
    {
        var movements = await Movements.FindAsync(session, await session.RulebookAsync(rules, token), token);
        return [.. movements.Select(x => (x.Kind, x.RecordId)).Distinct()
            .Select(x => new MoveDeadlinesOf(x.Kind, x.RecordId, message.Notice))];
    }

    /// <summary>One event for each term that moves. A repeat finds the list already right and adds nothing.</summary>
    public static async Task Handle(
        MoveDeadlinesOf message, IDocumentSession session, TermRules rules, TimeProvider clock, CancellationToken token)
    {
        var kind = RecordKind.Named(message.Kind);
        var rulebook = await session.RulebookAsync(rules, token);
        var listed = (await session.Query<Deadline>().Where(x => x.RecordId == message.RecordId && x.EndedOn == null && x.DueOn != null)
            .ToListAsync(token)).ToDictionary(x => x.Term);
        var today = Today.Of(clock).Date;
        session.LastModifiedBy = Silence.RaiseDueHandler.Actor;
        await kind.AppendAsync(session, message.RecordId, file =>
        {
            var moved = rulebook.Terms(file)
                .FirstOrDefault(x => listed.TryGetValue(x.Key, out var was) && (was.DueOn != x.DueOn || was.Provisional != x.Provisional));
            return moved is not null && listed.Remove(moved.Key, out var before)
                ? kind.DeadlineMoved(today, moved.Key, before.DueOn, moved.DueOn, message.Notice)
                : null;
        }, token);
    }
}
