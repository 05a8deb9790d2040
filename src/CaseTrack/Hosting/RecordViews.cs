using System.Linq.Expressions;
using CaseTrack.Access;
using CaseTrack.Clocks;
using CaseTrack.Clocks.Silence;
using CaseTrack.Procedures;
using Marten;
using Microsoft.AspNetCore.Http;

namespace CaseTrack.Hosting;

/// <summary>A record as read.</summary>
/// <param name="Record">As it stands.</param>
/// <param name="Actions">What the caller can do now, by the noun of its path.</param>
/// <param name="Acts">The same, each with what it still needs.</param>
/// <param name="Held">What belongs to this stage and nobody can do yet, and why.</param>
public sealed record RecordView<T>(T Record, IReadOnlyList<string> Actions, IReadOnlyList<OpenAct> Acts, IReadOnlyList<HeldAct> Held);

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
        return await ViewAsync(record, [.. record.Actions.Select(x => new OpenAct(x, null, null, null, ActFields.Needed(T.Kind, x)))], [], context, session, token);
    }

    /// <summary>A case, with what can be done upon it as time has left it: what silence has brought about is taken as done, for the next act finds it so.</summary>
    /// <exception cref="RefusedException">404 when the caller's district has no such case.</exception>
    public static async Task<RecordView<T>> CaseAsync<T>(Guid id, HttpContext context, IQuerySession session, TermRules rules, TimeProvider clock, CancellationToken token)
        where T : class, ICaseRecord<T>, ICaseFile
    {
        var record = await session.LoadAsync<T>(id, token) ?? throw new RefusedException(HttpRefusals.NotFound, 404);
        var rulebook = await session.RulebookAsync(rules, token);
        var today = Today.Of(clock);
        var now = record;
        while (RaiseDueHandler.Next(now, rulebook, today.Date) is { } happened)
        {
            now = T.Fold(now, id, happened);
        }

        return await ViewAsync(record, now.OpenActs(rulebook, today), now.HeldActs(rulebook, today), context, session, token);
    }

    /// <summary>The acts that the gate lets this caller do.</summary>
    private static async Task<RecordView<T>> ViewAsync<T>(
        T record, IReadOnlyList<OpenAct> acts, IReadOnlyList<HeldAct> held, HttpContext context, IQuerySession session, CancellationToken token) where T : class, ICaseRecord<T>
    {
        context.Response.Headers.ETag = EntityTags.Of(record.Version);
        var viewer = Viewer.Of(context);
        var open = new List<OpenAct>(acts.Count);
        foreach (var ruled in acts.ToLookup(x => AccessRules.Of($"{T.Kind}/{{id}}/{x.Act}", "POST")))
        {
            if (await viewer.MayActAsync(ruled.Key, T.Kind, record.Id, session, token))
            {
                open.AddRange(ruled);
            }
        }

        open = [.. acts.Where(open.Contains)];
        return new RecordView<T>(record, [.. open.Select(x => x.Act)], open, held);
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
