using CaseTrack.Access.Accounts;
using CaseTrack.Access.Log;
using CaseTrack.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;

namespace CaseTrack.Access.SignIn;

/// <summary>本人的一次登录.</summary>
/// <param name="Id">Its number, to end it by.</param>
/// <param name="StartedAt">When it began.</param>
/// <param name="UsedAt">When its tokens were last renewed.</param>
/// <param name="Current">The one that asks.</param>
public sealed record OwnSignIn(Guid Id, DateTimeOffset StartedAt, DateTimeOffset UsedAt, bool Current);

/// <summary>本人的登录.</summary>
public sealed record OwnSignIns(IReadOnlyList<OwnSignIn> SignIns);

public static class ListOwnSignInsEndpoint
{
    /// <summary>本人的登录: where I am signed in; a machine's key and a token of an identity provider are no sign-ins of ours.</summary>
    [WolverineGet("/api/v1/me/sign-ins")]
    public static async Task<OwnSignIns> Get(HttpContext context, UserManager<Account> accounts, SignIns signIns) =>
        await OwnAccount.FindAsync(context, accounts) is { } account
            ? new([.. (await signIns.OfAsync(account, context.RequestAborted)).Select(x => new OwnSignIn(x.Id, x.StartedAt, x.UsedAt, x.Id == Caller.Of(context)!.Session))])
            : new([]);
}

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
