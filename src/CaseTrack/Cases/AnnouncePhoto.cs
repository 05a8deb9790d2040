using CaseTrack.Http;
using CaseTrack.Mediation;
using CaseTrack.Parties;
using CaseTrack.Photos;
using CaseTrack.Review;
using CaseTrack.Supervision;
using Microsoft.AspNetCore.Http;

namespace CaseTrack.Cases;

/// <summary>照片入卷. The photo follows in parts; until all of them have come the case owes it and is not archived. 卷宗目录.</summary>
/// <param name="OccurredOn">拍摄日.</param>
/// <param name="Photo">照片标识, made by the device (UUID v7).</param>
/// <param name="Sha256">照片内容的 SHA-256, in hexadecimal digits.</param>
/// <param name="Size">字节数.</param>
public sealed record AnnouncePhoto(
    DateOnly OccurredOn, Guid Photo, [property: UncheckedText(UncheckedTextAttribute.Digest)] string Sha256, int Size) : IDated
{
    public sealed class Validator : DatedValidator<AnnouncePhoto>
    {
        public Validator()
        {
            RuleFor(x => x.Photo).NotEmpty();
            RuleFor(x => x.Sha256).NotNull().Matches(PhotoParts.Sha256);
            RuleFor(x => x.Size).InclusiveBetween(PhotoParts.Smallest, PhotoParts.Largest);
        }
    }

    /// <summary>The same id and content is nothing new.</summary>
    public ProblemDetails Check(ICaseFile file, PhotoOptions options, Today today)
    {
        var stands = file.Dossier.Photos.FirstOrDefault(x => x.Id == Photo);
        return stands is not null && (stands.Sha256, stands.Size) != (Sha256, Size)
            ? new RefusalProblem(PhotoRefusals.OtherContent, "/photo") { Status = StatusCodes.Status409Conflict }
            : Rules.Require(
                (file.Live, PartyRefusals.RecordVoided),
                (OccurredOn <= today.Date, CommonRefusals.FutureDate, "/occurredOn"),
                (file.Dossier.Letters.All(x => x.Id != Photo), PhotoRefusals.OtherContent, "/photo"),
                (stands is not null || file.Dossier.Photos.Count < options.MostOfACase, PhotoRefusals.TooMany, "/photo"));
    }

    public (Recorded, Events) On<T>(T record) where T : class, ICaseRecord<T>, ICaseFile =>
        record.Dossier.Photos.Any(x => x.Id == Photo) ? (new(((ICaseFile)record).Id, record.Version), [])
            : (Recorded.After(record), [new PhotoAnnounced<T>(OccurredOn, Photo, Sha256, Size)]);
}

public static class AnnounceMediationPhotoEndpoint
{
    public static ProblemDetails Validate(AnnouncePhoto command, MediationCase mediation, PhotoOptions options, Today today) =>
        command.Check(mediation, options, today);

    /// <summary>调解案件照片入卷.</summary>
    [WolverinePost("/api/v1/mediation-cases/{id}/photos")]
    public static (Recorded, Events) Post(AnnouncePhoto command, [WriteAggregate] MediationCase mediation) => command.On(mediation);
}

public static class AnnounceReviewPhotoEndpoint
{
    public static ProblemDetails Validate(AnnouncePhoto command, ReviewApplication review, PhotoOptions options, Today today) =>
        command.Check(review, options, today);

    /// <summary>复议申请照片入卷.</summary>
    [WolverinePost("/api/v1/review-applications/{id}/photos")]
    public static (Recorded, Events) Post(AnnouncePhoto command, [WriteAggregate] ReviewApplication review) => command.On(review);
}

public static class AnnounceSupervisionPhotoEndpoint
{
    public static ProblemDetails Validate(AnnouncePhoto command, SupervisionFile file, PhotoOptions options, Today today) =>
        command.Check(file, options, today);

    /// <summary>监督案件照片入卷.</summary>
    [WolverinePost("/api/v1/supervision-files/{id}/photos")]
    public static (Recorded, Events) Post(AnnouncePhoto command, [WriteAggregate] SupervisionFile file) => command.On(file);
}
