using CaseTrack.Mediation;
using CaseTrack.Photos;
using CaseTrack.Review;
using CaseTrack.Supervision;
using Marten;
using Microsoft.AspNetCore.Http;

namespace CaseTrack.Cases;

public static class ReceiveMediationPhotoPartEndpoint
{
    /// <summary>调解案件照片分片: the body is the part as it is; the last one brings the photo into the file.</summary>
    [WolverinePost("/api/v1/mediation-cases/{id}/photos/{photo}/parts/{index}")]
    public static Task<PhotoState> Receive(
        Guid id, Guid photo, int index, HttpContext context, IDocumentSession session, PhotoVault vault, TimeProvider clock,
        CancellationToken token) =>
        ArrivingPhoto.PartAsync<MediationCase>(id, photo, index, context, session, vault, Today.Of(clock), token);
}

public static class ReceiveReviewPhotoPartEndpoint
{
    /// <summary>复议申请照片分片: the body is the part as it is; the last one brings the photo into the file.</summary>
    [WolverinePost("/api/v1/review-applications/{id}/photos/{photo}/parts/{index}")]
    public static Task<PhotoState> Receive(
        Guid id, Guid photo, int index, HttpContext context, IDocumentSession session, PhotoVault vault, TimeProvider clock,
        CancellationToken token) =>
        ArrivingPhoto.PartAsync<ReviewApplication>(id, photo, index, context, session, vault, Today.Of(clock), token);
}

public static class ReceiveSupervisionPhotoPartEndpoint
{
    /// <summary>监督案件照片分片: the body is the part as it is; the last one brings the photo into the file.</summary>
    [WolverinePost("/api/v1/supervision-files/{id}/photos/{photo}/parts/{index}")]
    public static Task<PhotoState> Receive(
        Guid id, Guid photo, int index, HttpContext context, IDocumentSession session, PhotoVault vault, TimeProvider clock,
        CancellationToken token) =>
        ArrivingPhoto.PartAsync<SupervisionFile>(id, photo, index, context, session, vault, Today.Of(clock), token);
}
