using System.Security.Cryptography;
using CaseTrack.Access;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.DependencyInjection;

namespace CaseTrack.Demo;

/// <summary>What the loader of the demonstration year shows the service it has started itself; made again for each load. No setting can
/// put one in place.</summary>
public sealed record LoadingSecret(string Value)
{
    public static LoadingSecret New() => new(Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32)));

    /// <summary>Admits whoever knows it to this service, for as long as the service runs.</summary>
    public void LetIn(IServiceCollection services)
    {
        services.AddSingleton(this).AddSingleton(new FurtherScheme(LoadingAccess.SchemeName));
        services.AddAuthentication().AddScheme<AuthenticationSchemeOptions, LoadingAccess>(LoadingAccess.SchemeName, null);
    }
}
