using CaseTrack.Access.Accounts;
using CaseTrack.Access.Log;
using CaseTrack.Access.SignIn;
using CaseTrack.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;

namespace CaseTrack.Access.SecondFactor;

/// <summary>设置动态口令.</summary>
/// <param name="Password">当前密码.</param>
[UncheckedText(UncheckedTextAttribute.Secret)]
public sealed record SetUpSecondFactor(string Password)
{
    public sealed class Validator : AbstractValidator<SetUpSecondFactor>
    {
        public Validator() => RuleFor(x => x.Password).NotEmpty().MaximumLength(PasswordRules.Longest);
    }

    /// <summary>Without the password, wherever it is printed.</summary>
    public override string ToString() => nameof(SetUpSecondFactor);
}

public static class SetUpSecondFactorEndpoint
{
    /// <summary>设置动态口令: a secret for an authenticator; in force once a code of it is confirmed.</summary>
    [WolverinePost("/api/v1/me/second-factor"), NotRepeated]
    public static async Task<SecondFactorSecret> Post(SetUpSecondFactor command, HttpContext context, UserManager<Account> accounts, OneTimeCodes codes, AccessLog log)
    {
        var account = await OwnAccount.ProvedAsync(command.Password, "/password", "second-factor", context, accounts, log);
        if (account.HasSecondFactor)
        {
            throw new RefusedException(AccessRefusals.SecondFactorThere, 409);
        }

        var secret = codes.Give(account);
        AccountRules.Require(await accounts.UpdateAsync(account));
        return secret;
    }
}

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
