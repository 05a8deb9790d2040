using CaseTrack.Access;
using CaseTrack.Http;
using Marten;
using Microsoft.AspNetCore.Http;

namespace CaseTrack.Releases;

/// <summary>A release in a list, without its figures.</summary>
public sealed record ReleaseRow(
    Guid Id, int Year, DateOnly From, DateOnly To, ReleaseStage Stage, DateOnly DraftedOn, string DraftedBy, string? ApprovedBy,
    DateTimeOffset? ApprovedAt, Guid? SupersededBy);

/// <summary>发布列表.</summary>
public sealed record ReleaseList(IReadOnlyList<ReleaseRow> Releases, string? Next = null);

public static class ListReleasesEndpoint
{
    /// <summary>发布列表, the latest first.</summary>
    [WolverineGet("/api/v1/releases")]
    public static async Task<ReleaseList> Get(HttpContext context, IQuerySession session, CancellationToken token)
    {
        var filters = Filters.Of(context, "year", "limit", "after");
        IQueryable<Release> query = session.Query<Release>();
        if (filters.Number("year") is { } year)
        {
            query = query.Where(x => x.Year == (int)year);
        }

        var (releases, next) = await SeenPages.PageAsync(
            query.OrderByDescending(x => x.DraftedOn).ThenByDescending(x => x.Id), filters, context, token);
        return new([.. releases.Select(
            x => new ReleaseRow(
            x.Id, x.Year, x.From, x.To, x.Stage, x.DraftedOn, x.Content.DraftedBy, x.ApprovedBy, x.ApprovedAt, x.SupersededBy))], next);
    }
}
