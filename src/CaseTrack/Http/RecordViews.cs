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
public sealed record HistoryLine(
    long Version, long Sequence, string Event, DateOnly OccurredOn, DateTimeOffset RecordedAt, string? Actor, string? Correlation,
    object Data);

/// <summary>How any kind of record is read.</summary>
public static class RecordViews
{
    /// <exception cref="RefusedException">404 when the caller's district has no such record.</exception>
    public static async Task<RecordView<T>> GetAsync<T>(Guid id, HttpContext context, IQuerySession session, CancellationToken token)
        where T : class, ICaseRecord<T>
    {
        var record = await session.LoadAsync<T>(id, token) ?? throw new RefusedException(HttpRefusals.NotFound, 404);
        context.Response.Headers.ETag = EntityTags.Of(record.Version);
        return new RecordView<T>(
            record, context.Features.Get<OpenActs>() is { } open ? await open(T.Kind, id, record.Actions, session, token) : []);
    }

    /// <exception cref="RefusedException">404 when the caller's district has no such record.</exception>
    public static async Task<RecordHistory> HistoryAsync<T>(Guid id, IQuerySession session, CancellationToken token) where T : class,
        ICaseRecord<T>
    {
        var events = await session.LoadAsync<T>(id, token) is null ? [] : await session.Events.FetchStreamAsync(id, token: token);
        return events.Count == 0
            ? throw new RefusedException(HttpRefusals.NotFound, 404)
            : new RecordHistory(id, [.. events.Select(e => new HistoryLine(
                e.Version, e.Sequence, EventName.Of((ICaseEvent)e.Data), ((ICaseEvent)e.Data).OccurredOn,
                e.Timestamp, e.UserName, e.CorrelationId, e.Data))]);
    }
}
