using System.Globalization;
using MimeKit;

namespace CaseTrack.Notifications.Mail;

/// <summary>邮件的设置, section <c>Mail</c>. Without a host nothing is mailed.</summary>
public sealed class MailOptions
{
    public const string Section = "Mail";

    /// <summary>邮件服务器; without it no mail is sent and no address is taken.</summary>
    public string? Host { get; set; }

    public int Port { get; set; } = 587;

    /// <summary><c>starttls</c>, <c>tls</c>, or <c>none</c> within one machine.</summary>
    public string Security { get; set; } = "starttls";

    /// <summary>Whether certificates are asked after at their issuer, who must be within reach then.</summary>
    public bool CheckRevocation { get; set; } = true;

    /// <summary>Who the service is there; without it, nobody.</summary>
    public string? User { get; set; }

    /// <summary>The secret that goes with it.</summary>
    public string? Password { get; set; }

    /// <summary>The file it stands in, instead.</summary>
    public string? PasswordFile { get; set; }

    /// <summary>发件地址.</summary>
    public string? From { get; set; }

    /// <summary>Where people find the pages, e.g. <c>https://casetrack.example.gov.cn</c>; mails have no link without.</summary>
    public string? PagesAddress { get; set; }

    /// <summary>每日邮件的时刻: from this hour on, in Shanghai, on working days.</summary>
    public int DigestHour { get; set; } = 8;

    /// <summary>Whether this process sends.</summary>
    public bool Send { get; set; } = true;

    /// <summary>How often it is looked whether there is something to send, seconds.</summary>
    public int LookSeconds { get; set; } = 15;

    /// <summary>How long one mail may take from the first word to the last, seconds.</summary>
    public int TimeoutSeconds { get; set; } = 30;

    /// <summary>重试间隔: how long to wait after each failure, seconds; after the last it is given up. Three days together.</summary>
    public string RetrySeconds { get; set; } = "60, 240, 900, 2400, 3600, 7200, 14400, 28800, 57600, 57600, 86400";

    /// <summary>Whether there is a server.</summary>
    public bool IsReady => !string.IsNullOrWhiteSpace(Host);

    /// <summary>The waits as spans.</summary>
    /// <exception cref="InvalidOperationException">They are no such list.</exception>
    public IReadOnlyList<TimeSpan> Ladder => [.. RetrySeconds.Split(',', StringSplitOptions.TrimEntries).Select(x =>
        int.TryParse(x, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds > 0 ? TimeSpan.FromSeconds(seconds)
            : throw new InvalidOperationException($"{Section}:RetrySeconds: {x} 不是秒数 (is no number of seconds)."))];

    /// <summary>The secret, from where it stands.</summary>
    public string? Secret => Password is { Length: > 0 } given ? given
        : PasswordFile is { Length: > 0 } path ? File.ReadAllText(path).Trim() : null;

    /// <exception cref="InvalidOperationException">A value makes no sense; the message names it.</exception>
    public MailOptions Checked()
    {
        _ = Ladder;
        var wrong = DigestHour is < 0 or > 23 ? nameof(DigestHour) : LookSeconds is < 1 or > 3600 ? nameof(LookSeconds)
            : TimeoutSeconds is < 1 or > 600 ? nameof(TimeoutSeconds) : Port is < 1 or > 65535 ? nameof(Port)
            : Security is not ("starttls" or "tls" or "none") ? nameof(Security)
            : IsReady && !MailboxAddress.TryParse(From ?? "", out _) ? nameof(From)
            : PagesAddress is { Length: > 0 } && !(Uri.TryCreate(PagesAddress, UriKind.Absolute, out var pages)
                && pages.Scheme is "https" or "http") ? nameof(PagesAddress)
            : PasswordFile is { Length: > 0 } && !File.Exists(PasswordFile) ? nameof(PasswordFile) : null;
        return wrong is null ? this
            : throw new InvalidOperationException($"{Section}:{wrong} 的设置无效 (makes no sense; see api-docs/settings.md).");
    }
}
