using CaseTrack.Mediation;
using CaseTrack.Photos;
using CaseTrack.Review;
using CaseTrack.Supervision;
using Marten;
using Microsoft.AspNetCore.Http;

namespace CaseTrack.Cases;

public static class FileMediationPhotoEndpoint
{
    /// <summary>调解案件照片一次上传: the body is the JPEG file; what it says beside the picture is taken away.</summary>
    [WolverinePost("/api/v1/mediation-cases/{id}/photo-files")]
    public static Task<PhotoState> Receive(
        Guid id, HttpContext context, IDocumentSession session, PhotoVault vault, PhotoOptions options, TimeProvider clock,
        CancellationToken token) =>
        ArrivingPhoto.WholeAsync<MediationCase>(id, context, session, vault, options, Today.Of(clock), token);
}

public static class FileReviewPhotoEndpoint
{
    /// <summary>复议申请照片一次上传: the body is the JPEG file; what it says beside the picture is taken away.</summary>
    [WolverinePost("/api/v1/review-applications/{id}/photo-files")]
    public static Task<PhotoState> Receive(
        Guid id, HttpContext context, IDocumentSession session, PhotoVault vault, PhotoOptions options, TimeProvider clock,
        CancellationToken token) =>
        ArrivingPhoto.WholeAsync<ReviewApplication>(id, context, session, vault, options, Today.Of(clock), token);
}

public static class FileSupervisionPhotoEndpoint
{
    /// <summary>监督案件照片一次上传: the body is the JPEG file; what it says beside the picture is taken away.</summary>
    [WolverinePost("/api/v1/supervision-files/{id}/photo-files")]
    public static Task<PhotoState> Receive(
        Guid id, HttpContext context, IDocumentSession session, PhotoVault vault, PhotoOptions options, TimeProvider clock,
        CancellationToken token) =>
        ArrivingPhoto.WholeAsync<SupervisionFile>(id, context, session, vault, options, Today.Of(clock), token);
}
