using Marten;
using Microsoft.AspNetCore.Http;

namespace CaseTrack.Access;

/// <summary>Lists of what belongs to records: a row is shown to whoever may know of its record, by the same predicate.</summary>
public static class SeenPages
{
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
