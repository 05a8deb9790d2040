using CaseTrack.Access.Log;
using CaseTrack.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;

namespace CaseTrack.Access.Accounts;

/// <summary>停用或恢复账号.</summary>
public sealed record DisableAccount(bool Disabled);

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
