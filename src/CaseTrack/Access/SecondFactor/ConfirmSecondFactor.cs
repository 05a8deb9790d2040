using CaseTrack.Access.Accounts;
using CaseTrack.Access.Log;
using CaseTrack.Access.SignIn;
using CaseTrack.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;

namespace CaseTrack.Access.SecondFactor;

/// <summary>启用动态口令.</summary>
/// <param name="Code">A code of the authenticator.</param>
[UncheckedText(UncheckedTextAttribute.Secret)]
public sealed record ConfirmSecondFactor(string Code)
{
    public sealed class Validator : AbstractValidator<ConfirmSecondFactor>
    {
        public Validator() => RuleFor(x => x.Code).NotEmpty().MaximumLength(10);
    }

    /// <summary>Without the code, wherever it is printed.</summary>
    public override string ToString() => nameof(ConfirmSecondFactor);
}

public static class ConfirmSecondFactorEndpoint
{
    /// <summary>启用动态口令: from now on every sign-in asks for one; every other sign-in of the account ends, the answer holds new tokens.</summary>
    [WolverinePost("/api/v1/me/second-factor/confirmation"), NotRepeated]
    public static async Task<SignedIn> Post(
        ConfirmSecondFactor command, HttpContext context, UserManager<Account> accounts, OneTimeCodes codes, SignIns signIns, AccessLog log)
    {
        if (await OwnAccount.FindAsync(context, accounts) is not { HasSecondFactor: false } account || !await codes.TakeAsync(account, command.Code, accounts))
        {
            throw new RefusedException(AccessRefusals.CodeWrong, 422, "/code");
        }

        account.HasSecondFactor = true;
        AccountRules.Require(await accounts.UpdateSecurityStampAsync(account));
        await log.RecordAsync(context, AccessAction.SecondFactorChanged, detail: "set up");
        return await signIns.StartAsync(account, context.RequestAborted);
    }
}
