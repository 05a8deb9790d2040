using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;

namespace CaseTrack.Operations.Limits;

/// <summary>Which limit a request falls under.</summary>
public enum Lane
{
    /// <summary>None: health, the description, the loading of the demonstration.</summary>
    Exempt,

    /// <summary>Everything else.</summary>
    General,

    /// <summary>Whatever takes a password or stands for one, counted by address: a guesser has many names.</summary>
    SignIn,

    /// <summary>Bringing in records by the thousand.</summary>
    Import,
}

/// <summary>What a request is counted under.</summary>
/// <param name="Lane">The limit.</param>
/// <param name="Client">Who shares it.</param>
public sealed record Budget(Lane Lane, string Client)
{
    /// <summary>The authentication scheme by which the service loads its own demonstration.</summary>
    public const string LoadingScheme = "Loading";

    private static readonly PathString[] SignIns = ["/api/v1/sign-ins", "/api/v1/token-refreshes", "/api/v1/first-administrator"];

    /// <summary>Decides by path and signed-in user; the endpoint need not exist.</summary>
    public static Budget Of(HttpContext context)
    {
        var path = context.Request.Path;
        if (path.StartsWithSegments("/health") || path.StartsWithSegments("/openapi")
            || context.Features.Get<IAuthenticateResultFeature>()?.AuthenticateResult?.Ticket?.AuthenticationScheme == LoadingScheme)
        {
            return new(Lane.Exempt, "");
        }

        // Routing takes any case and a trailing slash, and so does this.
        if (HttpMethods.IsPost(context.Request.Method) && SignIns.Any(x => path.StartsWithSegments(x)))
        {
            return new(Lane.SignIn, Address(context.Connection.RemoteIpAddress));
        }

        var user = context.User.Identity is { IsAuthenticated: true } ? context.User : null;
        var client = user?.FindFirst("account")?.Value is { Length: > 0 } account ? $"account {account}"
            : user?.Identity?.Name is { Length: > 0 } name ? $"name {name}"
            : Address(context.Connection.RemoteIpAddress);
        return new(user?.HasClaim("scope", "import") == true ? Lane.Import : Lane.General, client);
    }

    /// <summary>An IPv6 subscriber has 2⁶⁴ addresses of their own; the network is what tells them apart.</summary>
    private static string Address(IPAddress? address)
    {
        if (address is null or { IsIPv4MappedToIPv6: true } or { AddressFamily: not AddressFamily.InterNetworkV6 })
        {
            return $"address {address?.MapToIPv4()}";
        }

        var network = address.GetAddressBytes();
        network.AsSpan(8).Clear();
        return $"network {new IPAddress(network)}";
    }
}
