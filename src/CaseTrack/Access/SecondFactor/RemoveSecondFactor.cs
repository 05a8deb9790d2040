using CaseTrack.Access.Accounts;
using CaseTrack.Access.Log;
using CaseTrack.Access.SignIn;
using CaseTrack.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;

namespace CaseTrack.Access.SecondFactor;

/// <summary>停用动态口令.</summary>
/// <param name="Password">当前密码.</param>
/// <param name="Code">A code of the authenticator.</param>
[UncheckedText(UncheckedTextAttribute.Secret)]
public sealed record RemoveSecondFactor(string Password, string Code)
{
    public sealed class Validator : AbstractValidator<RemoveSecondFactor>
    {
        public Validator()
        {
            RuleFor(x => x.Password).NotEmpty().MaximumLength(PasswordRules.Longest);
            RuleFor(x => x.Code).NotEmpty().MaximumLength(10);
        }
    }

    /// <summary>Without password and code, wherever it is printed.</summary>
    public override string ToString() => nameof(RemoveSecondFactor);
}

public static class RemoveSecondFactorEndpoint
{
    /// <summary>停用动态口令, for a new device or for good; every other sign-in of the account ends, the answer holds new tokens.</summary>
    [WolverinePost("/api/v1/me/second-factor/removal"), NotRepeated]
    public static async Task<SignedIn> Post(
        RemoveSecondFactor command, HttpContext context, UserManager<Account> accounts, OneTimeCodes codes, SignIns signIns, AccessLog log)
    {
        var account = await OwnAccount.ProvedAsync(command.Password, "/password", "second-factor", context, accounts, log);
        if (!account.HasSecondFactor || !await codes.TakeAsync(account, command.Code, accounts))
        {
            await OwnAccount.FailedAsync(account, "second-factor", context, accounts, log);
            throw new RefusedException(AccessRefusals.CodeWrong, 422, "/code");
        }

        account.ForgetSecondFactor();
        AccountRules.Require(await accounts.UpdateSecurityStampAsync(account));
        await log.RecordAsync(context, AccessAction.SecondFactorChanged, detail: "removed");
        return await signIns.StartAsync(account, context.RequestAborted);
    }
}
