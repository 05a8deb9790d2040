using CaseTrack.Http;
using CaseTrack.Secrets;
using Marten;
using Microsoft.AspNetCore.Http;

namespace CaseTrack.Access.Drafts;

/// <summary>保存草稿照片副本.</summary>
/// <param name="Draft">The name of the draft it belongs to.</param>
/// <param name="Photo">照片标识, made by the device (UUID v7).</param>
/// <param name="TakenOn">拍摄日.</param>
/// <param name="Picture">The file as the device has made it ready, in base64.</param>
[UncheckedText("a draft is sealed, shown to whoever typed it alone, and gone on recording or after thirty days")]
public sealed record KeepDraftPhoto(string Draft, Guid Photo, DateOnly TakenOn, string Picture)
{
    /// <summary>The most letters of a picture: 400 KB, and what base64 adds.</summary>
    public const int Longest = 560_000;

    /// <summary>How many of a draft are kept, the latest: a device takes no more at once.</summary>
    public const int Most = 6;

    public sealed class Validator : AbstractValidator<KeepDraftPhoto>
    {
        public Validator()
        {
            RuleFor(x => x.Draft).NotEmpty().MaximumLength(200);
            RuleFor(x => x.Photo).NotEmpty();
            RuleFor(x => x.Picture).NotEmpty().MaximumLength(Longest).Must(x => System.Buffers.Text.Base64.IsValid(x ?? ""))
                .Saying("not-base64", "照片须按规定编码传送", "A picture is sent in base64");
        }
    }

    /// <summary>Without the picture, wherever it is printed.</summary>
    public override string ToString() => nameof(KeepDraftPhoto);
}

public static class KeepDraftPhotoEndpoint
{
    /// <summary>保存草稿照片副本: a private copy of a photo that waits on a device, so that a lost phone does not lose it.</summary>
    [WolverinePost("/api/v1/me/draft-photos"), NotRepeated]
    public static async Task<DraftKept> Post(
        KeepDraftPhoto command, HttpContext context, IDocumentStore store, OfficeKey key, TimeProvider clock, CancellationToken token)
    {
        var (account, now) = (DraftOwner.Of(context), clock.GetUtcNow());
        var copy = DraftCopy.Of(account, command.Draft, new(command.Photo, command.TakenOn, command.Picture), now, key);
        await using var session = store.LightweightSession();
        var others = session.Query<DraftCopy>().Where(x => x.Account == account && x.PhotoOf == copy.PhotoOf && x.Id != copy.Id);
        foreach (var one in await others.OrderByDescending(x => x.SavedAt).Skip(KeepDraftPhoto.Most - 1).ToListAsync(token))
        {
            session.Delete(one);
        }

        session.Store(copy);
        await session.SaveChangesAsync(token);
        return new(now);
    }
}
