using CaseTrack.Secrets;
using Marten;
using Microsoft.AspNetCore.Http;

namespace CaseTrack.Access.Drafts;

/// <summary>本人的草稿副本.</summary>
/// <param name="SavedAt">When it was kept.</param>
/// <param name="Content">What is in it.</param>
public sealed record OwnDraft(DateTimeOffset SavedAt, DraftContent Content);

/// <summary>本人的草稿副本, the latest first.</summary>
public sealed record OwnDrafts(IReadOnlyList<OwnDraft> Drafts);

public static class ReadDraftsEndpoint
{
    /// <summary>本人的草稿副本: to go on with on another device.</summary>
    [WolverineGet("/api/v1/me/drafts")]
    public static async Task<OwnDrafts> Get(
        HttpContext context, IDocumentStore store, OfficeKey key, TimeProvider clock, CancellationToken token)
    {
        var (account, old) = (DraftOwner.Of(context), clock.GetUtcNow().AddDays(-DraftCopy.Days));
        await using var session = store.QuerySession();
        var copies = await session.Query<DraftCopy>().Where(x => x.Account == account && x.PhotoOf == null && x.SavedAt >= old)
            .OrderByDescending(x => x.SavedAt).Take(100).ToListAsync(token);
        return new([.. copies.Select(x => (x.SavedAt, Content: x.Open<DraftContent>(key))).Where(x => x.Content is not null)
            .Select(x => new OwnDraft(x.SavedAt, x.Content!))]);
    }
}
