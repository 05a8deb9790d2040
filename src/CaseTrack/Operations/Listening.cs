using System.Net;
using CaseTrack.Access.SignIn;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CaseTrack.Operations;

/// <summary>Where the service listens, whose word it takes for where a request comes from, and what it says when it is ready.</summary>
public static class Listening
{
    /// <summary>Setting <c>Listening:Proxies</c>: addresses and networks of proxies, separated by commas. What they say of the caller's
    /// address and scheme counts;
    /// of anybody else, the address of the connection does.</summary>
    /// <exception cref="InvalidOperationException">The setting names what is neither address nor network.</exception>
    public static void UseProxies(this WebApplication app)
    {
        var named = (app.Configuration["Listening:Proxies"] ?? "")
            .Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (named.Length == 0)
        {
            return;
        }

        // As many proxies in a row as there are: the first address that is none of them is the caller's.
        var options = new ForwardedHeadersOptions
        {
            ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto,
            ForwardLimit = null
        };
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var name in named)
        {
            if (IPAddress.TryParse(name, out var address))
            {
                options.KnownProxies.Add(address);
            }
            else if (System.Net.IPNetwork.TryParse(name, out var network))
            {
                options.KnownIPNetworks.Add(network);
            }
            else
            {
                throw new InvalidOperationException($"Listening:Proxies: {name} 不是地址或网段 (neither an address nor a network).");
            }
        }

        app.UseForwardedHeaders(options);
    }

    /// <summary>Beyond this machine only with TLS, or behind a proxy that has it; the demonstration, whose passwords are known, on this
    /// machine alone.</summary>
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
                    $"{address}: 示范账号的密码是公开的，只在本机监听 (the demonstration's passwords are known to everybody; it listens on this machine "
                        + $"only). See Demonstration:ListenBeyondLoopback.");
            }

            if (!demonstration && !behindProxy && !address.StartsWith("https:", StringComparison.OrdinalIgnoreCase))
            {
                throw new InvalidOperationException(
                    $"{address}: 本机以外只能使用 https (beyond this machine only https). See Listening:PlainHttpBehindProxy.");
            }
        }

        app.Lifetime.ApplicationStarted.Register(
            () => app.Services.GetRequiredService<ILoggerFactory>().CreateLogger("CaseTrack").LogInformation(
            "ready: {Address} · 接口 (API): {Address}/swagger", app.Urls.FirstOrDefault(), app.Urls.FirstOrDefault()));
    }
}
