using System.Security.Cryptography;
using System.Text;
using CaseTrack.Access.Accounts;
using CaseTrack.Access.Log;
using CaseTrack.Http;
using Marten;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CaseTrack.Access.SignIn;

/// <summary>设立首个管理员. Possible once, with the code the program prints at its first start.</summary>
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

/// <summary>首次启动. Prints a code as long as there is no account; whoever can read the program's output owns the machine already.</summary>
public sealed class FirstStart(IDocumentStore store, ILoggerFactory logging, DemonstrationMode demonstration) : IHostedService
{
    private string? code;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await using var session = store.QuerySession();
        if (demonstration.Running || await session.Query<Account>().AnyAsync(x => !x.Demonstration, cancellationToken))
        {
            return;
        }

        code = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        logging.CreateLogger("CaseTrack").LogWarning("首次启动：尚无管理员。设立码 (first start: no administrator yet; setup code): {Code} · POST /api/v1/first-administrator", code);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Whether a code is the one printed.</summary>
    public bool Fits(string given) => code is not null && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(code), Encoding.UTF8.GetBytes(given));

    /// <summary>The code is good once.</summary>
    public void Close() => code = null;
}

public static class SetUpAdministratorEndpoint
{
    /// <summary>The first administrator has a fixed id: of two at once, one fails.</summary>
    private static readonly Guid First = new("00000000-0000-7000-8000-000000000001");

    /// <summary>设立首个管理员.</summary>
    [WolverinePost("/api/v1/first-administrator"), AllowAnonymous, NotTenanted, NotRepeated]
    public static async Task<AccountView> Post(
        SetUpAdministrator command, HttpContext context, FirstStart start, UserManager<Account> accounts, IDocumentStore store, AccessLog log, TimeProvider clock)
    {
        await using var session = store.QuerySession();
        if (!start.Fits(command.SetupCode) || await session.Query<Account>().AnyAsync(x => !x.Demonstration, context.RequestAborted))
        {
            await log.RecordAsync(context, AccessAction.SignInRefused, detail: "first-administrator", outcome: 403);
            throw new RefusedException(AccessRefusals.SetupOver, 403, "/setupCode");
        }

        var account = new Account
        {
            Id = First,
            UserName = command.UserName,
            NormalizedUserName = command.UserName.ToUpperInvariant(),
            DisplayName = command.DisplayName,
            District = command.District,
            Grants = [new("administrator")],
            CreatedAt = clock.GetUtcNow(),
        };
        AccountRules.Require(await accounts.CreateAsync(account, command.Password));
        start.Close();
        await log.RecordAsync(context, AccessAction.AccountChanged, detail: $"first administrator {account.UserName}", actor: account.UserName, district: account.District);
        return AccountView.Of(account, clock);
    }
}
