using CaseTrack.Http;
using Marten;
using Microsoft.AspNetCore.Http;

namespace CaseTrack.Access.Drafts;

/// <summary>移除草稿副本.</summary>
/// <param name="Draft">Its name.</param>
[UncheckedText("the name of a draft, which says nothing of anybody")]
public sealed record RemoveDraft(string Draft)
{
    public sealed class Validator : AbstractValidator<RemoveDraft>
    {
        public Validator() => RuleFor(x => x.Draft).NotEmpty().MaximumLength(200);
    }
}

/// <summary>副本已移除.</summary>
public sealed record DraftRemoved;

public static class RemoveDraftEndpoint
{
    /// <summary>移除草稿副本: it is recorded, or its author has deleted it.</summary>
    [WolverinePost("/api/v1/me/draft-removals"), NotRepeated]
    public static async Task<DraftRemoved> Post(
        RemoveDraft command, HttpContext context, IDocumentStore store, CancellationToken token)
    {
        var id = DraftCopy.IdOf(DraftOwner.Of(context), command.Draft);
        await using var session = store.LightweightSession();
        session.DeleteWhere<DraftCopy>(x => x.Id == id);
        await session.SaveChangesAsync(token);
        return new();
    }
}
