using CaseTrack.Http;
using Marten;
using Microsoft.AspNetCore.Http;

namespace CaseTrack.Access.Accounts;

/// <summary>账号清单.</summary>
public sealed record AccountList(IReadOnlyList<AccountView> Accounts);

public static class ListAccountsEndpoint
{
    /// <summary>本区的账号.</summary>
    [WolverineGet("/api/v1/accounts")]
    public static async Task<AccountList> Get(HttpContext context, IQuerySession session, TimeProvider clock, CancellationToken token)
    {
        Filters.Of(context);
        var district = session.TenantId;
        return new([.. (await session.Query<Account>().Where(x => x.District == district).OrderBy(x => x.UserName).ToListAsync(token)).Select(x => AccountView.Of(x, clock))]);
    }
}
