using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace CaseTrack.Access.Pages;

/// <summary>页面会话. The cookie of a page's sign-in, and what a form of that sign-in carries, which no other site can know.</summary>
public static class PageSession
{
    /// <summary>The header a script sends along with whatever changes something.</summary>
    public const string FormHeader = "X-CaseTrack-Form";

    /// <summary>The same as a field, for forms that are sent without a script.</summary>
    public const string FormField = "_form";

    private const string Plain = "casetrack-session";
    private const string Secure = "__Host-casetrack-session";

    /// <summary>The cookie of a request; null without one.</summary>
    public static string? Of(HttpRequest request) => request.Cookies[NameOf(request)];

    /// <summary>How long the sign-in of this request lasts without further use; null without one.</summary>
    public static TimeSpan? Left(HttpContext context) =>
        context.Items.TryGetValue(typeof(PageSession), out var left) ? (TimeSpan?)left : null;

    internal static void Lasts(HttpContext context, TimeSpan left) => context.Items[typeof(PageSession)] = left;

    public static void Write(HttpContext context, string cookie) =>
        context.Response.Cookies.Append(NameOf(context.Request), cookie, Options(context));

    public static void Remove(HttpContext context) => context.Response.Cookies.Delete(NameOf(context.Request), Options(context));

    /// <summary>Follows from the cookie and does not tell it.</summary>
    public static string FormOf(string cookie) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes("form of " + cookie)));

    public static bool Fits(string cookie, string? form) => form is not null
        && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(FormOf(cookie)), Encoding.UTF8.GetBytes(form));

    // With TLS the name itself binds the cookie to this host and to TLS.
    private static string NameOf(HttpRequest request) => request.IsHttps ? Secure : Plain;

    private static CookieOptions Options(HttpContext context) => new()
    {
        HttpOnly = true,
        Secure = context.Request.IsHttps,
        SameSite = SameSiteMode.Lax,
        Path = "/",
        IsEssential = true,
    };
}
