using System.Text.Encodings.Web;
using CaseTrack.Access.SecondFactor;
using CaseTrack.Access.SignIn;
using CaseTrack.Http;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CaseTrack.Access.Pages;

/// <summary>A person by the cookie of the pages. A cookie is sent by the browser whoever asks for it, so it counts for what changes
/// something only together with the form's own token.</summary>
public sealed class PageAccess(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, SignIns signIns,
    SecondFactorOptions secondFactor, RefusedTokens refused)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (PageSession.Of(Request) is not { } cookie)
        {
            return AuthenticateResult.NoResult();
        }

        if (!HttpMethods.IsGet(Request.Method) && !HttpMethods.IsHead(Request.Method) && !PageSession.Fits(cookie, await FormAsync()))
        {
            refused.Count("a page's cookie without its form");
            return AuthenticateResult.Fail("The form is missing.");
        }

        if (await signIns.PageAsync(cookie, Context.RequestAborted) is not var (account, session, left, few))
        {
            refused.Count("the sign-in has ended");
            return AuthenticateResult.Fail("The sign-in has ended.");
        }

        few.AskedFor(Context);
        PageSession.Lasts(Context, left);
        var caller = account.Caller(session) with { MustSetUpSecondFactor = secondFactor.IsMissingFrom(account) };
        return AuthenticateResult.Success(new(caller.Principal(Scheme.Name), Scheme.Name));
    }

    private async Task<string?> FormAsync() =>
        Request.Headers[PageSession.FormHeader].ToString() is { Length: > 0 } header ? header
        : Request.HasFormContentType && !Request.Path.StartsWithSegments("/api")
            ? (await Request.ReadFormAsync(Context.RequestAborted))[PageSession.FormField].ToString()
        : null;
}
