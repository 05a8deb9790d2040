using System.Net;
using CaseTrack.Access.Keys;
using CaseTrack.Feed;

namespace CaseTrack.Webhooks;

/// <summary>订阅. Somebody is told of what happens, in time: an address, and the key whose rights say of which records.</summary>
public sealed record Webhook
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>Who is told, in the office's words.</summary>
    public required string Name { get; init; }

    /// <summary>Where the messages go.</summary>
    public required string Address { get; init; }

    /// <summary>The key: only what it may know of is told, and nothing once it has ended.</summary>
    public required Guid KeyId { get; init; }

    /// <summary>记录种类; all of them where none is named.</summary>
    public IReadOnlyList<string> Kinds { get; init; } = [];

    /// <summary>事件; all of them where none is named.</summary>
    public IReadOnlyList<string> Events { get; init; } = [];

    /// <summary>已暂停: nothing is sent, and nothing is lost.</summary>
    public bool Paused { get; init; }

    public required string RegisteredBy { get; init; }
    public DateTimeOffset RegisteredAt { get; init; }

    /// <summary>The events it is about, by their names in storage.</summary>
    public string[] Types() => Changes.TypesOf(Kinds, Events);

    /// <summary>Whether the address can be one: absolute, without a name, a password or a fragment in it.</summary>
    public static bool IsAddress(string? address, WebhookOptions options) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri is { UserInfo: "", Fragment: "", Host.Length: > 0 }
            && (uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && options.PlainHttp));

    /// <summary>Whether the address names a place that is not public outright; what a name leads to is looked at whenever it is
    /// asked.</summary>
    public static bool IsPrivate(string address, PublicAddresses addresses)
    {
        var host = new Uri(address).IdnHost.Trim('[', ']');
        return IPAddress.TryParse(host, out var literal) ? !addresses.Allow(literal)
            : (host == "localhost" || host.EndsWith(".localhost", StringComparison.Ordinal)) && !addresses.Allow(IPAddress.Loopback);
    }

    /// <summary>Whether a key lets anybody know of what happens to records.</summary>
    public static bool MayTell(ApiKey? key, string district, DateTimeOffset now) => key is not null && key.District == district
        && key.IsGood(now) && RecordKind.All.Any(x => x.Area is { } area && key.Caller().May(area, write: false));
}
