namespace CaseTrack.Access.Accounts;

/// <summary>账号. A person who signs in. User names are unique over all districts; an account belongs to one.</summary>
public sealed class Account : JasperFx.IRevisioned
{
    /// <summary>What keeps two people from having one user name.</summary>
    public const string UserNameIndex = "ux_account_user_name";

    /// <summary>What keeps a person of the identity provider from having two accounts.</summary>
    public const string ExternalNameIndex = "ux_account_external_name";

    public Guid Id { get; set; }
    public required string UserName { get; set; }
    public required string NormalizedUserName { get; set; }

    /// <summary>姓名或岗位.</summary>
    public required string DisplayName { get; set; }

    /// <summary>区划代码.</summary>
    public required string District { get; set; }

    public IReadOnlyList<Grant> Grants { get; set; } = [];

    public string? PasswordHash { get; set; }

    /// <summary>Changes with the password and the rights; earlier tokens end with it.</summary>
    public string? SecurityStamp { get; set; }

    public int AccessFailedCount { get; set; }
    public DateTimeOffset? LockoutEnd { get; set; }

    /// <summary>首次登录须修改密码.</summary>
    public bool MustChangePassword { get; set; }

    /// <summary>Until when the first password is good; null once it is changed.</summary>
    public DateTimeOffset? FirstPasswordUntil { get; set; }

    /// <summary>动态口令已启用.</summary>
    public bool HasSecondFactor { get; set; }

    /// <summary>The secret of the authenticator, encrypted with the office's key.</summary>
    public string? FactorSecret { get; set; }

    /// <summary>The time step of the last code that was taken; earlier ones are not good any more.</summary>
    public long FactorStep { get; set; }

    /// <summary>停用.</summary>
    public bool Disabled { get; set; }

    /// <summary>示范账号: signs in only while the demonstration runs.</summary>
    public bool Demonstration { get; set; }

    /// <summary>The person's name at the office's own identity provider, for sign-in by OIDC.</summary>
    public string? ExternalName { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>Counts the changes; two at once do not both succeed.</summary>
    public int Version { get; set; }

    public void ForgetSecondFactor() => (HasSecondFactor, FactorSecret, FactorStep) = (false, null, 0);

    /// <summary>Who the account is as a caller.</summary>
    public Caller Caller(Guid? session) => new(UserName, District, [.. Grants.SelectMany(x => Role.Find(x.Role)?.Permits(x.Unit) ?? [])])
    {
        Account = Id,
        Session = session,
        DisplayName = DisplayName,
        MustChangePassword = MustChangePassword,
    };
}
