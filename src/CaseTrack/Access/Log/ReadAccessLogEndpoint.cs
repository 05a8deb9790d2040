using CaseTrack.Http;
using Marten;
using Microsoft.AspNetCore.Http;

namespace CaseTrack.Access.Log;

/// <summary>查阅记录的一页, the latest first.</summary>
public sealed record AccessPage(IReadOnlyList<AccessEntry> Entries, string? Next = null);

public static class ReadAccessLogEndpoint
{
    private const string None = "none";

    /// <summary>查阅记录: who looked at what, when and what for. For auditors.</summary>
    /// <remarks><c>district=none</c> are the lines that belong to no district, for the auditors of every one: attempts to sign in under
    /// names nobody has. They name nobody.</remarks>
    [WolverineGet("/api/v1/access-log")]
    public static async Task<AccessPage> Get(HttpContext context, IDocumentStore store, CancellationToken token)
    {
        var filters = Filters.Of(context, "actor", "action", "record", "since", "until", "limit", "after", "district");
        var own = filters.Text("district") switch
        {
            null => true,
            None => false,
            _ => throw new RefusedException(HttpRefusals.BadFilter, 400, "/district"),
        };
        await using var session = store.QuerySession(own ? Viewer.Of(context).Caller.District : AccessLog.NoDistrict);
        IQueryable<AccessEntry> query = session.Query<AccessEntry>();
        if (filters.Text("actor") is { } actor)
        {
            query = query.Where(x => x.Actor == actor);
        }

        if (filters.Value<AccessAction>("action") is { } action)
        {
            query = query.Where(x => x.Action == action);
        }

        if (filters.Id("record") is { } record)
        {
            query = query.Where(x => x.Record == record);
        }

        if (filters.Instant("since") is { } since)
        {
            query = query.Where(x => x.At >= since);
        }

        if (filters.Instant("until") is { } until)
        {
            query = query.Where(x => x.At <= until);
        }

        var (rows, next) = await SeenPages.PageAsync(
            query.OrderByDescending(x => x.At).ThenByDescending(x => x.Id), filters, context, token);
        return new(rows, next);
    }
}
