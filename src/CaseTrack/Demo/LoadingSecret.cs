using System.Security.Cryptography;
using CaseTrack.Access;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.DependencyInjection;

namespace CaseTrack.Demo;

/// <summary>What the loader of the demonstration year shows the service it has started itself; made anew for each load. No setting can put
/// one in place.</summary>
public sealed record LoadingSecret(string Value)
{
    public static LoadingSecret New() => new(Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32)));

    /// <summary>Lets whoever knows it in, to this service and for as long as it runs.</summary>
    public void LetIn(IServiceCollection services)
    {
        services.AddSingleton(this).AddSingleton(new FurtherScheme(LoadingAccess.SchemeName));
        services.AddAuthentication().AddScheme<AuthenticationSchemeOptions, LoadingAccess>(LoadingAccess.SchemeName, null);
    }
}
