using Microsoft.AspNetCore.Localization;

namespace CaseTrack.Web.Pages;

/// <summary>How somebody wants the pages: language and size of letters, each in a cookie that tells nothing else.</summary>
public static class PageView
{
    private const string Large = "casetrack-large";

    /// <summary>0 as usual, 1 large (22 px), 2 largest (30 px).</summary>
    public static int SizeOf(HttpRequest request) => request.Cookies[Large] switch { "1" => 1, "2" => 2, _ => 0 };

    /// <summary>Changes it and goes back to where one was.</summary>
    public static IResult Set(HttpContext context, string? language, string? large, string? @return)
    {
        if (language is "zh-CN" or "en")
        {
            Write(CookieRequestCultureProvider.DefaultCookieName, CookieRequestCultureProvider.MakeCookieValue(new(language)));
        }

        if (large is "0" or "1" or "2")
        {
            Write(Large, large);
        }

        return SeeOther.To(@return);

        void Write(string name, string value) => context.Response.Cookies.Append(name, value, new()
        {
            HttpOnly = true,
            Secure = context.Request.IsHttps,
            SameSite = SameSiteMode.Lax,
            MaxAge = TimeSpan.FromDays(365),
        });
    }
}
