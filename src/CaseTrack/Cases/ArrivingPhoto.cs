using System.Security.Cryptography;
using CaseTrack.Http;
using CaseTrack.Photos;
using Marten;
using Microsoft.AspNetCore.Http;

namespace CaseTrack.Cases;

/// <summary>照片的接收情况.</summary>
/// <param name="Photo">照片标识.</param>
/// <param name="Sha256">照片内容的 SHA-256.</param>
/// <param name="Size">字节数.</param>
/// <param name="TakenOn">拍摄日.</param>
/// <param name="Arrived">Whether all of it has come.</param>
/// <param name="Parts">The parts that have come, from 0; one that is not here is sent.</param>
/// <param name="PartLength">How many bytes a part has; the last one has what is left.</param>
/// <param name="Withdrawn">Whether nobody waits for it any more.</param>
public sealed record PhotoState(
    Guid Photo, string Sha256, int Size, DateOnly TakenOn, bool Arrived, IReadOnlyList<int> Parts, int PartLength, bool Withdrawn)
{
    public static PhotoState Of(PhotoRef photo, PhotoFile? file) => new(
        photo.Id, photo.Sha256, photo.Size, photo.TakenOn, photo.ArrivedOn is not null, file?.Parts ?? [], PhotoParts.Length,
        photo.Withdrawn);
}

/// <summary>照片接收, whatever the kind of case. The last part brings the photo into the file.</summary>
public static class ArrivingPhoto
{
    /// <summary>One part of an announced photo. What has come already is nothing new.</summary>
    /// <exception cref="RefusedException">404 for a photo the case does not have, 413 and 422 for a part that is none of it.</exception>
    public static async Task<PhotoState> PartAsync<T>(
        Guid id, Guid photo, int index, HttpContext context, IDocumentSession session, PhotoVault vault, Today today,
        CancellationToken token) where T : class, ICaseRecord<T>, ICaseFile
    {
        var record = await session.LoadAsync<T>(id, token);
        var named = record?.Dossier.Photos.FirstOrDefault(x => x.Id == photo) ?? throw new RefusedException(HttpRefusals.NotFound, 404);
        var length = PhotoParts.LengthOf(named.Size, index) ?? throw new RefusedException(PhotoRefusals.NoSuchPart, 422);
        var part = await ReadAsync(context.Request, length, token);
        if (part.Length != length)
        {
            throw new RefusedException(PhotoRefusals.NoSuchPart, 422);
        }

        var file = await session.LoadAsync<PhotoFile>(PhotoFile.IdOf(id, photo), token);
        if (named.ArrivedOn is not null)
        {
            return PhotoState.Of(named, file);
        }

        file = await vault.KeepAsync(file ?? vault.Begin(session.TenantId, id, photo), session.TenantId, index, part, token);
        session.Store(file);
        if (file.Parts.Count < PhotoParts.CountOf(named.Size))
        {
            return PhotoState.Of(named, file);
        }

        var whole = await vault.OpenAsync(file, session.TenantId, named.Size, token);
        var refusal = whole is null || Convert.ToHexStringLower(SHA256.HashData(whole)) != named.Sha256 ? PhotoRefusals.NotWhole
            : JpegFile.Refuses(whole);
        if (refusal is not null)
        {
            // From the beginning: what has come is none of it.
            await using var apart = session.DocumentStore.LightweightSession(session.TenantId);
            apart.Store(file with { Parts = [] });
            await apart.SaveChangesAsync(token);
            throw new RefusedException(refusal, 422);
        }

        await ArriveAsync<T>(id, photo, session, today, token);
        return PhotoState.Of(named with { ArrivedOn = today.Date }, file);
    }

    /// <summary>A photo in one request, as a page without a script sends it: what the file says beside the picture is taken away. The same
    /// picture again is nothing new.</summary>
    /// <exception cref="RefusedException">413 for a body too large, 422 for what is no photo.</exception>
    public static async Task<PhotoState> WholeAsync<T>(
        Guid id, HttpContext context, IDocumentSession session, PhotoVault vault, PhotoOptions options, Today today,
        CancellationToken token)
        where T : class, ICaseRecord<T>, ICaseFile
    {
        var takenOn = Filters.Of(context, "takenOn").Day("takenOn") ?? today.Date;
        var whole = JpegFile.Bare(await ReadAsync(context.Request, PhotoParts.Largest, token))
            ?? throw new RefusedException(PhotoRefusals.NoPicture, 422);
        var digest = Convert.ToHexStringLower(SHA256.HashData(whole));
        var record = await session.LoadAsync<T>(id, token) ?? throw new RefusedException(HttpRefusals.NotFound, 404);
        if (record.Dossier.Photos.FirstOrDefault(x => x.Sha256 == digest && !x.Owed) is { } known)
        {
            return PhotoState.Of(known, await session.LoadAsync<PhotoFile>(PhotoFile.IdOf(id, known.Id), token));
        }

        var announced = new AnnouncePhoto(takenOn, Guid.CreateVersion7(), digest, whole.Length);
        if (announced.Check(record, options, today) is RefusalProblem problem)
        {
            throw new RefusedException(problem.Refusal, problem.Status!.Value, problem.Pointer);
        }

        var file = vault.Begin(session.TenantId, id, announced.Photo);
        for (var index = 0; PhotoParts.LengthOf(whole.Length, index) is { } length; index++)
        {
            file = await vault.KeepAsync(file, session.TenantId, index, whole[(index * PhotoParts.Length)..][..length], token);
        }

        session.Store(file);
        await RecordKind.Named(T.Kind).AppendAsync(session, id,
            x => x.Dossier.Photos.FirstOrDefault(y => y.Id == announced.Photo) is not { } there
                ? new PhotoAnnounced<T>(takenOn, announced.Photo, digest, whole.Length)
                : there.ArrivedOn is null ? new PhotoArrived<T>(today.Date, announced.Photo) : null, token);
        return PhotoState.Of(new(announced.Photo, digest, whole.Length, takenOn, today.Date), file);
    }

    private static Task ArriveAsync<T>(Guid id, Guid photo, IDocumentSession session, Today today, CancellationToken token)
        where T : class, ICaseRecord<T>, ICaseFile => RecordKind.Named(T.Kind).AppendAsync(session, id,
        x => x.Dossier.Photos.Any(y => y.Id == photo && y.ArrivedOn is null) ? new PhotoArrived<T>(today.Date, photo) : null, token);

    /// <summary>The body. A longer one is read to its end, or whoever sends it would not hear the answer, and nothing of it is
    /// kept.</summary>
    private static async Task<byte[]> ReadAsync(HttpRequest request, int longest, CancellationToken token)
    {
        using var body = new MemoryStream();
        var buffer = new byte[64 * 1024];
        for (int read; (read = await request.Body.ReadAsync(buffer, token)) > 0;)
        {
            if (body.Length <= longest)
            {
                body.Write(buffer, 0, read);
            }
        }

        return body.Length <= longest ? body.ToArray()
            : throw new RefusedException(HttpRefusals.LargerThan(longest), StatusCodes.Status413PayloadTooLarge);
    }
}
