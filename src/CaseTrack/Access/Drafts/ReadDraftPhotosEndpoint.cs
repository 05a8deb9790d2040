using CaseTrack.Http;
using CaseTrack.Secrets;
using Marten;
using Microsoft.AspNetCore.Http;

namespace CaseTrack.Access.Drafts;

/// <summary>本人一件草稿的照片副本.</summary>
public sealed record DraftPhotos(IReadOnlyList<DraftPhoto> Photos);

public static class ReadDraftPhotosEndpoint
{
    /// <summary>本人一件草稿的照片副本: to go on with on another device.</summary>
    [WolverineGet("/api/v1/me/draft-photos")]
    public static async Task<DraftPhotos> Get(
        HttpContext context, IDocumentStore store, OfficeKey key, TimeProvider clock, CancellationToken token)
    {
        var draft = Filters.Of(context, "draftName").Text("draftName")
            ?? throw new RefusedException(HttpRefusals.BadFilter, 400, "/draftName");
        var (account, old) = (DraftOwner.Of(context), clock.GetUtcNow().AddDays(-DraftCopy.Days));
        var of = DraftCopy.IdOf(account, draft);
        await using var session = store.QuerySession();
        var copies = await session.Query<DraftCopy>().Where(x => x.Account == account && x.PhotoOf == of && x.SavedAt >= old)
            .OrderBy(x => x.Id).ToListAsync(token);
        return new([.. copies.Select(x => x.Open<DraftPhoto>(key)).OfType<DraftPhoto>()]);
    }
}
