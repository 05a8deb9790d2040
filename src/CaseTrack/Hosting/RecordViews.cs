using System.Linq.Expressions;
using CaseTrack.Access;
using Marten;
using Microsoft.AspNetCore.Http;

namespace CaseTrack.Hosting;

/// <summary>A record as read.</summary>
/// <param name="Record">As it stands.</param>
/// <param name="Actions">What may be done now, by the noun of its path.</param>
public sealed record RecordView<T>(T Record, IReadOnlyList<string> Actions);

/// <summary>A page of records.</summary>
public sealed record RecordPage<T>(IReadOnlyList<T> Records, string? Next);

/// <summary>A record's history.</summary>
public sealed record RecordHistory(Guid Id, IReadOnlyList<HistoryLine> Events);

/// <summary>One event: what, when it happened, when it was recorded, by whom.</summary>
public sealed record HistoryLine(
    long Version, long Sequence, string Event, DateOnly OccurredOn, DateTimeOffset RecordedAt, string? Actor, string? Correlation, object Data);

/// <summary>How any kind of record is read.</summary>
public static class RecordViews
{
    /// <exception cref="RefusedException">404 when the caller's district has no such record.</exception>
    public static async Task<RecordView<T>> GetAsync<T>(Guid id, HttpContext context, IQuerySession session, CancellationToken token)
        where T : class, ICaseRecord<T>
    {
        var record = await session.LoadAsync<T>(id, token) ?? throw new RefusedException(HttpRefusals.NotFound, 404);
        context.Response.Headers.ETag = EntityTags.Of(record.Version);
        return new RecordView<T>(record, record.Actions);
    }

    /// <summary>A page in order of a day and the id.</summary>
    public static async Task<RecordPage<T>> PageAsync<T>(
        IQuerySession session, IQueryable<T> query, Expression<Func<T, DateOnly>> day, HttpContext context, Filters filters, CancellationToken token)
        where T : class, ICaseRecord<T>
    {
        var limit = filters.Limit();
        query = query.SeenBy(await Viewer.Of(context).SightAsync(AccessRules.AreaOf(T.Kind)!.Value, session, token));
        if (filters.Day("from") is { } from)
        {
            query = query.Where(Compared(day, ExpressionType.GreaterThanOrEqual, from));
        }

        if (filters.Day("to") is { } to)
        {
            query = query.Where(Compared(day, ExpressionType.LessThanOrEqual, to));
        }

        if (filters.After() is var (last, id))
        {
            var laterDay = Compared(day, ExpressionType.GreaterThan, last);
            var sameDay = Compared(day, ExpressionType.Equal, last);
            Expression<Func<T, bool>> laterId = x => x.Id.CompareTo(id) > 0;
            var record = day.Parameters[0];
            query = query.Where(Expression.Lambda<Func<T, bool>>(
                Expression.OrElse(laterDay.Body, Expression.AndAlso(sameDay.Body, new Renamed(laterId.Parameters[0], record).Visit(laterId.Body))), record));
        }

        var records = await query.OrderBy(day).ThenBy(x => x.Id).Take(limit).ToListAsync(token);
        var next = records.Count == 0 ? null : Filters.Next(context, limit, records.Count, day.Compile()(records[^1]), records[^1].Id);
        return new RecordPage<T>(records, next);
    }

    /// <exception cref="RefusedException">404 when the caller's district has no such record.</exception>
    public static async Task<RecordHistory> HistoryAsync<T>(Guid id, IQuerySession session, CancellationToken token) where T : class, ICaseRecord<T>
    {
        var events = await session.LoadAsync<T>(id, token) is null ? [] : await session.Events.FetchStreamAsync(id, token: token);
        return events.Count == 0
            ? throw new RefusedException(HttpRefusals.NotFound, 404)
            : new RecordHistory(id, [.. events.Select(e => new HistoryLine(
                e.Version, e.Sequence, EventName.Of((ICaseEvent)e.Data), ((ICaseEvent)e.Data).OccurredOn,
                e.Timestamp, e.UserName, e.CorrelationId, e.Data))]);
    }

    private static Expression<Func<T, bool>> Compared<T>(Expression<Func<T, DateOnly>> day, ExpressionType how, DateOnly value) =>
        Expression.Lambda<Func<T, bool>>(Expression.MakeBinary(how, day.Body, Expression.Constant(value)), day.Parameters);

    private sealed class Renamed(ParameterExpression from, ParameterExpression to) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == from ? to : node;
    }
}
