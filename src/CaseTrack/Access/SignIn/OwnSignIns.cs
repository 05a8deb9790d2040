using CaseTrack.Access.Accounts;
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
