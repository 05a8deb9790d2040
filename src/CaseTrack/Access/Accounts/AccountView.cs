namespace CaseTrack.Access.Accounts;

/// <summary>账号，不含密码.</summary>
/// <param name="FirstPassword">Shown once; good for seven days, and changed at the first sign-in.</param>
public sealed record AccountView(
    Guid Id, string UserName, string DisplayName, IReadOnlyList<Grant> Grants, string? ExternalName, bool Disabled, bool LockedOut, bool MustChangePassword,
    bool SecondFactor, DateTimeOffset CreatedAt, string? FirstPassword = null)
{
    public static AccountView Of(Account x, TimeProvider clock) => new(
        x.Id, x.UserName, x.DisplayName, x.Grants, x.ExternalName, x.Disabled, x.LockoutEnd > clock.GetUtcNow(), x.MustChangePassword, x.HasSecondFactor,
        x.CreatedAt);
}
