using CaseTrack.Access;
using CaseTrack.Clocks.Silence;
using CaseTrack.Http;
using Marten;
using Microsoft.AspNetCore.Http;

namespace CaseTrack.Clocks.Lists;

/// <summary>提醒的一页.</summary>
public sealed record ReminderPage(IReadOnlyList<Reminder> Reminders, string? Next = null);

public static class ListRemindersEndpoint
{
    /// <summary>提醒: seven, three, one and no days left, and overdue; the latest first.</summary>
    [WolverineGet("/api/v1/reminders")]
    public static async Task<ReminderPage> Get(HttpContext context, IQuerySession session, CancellationToken token)
    {
        var filters = Filters.Of(context, "unit", "record", "from", "to", "limit", "after");
        IQueryable<Reminder> query = session.Query<Reminder>();
        if (filters.Text("unit") is { } unit)
        {
            query = query.Where(x => x.Unit == unit);
        }

        if (filters.Text("record") is { } text && Guid.TryParse(text, out var record))
        {
            query = query.Where(x => x.RecordId == record);
        }

        if (filters.Day("from") is { } from)
        {
            query = query.Where(x => x.On >= from);
        }

        if (filters.Day("to") is { } to)
        {
            query = query.Where(x => x.On <= to);
        }

        var (rows, next) = await SeenPages.PageAsync(
            query.OrderByDescending(x => x.On).ThenBy(x => x.Id), x => (x.Kind, x.RecordId), filters, context, session, token);
        return new(rows, next);
    }
}
