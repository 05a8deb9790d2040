using System.Linq.Expressions;
using CaseTrack.Http;
using Marten;
using Marten.Linq.LastModified;
using Microsoft.AspNetCore.Http;

namespace CaseTrack.Access;

/// <summary>A page of records.</summary>
public sealed record RecordPage<T>(IReadOnlyList<T> Records, string? Next);

/// <summary>How lists of any kind of record are read.</summary>
public static class RecordPages
{
    /// <summary>A page in order of a day and the id, the latest first; <c>order=oldest</c> begins with the earliest.</summary>
    public static async Task<RecordPage<T>> PageAsync<T>(
        IQuerySession session, IQueryable<T> query, Expression<Func<T, DateOnly>> day, HttpContext context, Filters filters,
        CancellationToken token)
        where T : class, ICaseRecord<T>
    {
        var limit = filters.Limit();
        var newest = filters.Text("order") switch
        {
            null or "newest" => true,
            "oldest" => false,
            _ => throw new RefusedException(HttpRefusals.BadFilter, 400, "/order"),
        };
        query = query.SeenBy(await Viewer.Of(context).SightAsync(AccessRules.AreaOf(T.Kind)!.Value, session, token));
        if (filters.Day("from") is { } from)
        {
            query = query.Where(Compared(day, ExpressionType.GreaterThanOrEqual, from));
        }

        if (filters.Day("to") is { } to)
        {
            query = query.Where(Compared(day, ExpressionType.LessThanOrEqual, to));
        }

        if (filters.Instant("changedSince") is { } since)
        {
            var instant = since.ToUniversalTime();
            query = query.Where(x => x.ModifiedSince(instant));
        }

        if (filters.After() is var (last, id))
        {
            var laterDay = Compared(day, newest ? ExpressionType.LessThan : ExpressionType.GreaterThan, last);
            var sameDay = Compared(day, ExpressionType.Equal, last);
            Expression<Func<T, bool>> laterId = newest ? x => x.Id.CompareTo(id) < 0 : x => x.Id.CompareTo(id) > 0;
            var record = day.Parameters[0];

            // Said once more by the day alone, so that the index is entered where the page before ended.
            query = query.Where(Compared(day, newest ? ExpressionType.LessThanOrEqual : ExpressionType.GreaterThanOrEqual, last));
            query = query.Where(Expression.Lambda<Func<T, bool>>(
                Expression.OrElse(laterDay.Body,
                Expression.AndAlso(sameDay.Body, new Renamed(laterId.Parameters[0], record).Visit(laterId.Body))), record));
        }

        query = newest ? query.OrderByDescending(day).ThenByDescending(x => x.Id) : query.OrderBy(day).ThenBy(x => x.Id);
        var records = await query.Take(limit).ToListAsync(token);
        var next = records.Count == 0 ? null : Filters.Next(context, limit, records.Count, day.Reader()(records[^1]), records[^1].Id);
        return new RecordPage<T>(records, next);
    }

    /// <summary>What a list is ordered or shown by, read of a record.</summary>
    /// <remarks>Not compiled: a request reads some fifty records by it, and making a method for them takes longer than reading
    /// them.</remarks>
    public static Func<T, TValue> Reader<T, TValue>(this Expression<Func<T, TValue>> value) => value.Compile(preferInterpretation: true);

    private static Expression<Func<T, bool>> Compared<T>(Expression<Func<T, DateOnly>> day, ExpressionType how, DateOnly value) =>
        Expression.Lambda<Func<T, bool>>(Expression.MakeBinary(how, day.Body, Expression.Constant(value)), day.Parameters);

    private sealed class Renamed(ParameterExpression from, ParameterExpression to) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == from ? to : node;
    }
}
