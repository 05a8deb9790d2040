using CaseTrack.Access.SignIn;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CaseTrack.Hosting;

/// <summary>Where the service listens, and what it says when it does.</summary>
public static class Listening
{
    /// <summary>Beyond this machine only with TLS, or behind a proxy that has it; the demonstration, whose passwords are known, on this machine alone.</summary>
    /// <exception cref="InvalidOperationException">An address is open to others and must not be.</exception>
    public static void OnSafeAddresses(this WebApplication app)
    {
        var demonstration = app.Services.GetRequiredService<DemonstrationMode>().Running;
        var published = app.Configuration.GetValue<bool>("Demonstration:ListenBeyondLoopback");
        var behindProxy = app.Configuration.GetValue<bool>("Listening:PlainHttpBehindProxy");
        var addresses = app.Configuration[Microsoft.AspNetCore.Hosting.WebHostDefaults.ServerUrlsKey] ?? "";
        foreach (var address in addresses.Split(';', StringSplitOptions.RemoveEmptyEntries))
        {
            if (Uri.TryCreate(address, UriKind.Absolute, out var url) && url.IsLoopback)
            {
                continue;
            }

            if (demonstration && !published)
            {
                throw new InvalidOperationException(
                    $"{address}: 示范账号的密码是公开的，只在本机监听 (the demonstration's passwords are known to everybody; it listens on this machine only). See Demonstration:ListenBeyondLoopback.");
            }

            if (!demonstration && !behindProxy && !address.StartsWith("https:", StringComparison.OrdinalIgnoreCase))
            {
                throw new InvalidOperationException(
                    $"{address}: 本机以外只能使用 https (beyond this machine only https). See Listening:PlainHttpBehindProxy.");
            }
        }

        app.Lifetime.ApplicationStarted.Register(() => app.Services.GetRequiredService<ILoggerFactory>().CreateLogger("CaseTrack").LogInformation(
            "ready: {Address} · 接口 (API): {Address}/swagger", app.Urls.FirstOrDefault(), app.Urls.FirstOrDefault()));
    }
}
