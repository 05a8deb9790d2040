using CaseTrack.Access.Log;
using CaseTrack.Http;
using Marten;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;

namespace CaseTrack.Access.Accounts;

/// <summary>开设账号.</summary>
/// <param name="UserName">用户名.</param>
/// <param name="DisplayName">姓名或岗位.</param>
/// <param name="Grants">授权.</param>
/// <param name="ExternalName">The person's name at the identity provider; such an account has no password here.</param>
public sealed record OpenAccount(
    string UserName, string DisplayName, IReadOnlyList<Grant> Grants,
    [property: UncheckedText("the identity provider chose it; it is kept with the account alone")] string? ExternalName = null)
{
    public sealed class Validator : AbstractValidator<OpenAccount>
    {
        public Validator()
        {
            RuleFor(x => x.UserName).IsUserName();
            RuleFor(x => x.DisplayName).NotEmpty().MaximumLength(100);
            RuleFor(x => x.ExternalName).MaximumLength(200);
            RuleFor(x => x.Grants).AreGrants();
        }
    }
}

public static class OpenAccountEndpoint
{
    /// <summary>开设账号: the answer holds the first password, once.</summary>
    [WolverinePost("/api/v1/accounts"), NotRepeated]
    public static async Task<AccountView> Post(
        OpenAccount command, HttpContext context, IQuerySession session, UserManager<Account> accounts, AccessLog log, TimeProvider clock,
        CancellationToken token)
    {
        await AccountRules.RequireUnitsAsync(command.Grants, session, token);
        var account = Opened(command, session.TenantId, clock);
        var password = command.ExternalName is null ? AccountRules.FirstPassword() : null;
        AccountRules.Require(password is null ? await accounts.CreateAsync(account) : await accounts.CreateAsync(account, password));
        await log.RecordAsync(
            context, AccessAction.AccountChanged, detail: $"opened {account.UserName}: {AccountRules.Say(account.Grants)}");
        return AccountView.Of(account, clock) with { FirstPassword = password };
    }

    /// <summary>The account as it is opened, without a password.</summary>
    internal static Account Opened(OpenAccount command, string district, TimeProvider clock) => new()
    {
        Id = Guid.CreateVersion7(),
        UserName = command.UserName,
        NormalizedUserName = command.UserName.ToUpperInvariant(),
        DisplayName = command.DisplayName,
        District = district,
        Grants = command.Grants,
        ExternalName = command.ExternalName,
        MustChangePassword = command.ExternalName is null,
        FirstPasswordUntil = command.ExternalName is null ? clock.GetUtcNow() + PasswordRules.FirstPasswordLife : null,
        CreatedAt = clock.GetUtcNow(),
    };
}
