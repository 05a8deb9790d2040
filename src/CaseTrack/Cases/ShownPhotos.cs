using CaseTrack.Access.Log;
using CaseTrack.Http;
using CaseTrack.Mediation;
using CaseTrack.Photos;
using CaseTrack.Review;
using CaseTrack.Supervision;
using Marten;
using Microsoft.AspNetCore.Http;

namespace CaseTrack.Cases;

/// <summary>本案照片.</summary>
public sealed record CasePhotos(IReadOnlyList<PhotoState> Photos);

/// <summary>查看照片, whatever the kind of case: the list, and one of them, which is written into the access log.</summary>
public static class ShownPhotos
{
    /// <summary>What every photo of the service is.</summary>
    public const string Type = "image/jpeg";

    public static async Task<CasePhotos> ListAsync<T>(Guid id, IQuerySession session, CancellationToken token)
        where T : class, ICaseRecord<T>, ICaseFile
    {
        var record = await session.LoadAsync<T>(id, token) ?? throw new RefusedException(HttpRefusals.NotFound, 404);
        var files = record.Dossier.Photos.Count == 0 ? []
            : (await session.LoadManyAsync<PhotoFile>(token, [.. record.Dossier.Photos.Select(x => PhotoFile.IdOf(id, x.Id))]))
                .ToDictionary(x => x.Photo);
        return new([.. record.Dossier.Photos.Select(x => PhotoState.Of(x, files.GetValueOrDefault(x.Id)))]);
    }

    /// <exception cref="RefusedException">404 where the case has no such photo, or it has not arrived, or is erased.</exception>
    public static async Task<IResult> ShowAsync<T>(
        Guid id, Guid photo, HttpContext context, IQuerySession session, PhotoVault vault, AccessLog log, CancellationToken token)
        where T : class, ICaseRecord<T>, ICaseFile
    {
        var record = await session.LoadAsync<T>(id, token);
        var named = record?.Dossier.Photos.FirstOrDefault(x => x.Id == photo) ?? throw new RefusedException(HttpRefusals.NotFound, 404);
        var file = await session.LoadAsync<PhotoFile>(PhotoFile.IdOf(id, photo), token);
        if (named.ArrivedOn is null || file is null || await vault.OpenAsync(file, session.TenantId, named.Size, token) is not { } whole)
        {
            throw new RefusedException(PhotoRefusals.NotHere, 404);
        }

        await log.RecordAsync(context, AccessAction.PhotoViewed, T.Kind, id, detail: $"photo {photo}");
        context.Response.Headers.ContentDisposition = $"inline; filename=\"{photo}.jpg\"";
        return Results.Bytes(whole, Type);
    }
}

public static class ListMediationPhotosEndpoint
{
    /// <summary>调解案件的照片: which have come, and of those still to come which parts.</summary>
    [WolverineGet("/api/v1/mediation-cases/{id}/photos")]
    public static Task<CasePhotos> Get(Guid id, IQuerySession session, CancellationToken token) =>
        ShownPhotos.ListAsync<MediationCase>(id, session, token);
}

public static class ReadMediationPhotoEndpoint
{
    /// <summary>调解案件的一张照片; that it was looked at is written down.</summary>
    [WolverineGet("/api/v1/mediation-cases/{id}/photos/{photo}")]
    public static Task<IResult> Get(
        Guid id, Guid photo, HttpContext context, IQuerySession session, PhotoVault vault, AccessLog log, CancellationToken token) =>
        ShownPhotos.ShowAsync<MediationCase>(id, photo, context, session, vault, log, token);
}

public static class ListReviewPhotosEndpoint
{
    /// <summary>复议申请的照片: which have come, and of those still to come which parts.</summary>
    [WolverineGet("/api/v1/review-applications/{id}/photos")]
    public static Task<CasePhotos> Get(Guid id, IQuerySession session, CancellationToken token) =>
        ShownPhotos.ListAsync<ReviewApplication>(id, session, token);
}

public static class ReadReviewPhotoEndpoint
{
    /// <summary>复议申请的一张照片; that it was looked at is written down.</summary>
    [WolverineGet("/api/v1/review-applications/{id}/photos/{photo}")]
    public static Task<IResult> Get(
        Guid id, Guid photo, HttpContext context, IQuerySession session, PhotoVault vault, AccessLog log, CancellationToken token) =>
        ShownPhotos.ShowAsync<ReviewApplication>(id, photo, context, session, vault, log, token);
}

public static class ListSupervisionPhotosEndpoint
{
    /// <summary>监督案件的照片: which have come, and of those still to come which parts.</summary>
    [WolverineGet("/api/v1/supervision-files/{id}/photos")]
    public static Task<CasePhotos> Get(Guid id, IQuerySession session, CancellationToken token) =>
        ShownPhotos.ListAsync<SupervisionFile>(id, session, token);
}

public static class ReadSupervisionPhotoEndpoint
{
    /// <summary>监督案件的一张照片; that it was looked at is written down.</summary>
    [WolverineGet("/api/v1/supervision-files/{id}/photos/{photo}")]
    public static Task<IResult> Get(
        Guid id, Guid photo, HttpContext context, IQuerySession session, PhotoVault vault, AccessLog log, CancellationToken token) =>
        ShownPhotos.ShowAsync<SupervisionFile>(id, photo, context, session, vault, log, token);
}
