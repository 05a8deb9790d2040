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
