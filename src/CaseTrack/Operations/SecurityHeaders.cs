using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace CaseTrack.Operations;

/// <summary>What every answer tells a browser not to do with it.</summary>
/// <remarks>Nothing may frame an answer, load from it or remember it; pages may use this host's own script and style. There is no CORS
/// policy, on purpose.</remarks>
public static class SecurityHeaders
{
    private const string Closed = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

    // The pages of Swagger UI have no script or style in the markup; their icons are data: images.
    private const string SwaggerPages =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; frame-ancestors 'none'; "
            + "base-uri 'none'; form-action 'none'";

    // The pages have neither script nor style in the markup; the icons of their style are data: images. Their forms go to this host alone.
    private const string Pages =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'self'; "
            + "manifest-src 'self'; frame-ancestors 'none'; base-uri 'none'";

    /// <summary>First in the pipeline; written when the answer starts, so that errors, which clear the headers, have them too.</summary>
    public static void UseSecurityHeaders(this WebApplication app) => app.Use((context, next) =>
    {
        context.Response.OnStarting(() =>
        {
            Write(context.Request, context.Response.Headers, IsPage(context));
            return Task.CompletedTask;
        });
        return next(context);
    });

    private static bool IsPage(HttpContext context) =>
        // The worker asks for what its pages ask for, and under its own policy.
        (context.Request.Path == "/sw.js"
            || context.Response.ContentType?.StartsWith("text/html", StringComparison.OrdinalIgnoreCase) is true)
            && !context.Request.Path.StartsWithSegments("/swagger");

    private static void Write(HttpRequest request, IHeaderDictionary headers, bool page)
    {
        headers.XContentTypeOptions = "nosniff";
        headers.ContentSecurityPolicy = request.Path.StartsWithSegments("/swagger") ? SwaggerPages
            : page ? Pages : Closed;
        // With no-referrer a browser hides even from the service itself that a form is its own.
        headers["Referrer-Policy"] = page ? "same-origin" : "no-referrer";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()";
        if (request.IsHttps)
        {
            headers.StrictTransportSecurity = "max-age=31536000; includeSubDomains";
        }

        if ((page || request.Path.StartsWithSegments("/api/v1")) && headers.CacheControl.Count == 0)
        {
            headers.CacheControl = "no-store";
        }
    }
}
