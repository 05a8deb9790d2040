using System.Linq.Expressions;
using CaseTrack.Http;
using Marten;
using Microsoft.AspNetCore.Http;

namespace CaseTrack.Access;

/// <summary>Lists of what belongs to records: a row is shown to whoever may know of its record, by the same predicate.</summary>
public static class SeenPages
{
    /// <summary>A page of rows within the caller's sight, in the query's order, and the link to the next one.</summary>
    public static async Task<(IReadOnlyList<T> Rows, string? Next)> PageAsync<T>(
        IQueryable<T> ordered, Func<T, (string Kind, Guid Id)> record, Filters filters, HttpContext context, IQuerySession session,
        CancellationToken token)
        where T : notnull
    {
        var (limit, position) = (filters.Limit(), filters.Position());
        var viewer = Viewer.Of(context);
        var page = new List<T>(limit);
        // Often every row is within sight, and one more than the page tells whether there is a next one.
        for (var take = limit + 1; ; take = Math.Clamp(4 * limit, 100, 5000))
        {
            var rows = await ordered.Skip(position).Take(take).ToListAsync(token);
            var seen = new HashSet<object>(
                (await viewer.OfThoseSeenAsync(rows, record, session, token)).Cast<object>(), ReferenceEqualityComparer.Instance);
            foreach (var row in rows)
            {
                if (seen.Contains(row) && page.Count == limit)
                {
                    return (page, Filters.Next(context, position));
                }

                position++;
                if (seen.Contains(row))
                {
                    page.Add(row);
                }
            }

            if (rows.Count < take)
            {
                return (page, null);
            }
        }
    }

    /// <summary>The same of rows that are at hand, in their order.</summary>
    public static async Task<(IReadOnlyList<T> Rows, string? Next)> PageAsync<T>(
        IReadOnlyList<T> ordered, Func<T, (string Kind, Guid Id)> record, Filters filters, HttpContext context, IQuerySession session,
        CancellationToken token)
        where T : class
    {
        var (limit, position) = (filters.Limit(), filters.Position());
        var page = new List<T>(limit);
        foreach (var some in ordered.Skip(position).Chunk(Math.Clamp(4 * limit, 100, 5000)))
        {
            var seen = new HashSet<object>(
                await Viewer.Of(context).OfThoseSeenAsync(some, record, session, token), ReferenceEqualityComparer.Instance);
            foreach (var row in some)
            {
                if (seen.Contains(row) && page.Count == limit)
                {
                    return (page, Filters.Next(context, position));
                }

                position++;
                if (seen.Contains(row))
                {
                    page.Add(row);
                }
            }
        }

        return (page, null);
    }

    /// <summary>A page of what everybody sees who may read the list at all.</summary>
    public static async Task<(IReadOnlyList<T> Rows, string? Next)> PageAsync<T>(
        IQueryable<T> ordered, Filters filters, HttpContext context, CancellationToken token)
        where T : notnull
    {
        var (limit, position) = (filters.Limit(), filters.Position());
        var rows = await ordered.Skip(position).Take(limit + 1).ToListAsync(token);
        return rows.Count <= limit ? (rows, null) : ([.. rows.Take(limit)], Filters.Next(context, position + limit));
    }

    /// <summary>How many rows about records of a kind are within the caller's sight; whoever sees everything is answered by a count
    /// alone.</summary>
    public static async Task<int> CountAsync<T>(
        IQueryable<T> rows, string kind, Expression<Func<T, Guid>> record, HttpContext context, IQuerySession session,
        CancellationToken token)
        where T : notnull
    {
        var viewer = Viewer.Of(context);
        if (AccessRules.AreaOf(kind) is { } area && (await viewer.SightAsync(area, session, token)).Everything)
        {
            return await rows.CountAsync(token);
        }

        var records = await rows.Select(record).ToListAsync(token);
        var seen = await viewer.SeenAsync(kind, records.ToHashSet(), session, token);
        return records.Count(seen.Contains);
    }

    /// <summary>The first rows within the caller's sight, in the query's order.</summary>
    public static async Task<IReadOnlyList<T>> TakeAsync<T>(
        IQueryable<T> ordered, Func<T, (string Kind, Guid Id)> record, int limit, HttpContext context, IQuerySession session,
        CancellationToken token)
        where T : notnull
    {
        var viewer = Viewer.Of(context);
        var seen = new List<T>(limit);
        for (var skip = 0; seen.Count < limit;)
        {
            // A mediator sees few of a district's rows: read on in growing steps.
            var take = Math.Clamp(2 * Math.Max(skip, limit), 100, 5000);
            var rows = await ordered.Skip(skip).Take(take).ToListAsync(token);
            seen.AddRange(await viewer.OfThoseSeenAsync(rows, record, session, token));
            skip += rows.Count;
            if (rows.Count < take)
            {
                break;
            }
        }

        return [.. seen.Take(limit)];
    }
}
