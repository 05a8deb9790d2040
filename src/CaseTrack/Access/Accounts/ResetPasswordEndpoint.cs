using CaseTrack.Access.Log;
using CaseTrack.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;

namespace CaseTrack.Access.Accounts;

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
