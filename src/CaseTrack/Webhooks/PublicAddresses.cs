using System.Net;
using System.Net.Sockets;

namespace CaseTrack.Webhooks;

/// <summary>公网地址. Which addresses the service asks of its own accord: public ones, and of the others those a setting names. Somebody who
/// may register a subscriber must not be able to knock, through the service, at what only the service can reach.</summary>
public sealed class PublicAddresses(WebhookOptions options)
{
    // IANA's registries of special-purpose addresses: whatever is not globally reachable, and what carries another address within.
    private static readonly IPNetwork[] Special =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24",
            "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
            "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20",
        }.Select(x => IPNetwork.Parse(x)),
    ];

    private static readonly IPNetwork GlobalUnicast = IPNetwork.Parse("2000::/3");

    private readonly IReadOnlyList<IPNetwork> allowed = options.Networks;

    public bool Allow(IPAddress address)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return allowed.Any(x => x.Contains(plain)) || IsPublic(plain);
    }

    /// <summary>Whether an address is reachable by everybody.</summary>
    public static bool IsPublic(IPAddress address)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return (plain.AddressFamily is AddressFamily.InterNetwork || GlobalUnicast.Contains(plain)) && !Special.Any(x => x.Contains(plain));
    }
}
