using CaseTrack.Http;
using CaseTrack.Secrets;
using Marten;
using Microsoft.AspNetCore.Http;

namespace CaseTrack.Access.Drafts;

/// <summary>保存草稿副本.</summary>
/// <param name="Draft">Its name: the form, and the id of the record to be.</param>
/// <param name="Page">The page it is typed on.</param>
/// <param name="Title">What is being done.</param>
/// <param name="Values">The fields as the page keeps them.</param>
[UncheckedText("a draft is sealed, shown to whoever typed it alone, and gone on recording or after thirty days")]
public sealed record KeepDraft(string Draft, string Page, string Title, string Values)
{
    public sealed class Validator : AbstractValidator<KeepDraft>
    {
        public Validator()
        {
            RuleFor(x => x.Draft).NotEmpty().MaximumLength(200);
            RuleFor(x => x.Page).NotEmpty().MaximumLength(500);
            RuleFor(x => x.Title).NotEmpty().MaximumLength(200);
            RuleFor(x => x.Values).NotEmpty().MaximumLength(100_000);
        }
    }

    /// <summary>Without what is typed, wherever it is printed.</summary>
    public override string ToString() => nameof(KeepDraft);
}

/// <summary>副本已保存.</summary>
/// <param name="SavedAt">When.</param>
public sealed record DraftKept(DateTimeOffset SavedAt);

public static class KeepDraftEndpoint
{
    /// <summary>保存草稿副本: a private copy of what is typed on a device, so that a lost phone loses nothing.</summary>
    [WolverinePost("/api/v1/me/drafts"), NotRepeated]
    public static async Task<DraftKept> Post(
        KeepDraft command, HttpContext context, IDocumentStore store, OfficeKey key, TimeProvider clock, CancellationToken token)
    {
        var (account, now) = (DraftOwner.Of(context), clock.GetUtcNow());
        await using var session = store.LightweightSession();
        session.Store(DraftCopy.Of(account, new(command.Draft, command.Page, command.Title, command.Values), now, key));
        await session.SaveChangesAsync(token);
        return new(now);
    }
}
