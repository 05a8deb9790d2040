using CaseTrack.Http;
using Marten;
using Microsoft.AspNetCore.Http;

namespace CaseTrack.Access.Drafts;

/// <summary>移除草稿副本.</summary>
/// <param name="Draft">Its name.</param>
/// <param name="Photo">One of its photos alone.</param>
[UncheckedText("the name of a draft, which says nothing of anybody")]
public sealed record RemoveDraft(string Draft, Guid? Photo = null)
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
        var account = DraftOwner.Of(context);
        var id = DraftCopy.IdOf(account, command.Draft);
        await using var session = store.LightweightSession();
        if (command.Photo is { } photo)
        {
            var one = DraftCopy.PhotoIdOf(id, photo);
            session.DeleteWhere<DraftCopy>(x => x.Id == one);
        }
        else
        {
            session.DeleteWhere<DraftCopy>(x => x.Account == account && (x.Id == id || x.PhotoOf == id));
        }

        await session.SaveChangesAsync(token);
        return new();
    }
}
