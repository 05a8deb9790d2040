using CaseTrack.Access.Log;
using CaseTrack.Http;
using CaseTrack.Organisations;
using Marten;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;

namespace CaseTrack.Access.Accounts;

/// <summary>批量开设账号: all of a list, or none of it.</summary>
public sealed record OpenAccounts(IReadOnlyList<OpenAccount> Accounts)
{
    public const int Most = 100;

    public sealed class Validator : AbstractValidator<OpenAccounts>
    {
        public Validator()
        {
            RuleFor(x => x.Accounts).NotEmpty().Must(x => x is null || x.Count <= Most)
                .Saying(AccessRefusals.TooManyAccounts.Code, AccessRefusals.TooManyAccounts.Chinese,
                    AccessRefusals.TooManyAccounts.English);
            RuleForEach(x => x.Accounts).NotNull().SetValidator(new OpenAccount.Validator());
        }
    }
}

/// <summary>已开设的账号, in the order of the list, each with its first password.</summary>
public sealed record OpenedAccounts(IReadOnlyList<AccountView> Accounts);

public static class OpenAccountsEndpoint
{
    /// <summary>Every row has its verdict: <c>errors</c> names each that cannot be, and why.</summary>
    public static async Task<ProblemDetails> ValidateAsync(
        OpenAccounts command, IQuerySession session, ILookupNormalizer names, CancellationToken token)
    {
        var units = (await session.OrganisationsAsync(token)).Select(x => x.Code).ToHashSet();
        string[] wanted = [.. command.Accounts.Select(x => names.NormalizeName(x.UserName)!)];
        string[] linked = [.. command.Accounts.Select(x => x.ExternalName).OfType<string>()];
        var taken = (await session.Query<Account>().Where(x => x.NormalizedUserName.IsOneOf(wanted)).Select(x => x.NormalizedUserName)
            .ToListAsync(token)).ToHashSet();
        var takenLinks = linked.Length == 0 ? []
            : (await session.Query<Account>().Where(x => x.ExternalName!.IsOneOf(linked)).Select(x => x.ExternalName!)
                .ToListAsync(token)).ToHashSet();
        var errors = new List<FieldError>();
        foreach (var (row, i) in command.Accounts.Select((x, i) => (x, i)))
        {
            (Refusal Refusal, string Field)? fault = !taken.Add(wanted[i]) ? (AccessRefusals.UserNameTaken, "userName")
                : row.ExternalName is { } link && !takenLinks.Add(link) ? (AccessRefusals.ExternalNameTaken, "externalName")
                : row.Grants.Any(x => x.Unit is { } unit && !units.Contains(unit)) ? (CommonRefusals.UnknownUnit, "grants")
                : null;
            if (fault is var (refusal, field))
            {
                errors.Add(new($"/accounts/{i}/{field}", refusal.Code, refusal.Here));
            }
        }

        return errors.Count == 0 ? WolverineContinue.NoProblems
            : new RefusalProblem(AccessRefusals.AccountListRefused) { Extensions = { ["errors"] = errors } };
    }

    /// <summary>批量开设账号: all of a list, or none of it; each row that cannot be is named. The answer holds the first passwords,
    /// once.</summary>
    [WolverinePost("/api/v1/accounts/list"), NotRepeated]
    public static async Task<OpenedAccounts> Post(
        OpenAccounts command, HttpContext context, IDocumentStore store, IQuerySession session, IPasswordHasher<Account> hasher,
        ILookupNormalizer names, AccessLog log, TimeProvider clock, CancellationToken token)
    {
        // A password takes its time on purpose.
        var opened = command.Accounts.AsParallel().AsOrdered().Select(x => Open(x)).ToArray();
        using var accounts = new AccountStore(store);
        AccountRules.Require(await accounts.CreateAllAsync([.. opened.Select(x => x.Account)], token));
        foreach (var (account, _) in opened)
        {
            await log.RecordAsync(
                context, AccessAction.AccountChanged, detail: $"opened {account.UserName}: {AccountRules.Say(account.Grants)}");
        }

        return new([.. opened.Select(x => AccountView.Of(x.Account, clock) with { FirstPassword = x.Password })]);

        (Account Account, string? Password) Open(OpenAccount row)
        {
            var account = OpenAccountEndpoint.Opened(row, session.TenantId, clock);
            var password = row.ExternalName is null ? AccountRules.FirstPassword() : null;
            account.NormalizedUserName = names.NormalizeName(row.UserName)!;
            account.PasswordHash = password is null ? null : hasher.HashPassword(account, password);
            account.SecurityStamp = Guid.NewGuid().ToString("N");
            return (account, password);
        }
    }
}
