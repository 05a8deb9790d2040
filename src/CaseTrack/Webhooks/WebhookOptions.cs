using System.Globalization;
using System.Net;

namespace CaseTrack.Webhooks;

/// <summary>订阅推送的设置, section <c>Webhooks</c>.</summary>
public sealed class WebhookOptions
{
    public const string Section = "Webhooks";

    /// <summary>Whether this process sends.</summary>
    public bool Send { get; set; } = true;

    /// <summary>Whether a subscriber may have an address without TLS.</summary>
    public bool PlainHttp { get; set; }

    /// <summary>Networks that are not public and may be sent to all the same.</summary>
    public string[] PrivateNetworks { get; set; } = [];

    /// <summary>重试间隔: how long to wait after each failure, seconds; after the last it is a dead letter. Three days together.</summary>
    public string RetrySeconds { get; set; } = "10, 50, 240, 900, 2400, 3600, 7200, 14400, 28800, 57600, 57600, 86400";

    /// <summary>How long a subscriber may take to answer, seconds.</summary>
    public int TimeoutSeconds { get; set; } = 10;

    /// <summary>How many messages to one subscriber are under way at the same moment, each of another record.</summary>
    public int AtOnce { get; set; } = 4;

    /// <summary>How often it is looked whether there is something to send, seconds.</summary>
    public int LookSeconds { get; set; } = 5;

    /// <summary>About how many messages to one subscriber wait in the table; the rest wait where they are, among the events.</summary>
    public int MostWaiting { get; set; } = 10_000;

    /// <exception cref="InvalidOperationException">A value makes no sense; the message names it.</exception>
    public WebhookOptions Checked()
    {
        if (TimeoutSeconds is < 1 or > 300 || AtOnce is < 1 or > 64 || LookSeconds is < 1 or > 3600 || MostWaiting < 1)
        {
            throw new InvalidOperationException(
                $"{Section}: 超出范围 (out of range): TimeoutSeconds 1–300, AtOnce 1–64, LookSeconds 1–3600, MostWaiting ≥ 1.");
        }

        _ = Ladder;
        _ = Networks;
        return this;
    }

    /// <summary>The waits as spans.</summary>
    /// <exception cref="InvalidOperationException">They are no such list.</exception>
    public IReadOnlyList<TimeSpan> Ladder => [.. RetrySeconds.Split(',', StringSplitOptions.TrimEntries).Select(x =>
        int.TryParse(x, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds > 0 ? TimeSpan.FromSeconds(seconds)
            : throw new InvalidOperationException($"Webhooks:RetrySeconds: {x} 不是秒数 (is no number of seconds)."))];

    /// <summary>The networks named.</summary>
    /// <exception cref="InvalidOperationException">One of them is none.</exception>
    public IReadOnlyList<IPNetwork> Networks => [.. PrivateNetworks.Select(x => IPNetwork.TryParse(x, out var network) ? network
        : throw new InvalidOperationException($"Webhooks:PrivateNetworks: {x} 不是网段 (is no network, e.g. 10.20.0.0/16)."))];
}
