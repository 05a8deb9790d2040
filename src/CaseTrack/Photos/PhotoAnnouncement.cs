using CaseTrack.Http;

namespace CaseTrack.Photos;

/// <summary>随案照片. A photo on a device, named by whoever took it before it is sent: the case does not wait for it.</summary>
/// <param name="Id">照片标识, made by the device (UUID v7).</param>
/// <param name="Sha256">照片内容的 SHA-256, in hexadecimal digits.</param>
/// <param name="Size">字节数.</param>
/// <param name="TakenOn">拍摄日.</param>
public sealed record PhotoAnnouncement(
    Guid Id, [property: UncheckedText(UncheckedTextAttribute.Digest)] string Sha256, int Size, DateOnly? TakenOn = null)
{
    /// <summary>Why a digest is not looked through for numbers of persons.</summary>

    public sealed class Validator : AbstractValidator<PhotoAnnouncement>
    {
        public Validator()
        {
            RuleFor(x => x.Id).NotEmpty();
            RuleFor(x => x.Sha256).NotNull().Matches(PhotoParts.Sha256);
            RuleFor(x => x.Size).InclusiveBetween(PhotoParts.Smallest, PhotoParts.Largest);
        }
    }
}

/// <summary>Photos that come with the first entry of a case.</summary>
public static class FirstPhotos
{
    /// <summary>How many there may be at once.</summary>
    public const int Most = 6;

    /// <summary>The first that is not as it should be.</summary>
    public static ProblemDetails Check(IReadOnlyList<PhotoAnnouncement>? photos, Today today) => Rules.Require(
        (photos is not { Count: > Most }, PhotoRefusals.TooManyAtOnce, "/photos"),
        (photos is null || photos.Select(x => x.Id).Distinct().Count() == photos.Count, PhotoRefusals.OtherContent, "/photos"),
        (photos?.Any(x => x.TakenOn > today.Date) is not true, CommonRefusals.FutureDate, "/photos"));

    /// <summary>Their events.</summary>
    public static IEnumerable<object> Announce<T>(IReadOnlyList<PhotoAnnouncement>? photos, DateOnly on) where T : class, ICaseRecord<T> =>
        (photos ?? []).Select(x => new PhotoAnnounced<T>(x.TakenOn ?? on, x.Id, x.Sha256, x.Size));
}
