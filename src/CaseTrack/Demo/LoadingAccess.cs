using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using CaseTrack.Access;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CaseTrack.Demo;

/// <summary>The loader acts for all people of the demonstration year. Without a secret in the program itself there is no such
/// scheme.</summary>
public sealed class LoadingAccess(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "Loading";
    public const string ActorHeader = "CaseTrack-Actor";
    public const string DistrictHeader = "CaseTrack-District";

    private static readonly Permit[] Everything = [.. Enum.GetValues<Area>().Select(x => new Permit(x, true, null, Cleared: true))];

    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var given = Request.Headers.Authorization.ToString()[SchemeName.Length..].Trim();
        if (Context.RequestServices.GetService<LoadingSecret>() is not { } secret
            || !CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given), Encoding.UTF8.GetBytes(secret.Value)))
        {
            return Task.FromResult(AuthenticateResult.Fail("Nobody loads anything here."));
        }

        var caller = new Caller(Request.Headers[ActorHeader].ToString(), Request.Headers[DistrictHeader].ToString(), Everything);
        return Task.FromResult(AuthenticateResult.Success(new AuthenticationTicket(caller.Principal(SchemeName), SchemeName)));
    }
}
