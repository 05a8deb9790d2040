using CaseTrack.Access.Accounts;
using CaseTrack.Access.Log;
using CaseTrack.Access.SecondFactor;
using CaseTrack.Http;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;

namespace CaseTrack.Access.SignIn;

/// <summary>登录.</summary>
/// <param name="UserName">用户名.</param>
/// <param name="Password">密码.</param>
/// <param name="Code">动态口令, where the account has it.</param>
[UncheckedText(UncheckedTextAttribute.Secret)]
public sealed record SignIn(string UserName, string Password, string? Code = null)
{
    public sealed class Validator : AbstractValidator<SignIn>
    {
        public Validator()
        {
            RuleFor(x => x.UserName).NotEmpty().MaximumLength(100);
            RuleFor(x => x.Password).NotEmpty().MaximumLength(PasswordRules.Longest);
            RuleFor(x => x.Code).MaximumLength(10);
        }
    }

    /// <summary>Without password and code, wherever it is printed.</summary>
    public override string ToString() => nameof(SignIn);
}

/// <summary>已登录.</summary>
/// <param name="AccessToken">For <c>Authorization: Bearer</c>.</param>
/// <param name="ExpiresAt">When it ends.</param>
/// <param name="RefreshToken">Good once, for the next pair of tokens.</param>
/// <param name="MustChangePassword">首次登录须修改密码.</param>
/// <param name="MustSetUpSecondFactor">须先设置动态口令.</param>
public sealed record SignedIn(
    string AccessToken, DateTimeOffset ExpiresAt, string RefreshToken, bool MustChangePassword, bool MustSetUpSecondFactor)
{
    /// <summary>Without the tokens, wherever it is printed.</summary>
    public override string ToString() => nameof(SignedIn);
}

public static class SignInEndpoint
{
    /// <summary>登录: a pair of tokens for a user name and a password, and a one-time code where the account has them.</summary>
    [WolverinePost("/api/v1/sign-ins"), AllowAnonymous, NotTenanted, NotRepeated]
    public static async Task<SignedIn> Post(
        SignIn command, HttpContext context, UserManager<Account> accounts, SignIns signIns, OneTimeCodes codes, AccessLog log,
        DemonstrationMode demonstration,
        Nobody nobody, TimeProvider clock)
    {
        var account = command.UserName.All(char.IsAscii) ? await accounts.FindByNameAsync(command.UserName) : null;
        if (account is not { Disabled: false, PasswordHash: not null } || (account.Demonstration && !demonstration.Running)
            || account.FirstPasswordUntil < clock.GetUtcNow()
            || await accounts.IsLockedOutAsync(account))
        {
            nobody.Compare(command.Password);
            await RefuseAsync(AccessAction.SignInRefused);
        }

        if (!await accounts.CheckPasswordAsync(account!, command.Password))
        {
            account = await Failures.CountAsync(account!, accounts);
            await RefuseAsync(await accounts.IsLockedOutAsync(account) ? AccessAction.LockedOut : AccessAction.SignInRefused);
        }

        // Only who has the password learns that there is a second question, and wrong answers to it count as wrong passwords do.
        if (account!.HasSecondFactor)
        {
            if (command.Code is null)
            {
                await log.RecordAsync(
                    context, AccessAction.SignInRefused, actor: account.UserName, district: account.District, detail: "code missing",
                    outcome: 401);
                throw new RefusedException(AccessRefusals.CodeMissing, 401, "/code");
            }

            if (!await codes.TakeAsync(account, command.Code, accounts))
            {
                account = await Failures.CountAsync(account, accounts);
                await RefuseAsync(await accounts.IsLockedOutAsync(account) ? AccessAction.LockedOut : AccessAction.SignInRefused);
            }
        }

        if (account!.AccessFailedCount > 0)
        {
            await accounts.ResetAccessFailedCountAsync(account);
        }

        var signedIn = await signIns.StartAsync(account, context.RequestAborted);
        await log.RecordAsync(context, AccessAction.SignedIn, actor: account.UserName, district: account.District);
        return signedIn;

        // A name nobody has is not written down: people type their password into the wrong field.
        async Task RefuseAsync(AccessAction action)
        {
            await log.RecordAsync(
                context, action, actor: account?.UserName ?? "?", district: account?.District ?? AccessLog.NoDistrict, outcome: 401);
            throw new RefusedException(AccessRefusals.SignInFailed, 401);
        }
    }
}
