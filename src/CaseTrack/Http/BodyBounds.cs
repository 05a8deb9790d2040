using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace CaseTrack.Http;

/// <summary>
/// How large a body may be, by what is asked for. Whoever sends more is told so, and what it still sends is read and thrown away for the
/// seconds the server gives it: a connection that is closed while somebody writes takes the answer along, and a device on the road would
/// see a broken line where it could have read that its photo is too large.
/// </summary>
public static class BodyBounds
{
    public static void UseBodyBounds(this WebApplication app) => app.Use((context, next) =>
    {
        var (largest, said) = BoundsOf(context.Request.Path);
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } server)
        {
            server.MaxRequestBodySize = BodySizes.LargestThrownAway;
        }

        if (context.Request.ContentLength > largest)
        {
            throw TooLarge(said);
        }

        if (context.Request.ContentLength is null && context.Features.Get<IHttpRequestBodyDetectionFeature>()?.CanHaveBody is true)
        {
            // Its length is known when it has come.
            context.Request.Body = new BoundedStream(context.Request.Body, largest, () => TooLarge(said));
        }

        return next(context);
    });

    private static RefusedException TooLarge(long said) =>
        new(HttpRefusals.LargerThan(said), StatusCodes.Status413PayloadTooLarge);

    /// <summary>A draft of the report may bring its pictures along, a photo may come as the camera took it, and an import brings years of
    /// records; nothing else comes near a megabyte. A page takes a photo too large for it whole, to say in its own words how large it
    /// is.</summary>
    private static (long Read, long Said) BoundsOf(PathString path) =>
        path.StartsWithSegments("/cases", StringComparison.Ordinal) && path.Value!.EndsWith("/photos", StringComparison.Ordinal)
            ? (BodySizes.LargestPhotoForm, BodySizes.LargestPhoto)
            : (LargestOf(path), LargestOf(path));

    private static long LargestOf(PathString path) =>
        path == "/api/v1/imports" || path == "/imports" ? BodySizes.LargestImport
        : path.StartsWithSegments("/api/v1/text-checks", StringComparison.Ordinal)
            || path.StartsWithSegments("/drafts", StringComparison.Ordinal) ? BodySizes.LargestDraft
        : path.Value?.EndsWith("/photo-files", StringComparison.Ordinal) is true ? BodySizes.LargestPhoto
        : BodySizes.LargestBody;
}
