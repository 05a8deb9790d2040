using CaseTrack.Access.Accounts;
using CaseTrack.Access.Log;
using CaseTrack.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;

namespace CaseTrack.Access.SignIn;

public static class EndOwnSignInEndpoint
{
    /// <summary>结束本人的一次登录: a device that was lost, or one that I do not know.</summary>
    [WolverinePost("/api/v1/me/sign-ins/{signIn}/ending"), NotRepeated]
    public static async Task<SignedOut> Post(Guid signIn, HttpContext context, UserManager<Account> accounts, SignIns signIns, AccessLog log)
    {
        if (await OwnAccount.FindAsync(context, accounts) is not { } account || (await signIns.OfAsync(account, context.RequestAborted)).All(x => x.Id != signIn))
        {
            throw new RefusedException(HttpRefusals.NotFound, 404);
        }

        await signIns.EndAsync(signIn, context.RequestAborted);
        await log.RecordAsync(context, AccessAction.SignedOut, detail: $"sign-in {signIn}");
        return new(true);
    }
}
