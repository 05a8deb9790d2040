using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;
using CaseTrack.Secrets;

namespace CaseTrack.Notifications;

/// <summary>How somebody is told of a kind.</summary>
/// <param name="Kind">提醒种类.</param>
/// <param name="InApp">在系统内提醒.</param>
/// <param name="Mail">列入每日邮件.</param>
/// <param name="MailSince">Since when: what was made before is not mailed.</param>
public sealed record KindChoice(NotificationKind Kind, bool InApp = true, bool Mail = false, DateTimeOffset? MailSince = null);

/// <summary>提醒方式. What somebody has chosen, and the mail address that was proved to be theirs.</summary>
public sealed record NotificationChoices
{
    /// <summary>How many wrong codes end one.</summary>
    public const int Tries = 5;

    /// <summary>How many codes are sent within a day.</summary>
    public const int CodesADay = 5;

    /// <summary>How long a code is good.</summary>
    public static readonly TimeSpan CodeGood = TimeSpan.FromHours(24);

    /// <summary>How long after one code the next is sent.</summary>
    public static readonly TimeSpan CodePause = TimeSpan.FromMinutes(1);

    /// <summary>How long after one code another is sent to the same address: the first may only be slow.</summary>
    public static readonly TimeSpan CodeAgain = TimeSpan.FromMinutes(10);

    /// <summary>The account.</summary>
    public Guid Id { get; init; }

    public IReadOnlyList<KindChoice> Kinds { get; init; } = [];

    /// <summary>Written in English.</summary>
    public bool English { get; init; }

    /// <summary>The address that mails go to.</summary>
    public string? Address { get; init; }

    /// <summary>An address that waits for its code.</summary>
    public string? Pending { get; init; }

    /// <summary>The mail that brings the code.</summary>
    public Guid? CodeMail { get; init; }

    public int WrongCodes { get; init; }

    /// <summary>When codes were asked for of late.</summary>
    public IReadOnlyList<DateTimeOffset> CodesAt { get; init; } = [];

    /// <summary>Of a kind; what was never chosen is shown and not mailed.</summary>
    public KindChoice Of(NotificationKind kind) => Kinds.FirstOrDefault(x => x.Kind == kind) ?? new(kind);

    /// <summary>Kinds that are not shown in the application.</summary>
    [JsonIgnore]
    public IReadOnlyList<NotificationKind> Hidden => [.. Kinds.Where(x => !x.InApp).Select(x => x.Kind)];

    /// <summary>Whether a notification goes by mail.</summary>
    public bool Mails(Notification notification) =>
        Address is not null && Of(notification.Kind) is { Mail: true, MailSince: { } since } && notification.MadeAt >= since;

    /// <summary>Whether a code may be sent again.</summary>
    public bool MayAskForCode(DateTimeOffset now) => CodesAt.Count(x => x > now.AddDays(-1)) < CodesADay
        && !CodesAt.Any(x => x > now - CodePause);

    /// <summary>The code of a mail, eight digits. It is kept nowhere: whoever has the database alone does not know it.</summary>
    public static string CodeOf(Guid mail, OfficeKey key)
    {
        var digest = HMACSHA256.HashData(key.For("mail-confirmation"), mail.ToByteArray());
        return (BitConverter.ToUInt32(digest) % 100_000_000).ToString("D8", CultureInfo.InvariantCulture);
    }

    /// <summary>Whether a code is the one that was sent to the address that waits.</summary>
    public bool Proves(string code, OfficeKey key, DateTimeOffset now) =>
        CodeMail is { } mail && WrongCodes < Tries && CodesAt is [.., var last] && now - last <= CodeGood
            && CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(CodeOf(mail, key)), Encoding.UTF8.GetBytes(code.Trim()));
}
