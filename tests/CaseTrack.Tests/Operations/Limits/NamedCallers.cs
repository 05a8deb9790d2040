using System.Security.Claims;
using System.Text.Encodings.Web;
using CaseTrack.Access;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CaseTrack.Tests.Operations.Limits;

/// <summary>Callers as a test names them: <c>Test-Claims: account=a,scope=import</c>, by the scheme of <c>Test-Scheme</c>; without claims
/// nobody.</summary>
public sealed class NamedCallers(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string ClaimsHeader = "Test-Claims";
    public const string SchemeHeader = "Test-Scheme";

    public static void Use(WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddAuthentication()
            .AddPolicyScheme("Named", null, x => x.ForwardDefaultSelector = context =>
                context.Request.Headers[SchemeHeader].ToString() is { Length: > 0 } name ? name : "Person")
            .AddScheme<AuthenticationSchemeOptions, NamedCallers>("Person", null);
        services.PostConfigure<AuthenticationOptions>(
            x => (x.DefaultScheme, x.DefaultAuthenticateScheme, x.DefaultChallengeScheme) = ("Named", "Named", "Named"));
    }

    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (Request.Headers[ClaimsHeader].ToString() is not { Length: > 0 } claims)
        {
            return Task.FromResult(AuthenticateResult.NoResult());
        }

        var named = claims.Split(',').Select(x => x.Split('=')).ToDictionary(x => x[0], x => x[1]);
        Claim[] scope = named.TryGetValue("scope", out var value) ? [new(Caller.ScopeClaim, value)] : [];
        var caller = new Caller(named.GetValueOrDefault("account") ?? named["name"], "420202", []);
        return Task.FromResult(AuthenticateResult.Success(new AuthenticationTicket(caller.Principal(Scheme.Name, scope), Scheme.Name)));
    }
}
