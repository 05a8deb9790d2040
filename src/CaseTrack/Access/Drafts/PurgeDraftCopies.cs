using Marten;

namespace CaseTrack.Access.Drafts;

/// <summary>草稿副本到期清理. Comes with each new day.</summary>
public sealed record PurgeDraftCopies;

public static class PurgeDraftCopiesHandler
{
    public static async Task Handle(PurgeDraftCopies message, IDocumentStore store, TimeProvider clock, CancellationToken token)
    {
        var old = clock.GetUtcNow().AddDays(-DraftCopy.Days);
        await using var session = store.LightweightSession();
        session.DeleteWhere<DraftCopy>(x => x.SavedAt < old);
        await session.SaveChangesAsync(token);
    }
}
