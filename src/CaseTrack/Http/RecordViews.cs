using Marten;
using Microsoft.AspNetCore.Http;

namespace CaseTrack.Http;

/// <summary>A record as read.</summary>
/// <param name="Record">As it stands.</param>
/// <param name="Actions">What this caller may do now, by the noun of its path.</param>
public sealed record RecordView<T>(T Record, IReadOnlyList<string> Actions);

/// <summary>A record's history.</summary>
public sealed record RecordHistory(Guid Id, IReadOnlyList<HistoryLine> Events);

/// <summary>One event: what, when it happened, when it was recorded, by whom.</summary>
/// <param name="Version">The record's version with it.</param>
/// <param name="Sequence">Its place among all events.</param>
/// <param name="Event">What happened.</param>
/// <param name="OccurredOn">业务日期.</param>
/// <param name="RecordedAt">When the service recorded it.</param>
/// <param name="Actor">Who entered it.</param>
/// <param name="Correlation">The request, or the act of a device, it came of.</param>
/// <param name="Data">What it says.</param>
/// <param name="MadeAt">设备上办理的时间, as the device's clock had it; absent where it was entered at once.</param>
/// <param name="ClockOff">设备时钟偏差: seconds to add to that.</param>
public sealed record HistoryLine(
    long Version, long Sequence, string Event, DateOnly OccurredOn, DateTimeOffset RecordedAt, string? Actor, string? Correlation,
    object Data, DateTimeOffset? MadeAt = null, long? ClockOff = null);

/// <summary>How any kind of record is read.</summary>
public static class RecordViews
{
    /// <exception cref="RefusedException">404 when the caller's district has no such record.</exception>
    public static async Task<RecordView<T>> GetAsync<T>(Guid id, HttpContext context, IQuerySession session, CancellationToken token)
        where T : class, ICaseRecord<T>
    {
        var record = await LoadAsync<T>(id, context, session, token);
        return new RecordView<T>(
            record, context.Features.Get<OpenActs>() is { } open ? await open(T.Kind, id, record.Actions, session, token) : []);
    }

    /// <summary>The record itself: what the gate has read, where it had to.</summary>
    /// <exception cref="RefusedException">404 when the caller's district has no such record.</exception>
    public static async Task<T> LoadAsync<T>(Guid id, HttpContext context, IQuerySession session, CancellationToken token)
        where T : class, ICaseRecord<T>
    {
        var record = await FindAsync<T>(id, context, session, token) ?? throw new RefusedException(HttpRefusals.NotFound, 404);
        context.Response.Headers.ETag = EntityTags.Of(record.Version);
        return record;
    }

    /// <exception cref="RefusedException">404 when the caller's district has no such record.</exception>
    public static async Task<RecordHistory> HistoryAsync<T>(
        Guid id, HttpContext context, IQuerySession session, CancellationToken token)
        where T : class, ICaseRecord<T>
    {
        var events = await FindAsync<T>(id, context, session, token) is null ? []
            : await session.Events.FetchStreamAsync(id, token: token);
        return events.Count == 0
            ? throw new RefusedException(HttpRefusals.NotFound, 404)
            : new RecordHistory(id, [.. events.Select(Line)]);
    }

    private static async Task<T?> FindAsync<T>(Guid id, HttpContext context, IQuerySession session, CancellationToken token)
        where T : class, ICaseRecord<T> =>
        context.Features.Get<SeenRecord>()?.Record is T seen && seen.Id == id ? seen : await session.LoadAsync<T>(id, token);

    private static HistoryLine Line(JasperFx.Events.IEvent e)
    {
        var (happened, made) = ((ICaseEvent)e.Data, MadeOnDevice.Of(e));
        return new(e.Version, e.Sequence, EventName.Of(happened), happened.OccurredOn, e.Timestamp, e.UserName, e.CorrelationId, e.Data,
            made?.MadeAt, made?.ClockOff);
    }
}
