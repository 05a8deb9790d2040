using CaseTrack.Access.Accounts;
using CaseTrack.Access.Log;
using CaseTrack.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;

namespace CaseTrack.Access.SignIn;

/// <summary>本人的账号.</summary>
public static class OwnAccount
{
    /// <summary>The account of the person who asks; null for machines.</summary>
    public static async Task<Account?> FindAsync(HttpContext context, UserManager<Account> accounts) =>
        Caller.Of(context) is { Session: not null, Account: { } id } ? await accounts.FindByIdAsync(id.ToString()) : null;

    /// <summary>The account of the person who asks and has said the present password again. Guessing it through a stolen token counts as guessing.</summary>
    /// <param name="password">The present password.</param>
    /// <param name="field">Where it stands in the request.</param>
    /// <param name="what">What it is for, in the log.</param>
    /// <param name="context">The request.</param>
    /// <param name="accounts">The accounts.</param>
    /// <param name="log">The access log.</param>
    /// <exception cref="RefusedException">403 for machines, people of an identity provider and the demonstration; 422 for a wrong password.</exception>
    public static async Task<Account> ProvedAsync(string password, string field, string what, HttpContext context, UserManager<Account> accounts, AccessLog log)
    {
        var account = await FindAsync(context, accounts);
        if (account?.PasswordHash is null || account.Demonstration)
        {
            throw new RefusedException(HttpRefusals.Denied, 403);
        }

        if (await accounts.IsLockedOutAsync(account) || !await accounts.CheckPasswordAsync(account, password))
        {
            await FailedAsync(account, what, context, accounts, log);
            throw new RefusedException(AccessRefusals.PasswordWrong, 422, field);
        }

        return account;
    }

    /// <summary>Counts a wrong answer and writes it down.</summary>
    public static async Task FailedAsync(Account account, string what, HttpContext context, UserManager<Account> accounts, AccessLog log)
    {
        await Failures.CountAsync(account, accounts);
        await log.RecordAsync(context, AccessAction.SignInRefused, detail: what, outcome: 422);
    }
}
