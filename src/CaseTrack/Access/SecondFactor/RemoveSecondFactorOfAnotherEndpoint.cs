using CaseTrack.Access.Accounts;
using CaseTrack.Access.Log;
using CaseTrack.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;

namespace CaseTrack.Access.SecondFactor;

public static class RemoveSecondFactorOfAnotherEndpoint
{
    /// <summary>解除他人的动态口令, whose device is lost; present sign-ins end, and where the role needs one it is set up anew.</summary>
    [WolverinePost("/api/v1/accounts/{account}/second-factor-removal"), NotRepeated]
    public static async Task<AccountView> Post(Guid account, HttpContext context, UserManager<Account> accounts, AccessLog log, TimeProvider clock)
    {
        var found = await AccountRules.OtherAsync(account, context, accounts);
        found.ForgetSecondFactor();
        AccountRules.Require(await accounts.UpdateSecurityStampAsync(found));
        await log.RecordAsync(context, AccessAction.AccountChanged, detail: $"second factor of {found.UserName} removed");
        return AccountView.Of(found, clock);
    }
}
