namespace CaseTrack.Access.Log;

/// <summary>查阅事项. What is kept of reading and signing in; what is written down anyway by events is not repeated here.</summary>
public enum AccessAction
{
    /// <summary>登录.</summary>
    SignedIn = 1,

    /// <summary>登录被拒.</summary>
    SignInRefused,

    /// <summary>账号因多次输错密码被锁定.</summary>
    LockedOut,

    /// <summary>退出.</summary>
    SignedOut,

    /// <summary>已用过的刷新令牌再次出现: the sign-in is ended.</summary>
    RefreshTokenReused,

    /// <summary>密码已修改.</summary>
    PasswordChanged,

    /// <summary>动态口令已设置或停用.</summary>
    SecondFactorChanged,

    /// <summary>账号变更.</summary>
    AccountChanged,

    /// <summary>密钥变更.</summary>
    KeyChanged,

    /// <summary>越权请求被拒.</summary>
    Denied,

    /// <summary>查看明文: unmasking, with its purpose.</summary>
    Disclosed,

    /// <summary>当事人检索.</summary>
    Searched,

    /// <summary>查看指标背后的记录.</summary>
    DrilledDown,

    /// <summary>导出.</summary>
    Exported,

    /// <summary>个人信息删除或限制.</summary>
    Erased,

    /// <summary>防篡改核验.</summary>
    Verified,

    /// <summary>文字遮盖: asked for, looked at, approved or rejected.</summary>
    Redacted,

    /// <summary>查看照片.</summary>
    PhotoViewed,

    /// <summary>批量导入.</summary>
    Imported,

    /// <summary>订阅推送变更: registered, changed, paused, removed, sent again.</summary>
    WebhookChanged,
}

/// <summary>查阅记录. One line of who looked at what, when, and what for. Holds no personal data of parties.</summary>
public sealed record AccessEntry
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public DateTimeOffset At { get; init; }
    public required string Actor { get; init; }
    public AccessAction Action { get; init; }

    /// <summary>The kind of record, where one was looked at.</summary>
    public string? Kind { get; init; }

    public Guid? Record { get; init; }

    /// <summary>目的, where one must be given.</summary>
    public string? Purpose { get; init; }

    /// <summary>What exactly: a figure's code, a path, a count.</summary>
    public string? Detail { get; init; }

    /// <summary>HTTP status of what was refused.</summary>
    public int? Outcome { get; init; }

    /// <summary>Address the request came from.</summary>
    public string? Client { get; init; }

    /// <summary>Trace of the request.</summary>
    public string? Trace { get; init; }
}

/// <summary>查阅记录的保存期, section <c>AccessLog</c>.</summary>
public sealed class AccessLogOptions
{
    /// <summary>The section of the settings.</summary>
    public const string Section = "AccessLog";

    /// <summary>Days a line is kept. At least six months, 网络安全法 §23.</summary>
    public int RetentionDays { get; set; } = 400;

    /// <summary>The law's minimum, days.</summary>
    public const int Least = 184;
}
