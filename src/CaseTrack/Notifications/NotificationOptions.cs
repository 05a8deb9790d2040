namespace CaseTrack.Notifications;

/// <summary>提醒的设置, section <c>Notifications</c>.</summary>
public sealed class NotificationOptions
{
    public const string Section = "Notifications";

    /// <summary>Whether this process looks for what people are to be told.</summary>
    public bool Look { get; set; } = true;

    /// <summary>How often it looks, seconds.</summary>
    public int LookSeconds { get; set; } = 15;

    /// <summary>How long a notification is kept, days.</summary>
    public int KeepDays { get; set; } = 400;

    /// <exception cref="InvalidOperationException">A value makes no sense; the message names it.</exception>
    public NotificationOptions Checked() => LookSeconds is >= 1 and <= 3600 && KeepDays is >= 30 and <= 3650 ? this
        : throw new InvalidOperationException($"{Section}: 超出范围 (out of range): LookSeconds 1–3600, KeepDays 30–3650.");
}
