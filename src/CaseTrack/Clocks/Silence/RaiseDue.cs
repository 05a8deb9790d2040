using CaseTrack.Terms;
using Marten;

namespace CaseTrack.Clocks.Silence;

/// <summary>期满处理: what time has brought about in one case, and whom to remind.</summary>
public sealed record RaiseDue(string Kind, Guid RecordId);

/// <summary>期限提醒. Raised once for each term, last day and number of days left.</summary>
public sealed record Reminder
{
    /// <summary>Term, last day and days left.</summary>
    public required string Id { get; init; }

    public required string Kind { get; init; }
    public Guid RecordId { get; init; }
    public required string Unit { get; init; }
    public required string Term { get; init; }
    public required string Chinese { get; init; }
    public required string English { get; init; }
    public DateOnly DueOn { get; init; }

    /// <summary>剩余天数 on that day; −1 is overdue.</summary>
    public int DaysLeft { get; init; }

    /// <summary>The day it belongs to, whenever the program got round to it.</summary>
    public DateOnly On { get; init; }

    public DateTimeOffset RaisedAt { get; init; }
}

public static class RaiseDueHandler
{
    /// <summary>Who is named in the history of an event that nobody entered.</summary>
    public const string Actor = "期限 (clock)";

    public static async Task Handle(RaiseDue message, IDocumentSession session, TermRules rules, TimeProvider clock, PassingOfTime time, CancellationToken token)
    {
        var now = clock.GetUtcNow();
        var today = await time.TodayAsync(session, token);
        var rulebook = await session.RulebookAsync(rules, token);
        session.LastModifiedBy = Actor;
        ICaseFile? file = null;
        await RecordKind.Named(message.Kind).AppendAsync(session, message.RecordId, x => (file = x).Dossier.UnderEntry ? null : Next(x, rulebook, today), token);
        if (file is null or { Dossier.UnderEntry: true })
        {
            return;
        }

        // From the case as silence leaves it: a deemed acceptance has just started terms of its own.
        var wanted = rulebook.Terms(file).SelectMany(x => Reminders(Deadline.Of(x, message.Kind, file), today, now)).ToDictionary(x => x.Id);
        foreach (var raised in await session.LoadManyAsync<Reminder>(token, [.. wanted.Keys]))
        {
            wanted.Remove(raised.Id);
        }

        session.Insert(wanted.Values.ToArray());
    }

    /// <summary>The next thing silence has brought about by today, in the order of the days it belongs to.</summary>
    public static ICaseEvent? Next(ICaseFile file, Rulebook rulebook, DateOnly today) => rulebook.Terms(file)
        .Where(x => x is { State: TermState.Running, Rule.Silence: not null } && x.DueOn < today)
        .OrderBy(x => x.SilenceOn)
        .Select(x => file.BySilence(x, x.SilenceOn!.Value))
        .FirstOrDefault(x => x is not null);

    /// <summary>Every reminder of a running term whose day has come.</summary>
    public static IEnumerable<Reminder> Reminders(Deadline deadline, DateOnly today, DateTimeOffset now)
    {
        if (deadline is not { State: TermState.Running, DueOn: { } due })
        {
            yield break;
        }

        foreach (var left in DayBeginsHandler.RemindedAt)
        {
            var on = due.AddDays(-left);
            if (on > today || on <= deadline.StartOn || (left < 0 && deadline.Window))
            {
                continue;
            }

            yield return new Reminder
            {
                Id = $"{deadline.Id}@{due:yyyy-MM-dd}{(left < 0 ? "+overdue" : $"-{left}")}",
                Kind = deadline.Kind,
                RecordId = deadline.RecordId,
                Unit = deadline.Unit,
                Term = deadline.Term,
                Chinese = deadline.Chinese,
                English = deadline.English,
                DueOn = due,
                DaysLeft = left,
                On = on,
                RaisedAt = now,
            };
        }
    }
}
