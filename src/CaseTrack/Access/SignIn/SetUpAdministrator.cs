using CaseTrack.Access.Accounts;
using CaseTrack.Access.Log;
using CaseTrack.Http;
using Marten;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;

namespace CaseTrack.Access.SignIn;

/// <summary>设立首个管理员. Possible once for the service and once for each further district, with the code the program prints.</summary>
/// <param name="SetupCode">设立码.</param>
/// <param name="District">区划代码.</param>
/// <param name="UserName">用户名.</param>
/// <param name="DisplayName">姓名或岗位.</param>
/// <param name="Password">密码.</param>
public sealed record SetUpAdministrator(
    [property: UncheckedText(UncheckedTextAttribute.Secret)] string SetupCode, string District, string UserName, string DisplayName,
    [property: UncheckedText(UncheckedTextAttribute.Secret)] string Password)
{
    public sealed class Validator : AbstractValidator<SetUpAdministrator>
    {
        public Validator()
        {
            RuleFor(x => x.SetupCode).NotEmpty().MaximumLength(100);
            RuleFor(x => x.District).Matches("^[1-9][0-9]{5}$");
            RuleFor(x => x.UserName).IsUserName();
            RuleFor(x => x.DisplayName).NotEmpty().MaximumLength(100);
            RuleFor(x => x.Password).NotEmpty().MaximumLength(PasswordRules.Longest);
        }
    }

    /// <summary>Without code and password, wherever it is printed.</summary>
    public override string ToString() => nameof(SetUpAdministrator);
}

public static class SetUpAdministratorEndpoint
{
    /// <summary>The first administrator has a fixed id: of two at once, one fails.</summary>
    private static readonly Guid First = new("00000000-0000-7000-8000-000000000001");

    private static Guid OfDistrict(string district) => new($"00000000-0000-7000-8000-000000{district}");

    /// <summary>设立首个管理员: of the service with the code of its first start, of a further district with the code of <c>open-district</c>.</summary>
    [WolverinePost("/api/v1/first-administrator"), AllowAnonymous, NotTenanted, NotRepeated]
    public static async Task<AccountView> Post(
        SetUpAdministrator command, HttpContext context, FirstStart start, UserManager<Account> accounts, IDocumentStore store, AccessLog log, TimeProvider clock)
    {
        await using var session = store.LightweightSession();
        var first = start.Fits(command.SetupCode) && !await session.Query<Account>().AnyAsync(x => !x.Demonstration, context.RequestAborted);
        var invitation = first ? null : await session.LoadAsync<DistrictInvitation>(command.District, context.RequestAborted);
        if (!first && (invitation?.Fits(command.SetupCode, clock.GetUtcNow()) is not true
            || await session.Query<Account>().AnyAsync(x => x.District == command.District && !x.Demonstration, context.RequestAborted)))
        {
            await log.RecordAsync(context, AccessAction.SignInRefused, detail: "first-administrator", outcome: 403);
            throw new RefusedException(AccessRefusals.SetupOver, 403, "/setupCode");
        }

        var account = new Account
        {
            Id = first ? First : OfDistrict(command.District),
            UserName = command.UserName,
            NormalizedUserName = command.UserName.ToUpperInvariant(),
            DisplayName = command.DisplayName,
            District = command.District,
            Grants = [new("administrator")],
            CreatedAt = clock.GetUtcNow(),
        };
        AccountRules.Require(await accounts.CreateAsync(account, command.Password));
        if (invitation is null)
        {
            start.Close();
        }
        else
        {
            session.Delete(invitation);
            await session.SaveChangesAsync(context.RequestAborted);
        }

        await log.RecordAsync(context, AccessAction.AccountChanged, detail: $"first administrator {account.UserName}", actor: account.UserName, district: account.District);
        return AccountView.Of(account, clock);
    }
}
