using CaseTrack.Access.Accounts;
using CaseTrack.Access.Log;
using CaseTrack.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;

namespace CaseTrack.Access.SignIn;

/// <summary>修改密码.</summary>
/// <param name="Current">当前密码.</param>
/// <param name="New">新密码.</param>
[UncheckedText(UncheckedTextAttribute.Secret)]
public sealed record ChangePassword(string Current, string New)
{
    public sealed class Validator : AbstractValidator<ChangePassword>
    {
        public Validator()
        {
            RuleFor(x => x.Current).NotEmpty().MaximumLength(PasswordRules.Longest);
            RuleFor(x => x.New).NotEmpty().MaximumLength(PasswordRules.Longest).NotEqual(x => x.Current);
        }
    }

    /// <summary>Without the passwords, wherever it is printed.</summary>
    public override string ToString() => nameof(ChangePassword);
}

public static class ChangePasswordEndpoint
{
    /// <summary>修改密码: every other sign-in of the account ends; the answer holds new tokens.</summary>
    [WolverinePost("/api/v1/password-changes"), NotRepeated]
    public static async Task<SignedIn> Post(ChangePassword command, HttpContext context, UserManager<Account> accounts, SignIns signIns, AccessLog log)
    {
        var account = await OwnAccount.ProvedAsync(command.Current, "/current", "password-change", context, accounts, log);
        (account.MustChangePassword, account.FirstPasswordUntil) = (false, null);
        var changed = await accounts.ChangePasswordAsync(account, command.Current, command.New);
        if (!changed.Succeeded)
        {
            throw new RefusedException(changed.Errors.Any(x => x.Code == "ConcurrencyFailure") ? HttpRefusals.Conflict : AccessRefusals.PasswordTooWeak,
                changed.Errors.Any(x => x.Code == "ConcurrencyFailure") ? 409 : 422, "/new");
        }

        await log.RecordAsync(context, AccessAction.PasswordChanged);
        return await signIns.StartAsync(account, context.RequestAborted);
    }
}
