using CaseTrack.Store;
using Marten;
using Npgsql;
using Wolverine;

namespace CaseTrack.Clocks.Silence;

/// <summary>新的一天: looks for terms that ran out, and for reminders that are due. Scheduled from day to day, and once at every
/// start.</summary>
public sealed record DayBegins;

/// <summary>已巡查的日期. Whoever stores it first has the day; a second node, or a second message, finds it and does nothing.</summary>
public sealed record DayBegun
{
    /// <summary>yyyy-MM-dd, Asia/Shanghai.</summary>
    public required string Id { get; init; }

    public static string IdOf(DateOnly day) => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}

public static class DayBeginsHandler
{
    /// <summary>The days left at which somebody is reminded; −1 is the first day overdue.</summary>
    public static readonly int[] RemindedAt = [7, 3, 1, 0, -1];

    public static async Task<OutgoingMessages> Handle(
        DayBegins message, Envelope envelope, IDocumentSession session, TimeProvider clock, PassingOfTime time, CancellationToken token)
    {
        var messages = new OutgoingMessages();
        var now = clock.GetUtcNow();
        var today = await time.TodayAsync(session, token);
        var day = DayBegun.IdOf(today);
        var begun = await session.LoadAsync<DayBegun>(day, token) is not null;
        if (begun && envelope.Attempts <= 1)
        {
            if (Today.At(now).Date > today)
            {
                // This process is ahead of its database, whose next day begins without it saying so.
                messages.Delay(new DayBegins(), TimeSpan.FromHours(1));
            }

            return messages;
        }

        // A repeat may find what the first attempt has stored without being told so: its messages lie there, and nobody handles them.
        if (!begun)
        {
            session.Insert(new DayBegun { Id = day });
        }

        await using var command = new NpgsqlCommand(StoredDocuments.DueCases);
        command.Parameters.Add(new NpgsqlParameter<DateOnly> { TypedValue = today.AddDays(RemindedAt.Max()) });
        await using var rows = await session.ExecuteReaderAsync(command, token);
        while (await rows.ReadAsync(token))
        {
            messages.Add(new RaiseDue(rows.GetString(1), rows.GetGuid(2)).WithTenantId(rows.GetString(0)));
        }

        messages.Add(new Access.Log.PurgeAccessLog());
        messages.Add(new Access.Drafts.PurgeDraftCopies());
        var midnight = new DateTimeOffset(Today.At(now).Date.AddDays(1), TimeOnly.MinValue, Today.ShanghaiOffset);
        messages.Delay(new DayBegins(), midnight - now);
        return messages;
    }
}
