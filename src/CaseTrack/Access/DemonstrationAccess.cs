using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CaseTrack.Access;

/// <summary>Settings of the demonstration caller, section <c>Demonstration</c>.</summary>
public sealed class DemonstrationOptions : AuthenticationSchemeOptions
{
    /// <summary>Who acts when a request names nobody.</summary>
    public string Actor { get; set; } = "demonstration";

    /// <summary>区划代码 (GB/T 2260) of the district a request works in when it names none.</summary>
    public string District { get; set; } = "420202";

    /// <summary>Whether the service may listen beyond this machine although nobody signs in. Only for a container whose port is published on loopback.</summary>
    public bool ListenBeyondLoopback { get; set; }
}

/// <summary>The one place where the caller comes from. Until people sign in, a request may name its actor and district, and gets the demonstration's otherwise.</summary>
/// <remarks>Sign-in replaces this scheme; everything behind it sees claims only. It is why the service listens on loopback alone.</remarks>
public sealed class DemonstrationAccess(IOptionsMonitor<DemonstrationOptions> options, ILoggerFactory logger, UrlEncoder encoder)
    : AuthenticationHandler<DemonstrationOptions>(options, logger, encoder)
{
    public const string SchemeName = "Demonstration";
    public const string DistrictClaim = "district";
    public const string ActorHeader = "CaseTrack-Actor";
    public const string DistrictHeader = "CaseTrack-District";

    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var actor = Named(ActorHeader) ?? Options.Actor;
        var district = Named(DistrictHeader) ?? Options.District;
        if (actor.Length > 100 || district.Length != 6 || !district.All(char.IsAsciiDigit))
        {
            return Task.FromResult(AuthenticateResult.Fail("The named actor or district is malformed."));
        }

        var identity = new ClaimsIdentity([new(ClaimTypes.Name, actor), new(DistrictClaim, district)], SchemeName);
        return Task.FromResult(AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), SchemeName)));
    }

    private string? Named(string header) => Request.Headers[header].ToString() is { Length: > 0 } value ? value : null;
}
