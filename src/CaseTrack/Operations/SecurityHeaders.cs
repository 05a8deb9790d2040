using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace CaseTrack.Operations;

/// <summary>What every answer tells a browser not to do with it.</summary>
/// <remarks>The API serves no page and no other origin: nothing may frame it, load from it or remember it. There is no CORS policy, on
/// purpose.</remarks>
public static class SecurityHeaders
{
    private const string Closed = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

    // The pages of Swagger UI have no script or style in the markup; their icons are data: images.
    private const string SwaggerPages =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; frame-ancestors 'none'; "
            + "base-uri 'none'; form-action 'none'";

    /// <summary>First in the pipeline; written when the answer starts, so that errors, which clear the headers, have them too.</summary>
    public static void UseSecurityHeaders(this WebApplication app) => app.Use((context, next) =>
    {
        context.Response.OnStarting(() =>
        {
            Write(context.Request, context.Response.Headers);
            return Task.CompletedTask;
        });
        return next(context);
    });

    private static void Write(HttpRequest request, IHeaderDictionary headers)
    {
        headers.XContentTypeOptions = "nosniff";
        headers.ContentSecurityPolicy = request.Path.StartsWithSegments("/swagger") ? SwaggerPages : Closed;
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()";
        if (request.IsHttps)
        {
            headers.StrictTransportSecurity = "max-age=31536000; includeSubDomains";
        }

        if (request.Path.StartsWithSegments("/api/v1") && headers.CacheControl.Count == 0)
        {
            headers.CacheControl = "no-store";
        }
    }
}
