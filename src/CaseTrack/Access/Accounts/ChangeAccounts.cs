using System.Security.Cryptography;
using CaseTrack.Access.Log;
using CaseTrack.Hosting;
using CaseTrack.Organisations;
using Marten;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;

namespace CaseTrack.Access.Accounts;

/// <summary>开设账号.</summary>
/// <param name="UserName">用户名.</param>
/// <param name="DisplayName">姓名或岗位.</param>
/// <param name="Grants">授权.</param>
/// <param name="ExternalName">The person's name at the identity provider; such an account has no password here.</param>
public sealed record OpenAccount(string UserName, string DisplayName, IReadOnlyList<Grant> Grants, string? ExternalName = null)
{
    public sealed class Validator : AbstractValidator<OpenAccount>
    {
        public Validator()
        {
            RuleFor(x => x.UserName).IsUserName();
            RuleFor(x => x.DisplayName).NotEmpty().MaximumLength(100);
            RuleFor(x => x.ExternalName).MaximumLength(200);
            RuleFor(x => x.Grants).AreGrants();
        }
    }
}

/// <summary>变更授权.</summary>
public sealed record ChangeGrants(IReadOnlyList<Grant> Grants)
{
    public sealed class Validator : AbstractValidator<ChangeGrants>
    {
        public Validator() => RuleFor(x => x.Grants).AreGrants();
    }
}

/// <summary>停用或恢复账号.</summary>
public sealed record DisableAccount(bool Disabled);

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

public static class OpenAccountEndpoint
{
    /// <summary>开设账号: the answer holds the first password, once.</summary>
    [WolverinePost("/api/v1/accounts"), NotRepeated]
    public static async Task<AccountView> Post(
        OpenAccount command, HttpContext context, IQuerySession session, UserManager<Account> accounts, AccessLog log, TimeProvider clock, CancellationToken token)
    {
        await AccountRules.RequireUnitsAsync(command.Grants, session, token);
        var account = new Account
        {
            Id = Guid.CreateVersion7(),
            UserName = command.UserName,
            NormalizedUserName = command.UserName.ToUpperInvariant(),
            DisplayName = command.DisplayName,
            District = session.TenantId,
            Grants = command.Grants,
            ExternalName = command.ExternalName,
            MustChangePassword = command.ExternalName is null,
            FirstPasswordUntil = command.ExternalName is null ? clock.GetUtcNow() + PasswordRules.FirstPasswordLife : null,
            CreatedAt = clock.GetUtcNow(),
        };
        var password = command.ExternalName is null ? AccountRules.FirstPassword() : null;
        AccountRules.Require(password is null ? await accounts.CreateAsync(account) : await accounts.CreateAsync(account, password));
        await log.RecordAsync(context, AccessAction.AccountChanged, detail: $"opened {account.UserName}: {AccountRules.Say(account.Grants)}");
        return AccountView.Of(account, clock) with { FirstPassword = password };
    }
}

public static class ChangeGrantsEndpoint
{
    /// <summary>变更授权: in force with the next request; present sign-ins end.</summary>
    [WolverinePost("/api/v1/accounts/{account}/grants"), NotRepeated]
    public static async Task<AccountView> Post(
        Guid account, ChangeGrants command, HttpContext context, IQuerySession session, UserManager<Account> accounts, AccessLog log, TimeProvider clock, CancellationToken token)
    {
        await AccountRules.RequireUnitsAsync(command.Grants, session, token);
        var found = await AccountRules.OtherAsync(account, context, accounts);
        var before = AccountRules.Say(found.Grants);
        found.Grants = command.Grants;
        AccountRules.Require(await accounts.UpdateSecurityStampAsync(found));
        await log.RecordAsync(context, AccessAction.AccountChanged, detail: $"grants of {found.UserName}: {before} -> {AccountRules.Say(found.Grants)}");
        return AccountView.Of(found, clock);
    }
}

public static class DisableAccountEndpoint
{
    /// <summary>停用或恢复账号: present sign-ins end; a lock-out is lifted.</summary>
    [WolverinePost("/api/v1/accounts/{account}/disabling"), NotRepeated]
    public static async Task<AccountView> Post(Guid account, DisableAccount command, HttpContext context, UserManager<Account> accounts, AccessLog log, TimeProvider clock)
    {
        var found = await AccountRules.OtherAsync(account, context, accounts);
        found.Disabled = command.Disabled;
        (found.LockoutEnd, found.AccessFailedCount) = (null, 0);
        AccountRules.Require(await accounts.UpdateSecurityStampAsync(found));
        await log.RecordAsync(context, AccessAction.AccountChanged, detail: $"{(command.Disabled ? "disabled" : "enabled")} {found.UserName}");
        return AccountView.Of(found, clock);
    }
}

