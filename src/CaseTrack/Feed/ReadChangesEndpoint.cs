using CaseTrack.Access;
using CaseTrack.Http;
using Marten;
using Microsoft.AspNetCore.Http;

namespace CaseTrack.Feed;

/// <summary>变动清单的一页.</summary>
/// <param name="Changes">In order of sequence, those the caller may know of.</param>
/// <param name="Next">How far the page has looked: the <c>after</c> of the next one.</param>
public sealed record ChangePage(IReadOnlyList<Change> Changes, long Next);

public static class ReadChangesEndpoint
{
    /// <summary>变动清单: what has happened after a sequence, in order. Metadata only, and only of records the caller may know of.</summary>
    [WolverineGet("/api/v1/events")]
    public static async Task<ChangePage> Get(HttpContext context, IQuerySession session, CancellationToken token)
    {
        var filters = Filters.Of(context, "after", "limit");
        var after = filters.Number("after") ?? 0;
        var limit = filters.Limit();
        var settled = await Proof.Settled.SequenceAsync(session.Database, token);
        var changes = await Changes.ReadAsync(session, after, settled, limit, token);
        var seen = await Viewer.Of(context).OfThoseSeenAsync(changes, x => (x.Kind, x.Record), session, token);
        var next = changes.Count > 0 ? changes[^1].Sequence : after;
        if (changes.Count == limit)
        {
            Filters.Next(context, next);
        }

        return new(seen, next);
    }
}
