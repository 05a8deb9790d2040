using CaseTrack.Access.Log;
using CaseTrack.Http;
using Marten;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;

namespace CaseTrack.Access.Accounts;

/// <summary>变更授权.</summary>
public sealed record ChangeGrants(IReadOnlyList<Grant> Grants)
{
    public sealed class Validator : AbstractValidator<ChangeGrants>
    {
        public Validator() => RuleFor(x => x.Grants).AreGrants();
    }
}

public static class ChangeGrantsEndpoint
{
    /// <summary>变更授权: in force with the next request; present sign-ins end.</summary>
    [WolverinePost("/api/v1/accounts/{account}/grants"), NotRepeated]
    public static async Task<AccountView> Post(
        Guid account, ChangeGrants command, HttpContext context, IQuerySession session, UserManager<Account> accounts, AccessLog log, TimeProvider clock, CancellationToken token)
    {
        await AccountRules.RequireUnitsAsync(command.Grants, session, token);
        var found = await AccountRules.OtherAsync(account, context, accounts);
        var before = AccountRules.Say(found.Grants);
        found.Grants = command.Grants;
        AccountRules.Require(await accounts.UpdateSecurityStampAsync(found));
        await log.RecordAsync(context, AccessAction.AccountChanged, detail: $"grants of {found.UserName}: {before} -> {AccountRules.Say(found.Grants)}");
        return AccountView.Of(found, clock);
    }
}