public static class ResetPasswordEndpoint
{
    /// <summary>重置密码: a new first password, shown once; present sign-ins end.</summary>
    [WolverinePost("/api/v1/accounts/{account}/password-reset"), NotRepeated]
    public static async Task<AccountView> Post(Guid account, HttpContext context, UserManager<Account> accounts, IPasswordHasher<Account> hasher, AccessLog log, TimeProvider clock)
    {
        var found = await AccountRules.OtherAsync(account, context, accounts);
        if (found.ExternalName is not null)
        {
            throw new RefusedException(AccessRefusals.SignsInElsewhere, 422);
        }

        var password = AccountRules.FirstPassword();
        found.PasswordHash = hasher.HashPassword(found, password);
        found.MustChangePassword = true;
        found.FirstPasswordUntil = clock.GetUtcNow() + PasswordRules.FirstPasswordLife;
        (found.LockoutEnd, found.AccessFailedCount) = (null, 0);
        AccountRules.Require(await accounts.UpdateSecurityStampAsync(found));
        await log.RecordAsync(context, AccessAction.AccountChanged, detail: $"password reset of {found.UserName}");
        return AccountView.Of(found, clock) with { FirstPassword = password };
    }
}

/// <summary>账号清单.</summary>
public sealed record AccountList(IReadOnlyList<AccountView> Accounts);

public static class ListAccountsEndpoint
{
    /// <summary>本区的账号.</summary>
    [WolverineGet("/api/v1/accounts")]
    public static async Task<AccountList> Get(HttpContext context, IQuerySession session, TimeProvider clock, CancellationToken token)
    {
        Filters.Of(context);
        var district = session.TenantId;
        return new([.. (await session.Query<Account>().Where(x => x.District == district).OrderBy(x => x.UserName).ToListAsync(token)).Select(x => AccountView.Of(x, clock))]);
    }
}

/// <summary>What accounts must be like.</summary>
public static class AccountRules
{
    // No letters or digits that are taken for one another: first passwords are read out and typed.
    private const string Characters = "abcdefghjkmnpqrstuvwxyzACDEFGHJKLMNPQRTUVWXY34679";

    public static IRuleBuilderOptions<T, string> IsUserName<T>(this IRuleBuilder<T, string> rule) => rule.Matches("^[A-Za-z0-9][A-Za-z0-9._@-]{2,99}$");

    public static IRuleBuilderOptions<T, IReadOnlyList<Grant>> AreGrants<T>(this IRuleBuilder<T, IReadOnlyList<Grant>> rule) => rule
        .NotNull()
        .Must(x => x is null || x.All(y => y is not null && Role.Find(y.Role) is { } role && (!role.WholeDistrict || y.Unit is null))).Saying(AccessRefusals.UnknownRole.Code, AccessRefusals.UnknownRole.Chinese, AccessRefusals.UnknownRole.English)
        .Must(x => x is null || x.All(y => y is null || Role.Find(y.Role)?.WholeDistrict != false || y.Unit is { Length: > 0 and <= 40 })).Saying(AccessRefusals.UnitMissing.Code, AccessRefusals.UnitMissing.Chinese, AccessRefusals.UnitMissing.English);

    /// <exception cref="RefusedException">422 for a unit the district does not have.</exception>
    public static async Task RequireUnitsAsync(IReadOnlyList<Grant> grants, IQuerySession session, CancellationToken token)
    {
        foreach (var unit in grants.Select(x => x.Unit).OfType<string>().Distinct())
        {
            if (await session.OrganisationAsync(unit, token) is null)
            {
                throw new RefusedException(CommonRefusals.UnknownUnit, 422, "/grants");
            }
        }
    }

    /// <summary>Another account of the administrator's own district.</summary>
    /// <exception cref="RefusedException">404 when there is none; 422 for one's own.</exception>
    public static async Task<Account> OtherAsync(Guid id, HttpContext context, UserManager<Account> accounts)
    {
        var caller = Viewer.Of(context).Caller;
        var found = await accounts.FindByIdAsync(id.ToString());
        return found?.District != caller.District ? throw new RefusedException(HttpRefusals.NotFound, 404)
            : found.Id == caller.Account ? throw new RefusedException(AccessRefusals.OwnAccount, 422) : found;
    }

    /// <exception cref="RefusedException">What Identity says no to, in our words.</exception>
    public static void Require(IdentityResult result)
    {
        if (result.Succeeded)
        {
            return;
        }

        throw result.Errors.First().Code switch
        {
            nameof(IdentityErrorDescriber.DuplicateUserName) => new RefusedException(AccessRefusals.UserNameTaken, 409, "/userName"),
            var code when code == AccessRefusals.ExternalNameTaken.Code => new RefusedException(AccessRefusals.ExternalNameTaken, 409, "/externalName"),
            "ConcurrencyFailure" => new RefusedException(HttpRefusals.Conflict, 409),
            _ => new RefusedException(AccessRefusals.PasswordTooWeak, 422, "/password"),
        };
    }

    public static string FirstPassword() => RandomNumberGenerator.GetString(Characters, 16);

    public static string Say(IReadOnlyList<Grant> grants) => string.Join(", ", grants.Select(x => x.Unit is null ? x.Role : $"{x.Role}@{x.Unit}"));
}
