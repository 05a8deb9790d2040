using CaseTrack.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CaseTrack.Hosting;

/// <summary>Where the service listens, and what it says when it does.</summary>
public static class Listening
{
    /// <summary>Refuses an address beyond this machine while nobody signs in, and says "ready" once requests are answered.</summary>
    /// <exception cref="InvalidOperationException">An address is not on loopback.</exception>
    public static void OnLoopback(this WebApplication app)
    {
        var allowed = app.Configuration.GetSection("Demonstration").GetValue<bool>(nameof(DemonstrationOptions.ListenBeyondLoopback));
        var addresses = app.Configuration[Microsoft.AspNetCore.Hosting.WebHostDefaults.ServerUrlsKey] ?? "";
        foreach (var address in addresses.Split(';', StringSplitOptions.RemoveEmptyEntries))
        {
            if (!allowed && (!Uri.TryCreate(address, UriKind.Absolute, out var url) || !url.IsLoopback))
            {
                throw new InvalidOperationException(
                    $"{address}: 尚无登录，服务只在本机监听 (until people sign in, the service listens on this machine only). "
                    + "See Demonstration:ListenBeyondLoopback.");
            }
        }

        app.Lifetime.ApplicationStarted.Register(() => app.Services.GetRequiredService<ILoggerFactory>().CreateLogger("CaseTrack").LogInformation(
            "ready: {Address} · 例 curl {Address}/api/v1/figures/2022", app.Urls.FirstOrDefault(), app.Urls.FirstOrDefault()));
    }
}
