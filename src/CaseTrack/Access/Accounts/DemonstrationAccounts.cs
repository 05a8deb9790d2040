using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace CaseTrack.Access.Accounts;

/// <summary>示范账号. One account a role, and one that brings in what was before; they sign in only while the demonstration runs.</summary>
public static class DemonstrationAccounts
{
    /// <summary>Everybody knows it, so it is useless outside the demonstration.</summary>
    public const string Password = "annual-report-of-2022";

    public static IReadOnlyList<(string UserName, string DisplayName, Grant[] Grants)> All { get; } =
    [
        ("mediator", "楠竹林社区调委会调解员", [new("mediator", "420202005003-tw")]),
        ("street", "沈家营司法所", [new("street-office", "420202005")]),
        ("mediation", "人民参与和促进法治科", [new("mediation-desk")]),
        ("review", "行政复议与应诉科", [new("review-desk")]),
        ("supervision", "行政执法协调监督科", [new("supervision-desk")]),
        ("clerk", "普法科台账员", [new("clerk", "420202-pf")]),
        ("importer", "数据迁入员", [new("importer"), new("mediation-desk")]),
        ("author", "法治督察科", [new("report-author")]),
        ("leader", "局领导", [new("leader")]),
        ("auditor", "审计", [new("auditor")]),
        ("admin", "系统管理员", [new("administrator")]),
    ];

    /// <summary>Opens those that are missing.</summary>
    public static async Task OpenAsync(IServiceProvider services, string district, TextWriter output)
    {
        await using var scope = services.CreateAsyncScope();
        var accounts = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();
        var clock = scope.ServiceProvider.GetRequiredService<TimeProvider>();
        foreach (var (userName, displayName, grants) in All)
        {
            if (await accounts.FindByNameAsync(userName) is null)
            {
                AccountRules.Require(await accounts.CreateAsync(new Account
                {
                    Id = Guid.CreateVersion7(),
                    UserName = userName,
                    NormalizedUserName = userName.ToUpperInvariant(),
                    DisplayName = displayName,
                    District = district,
                    Grants = [.. grants],
                    Demonstration = true,
                    CreatedAt = clock.GetUtcNow(),
                }, Password));
            }
        }

        await output.WriteLineAsync(
            $"示范账号 (demonstration accounts): {string.Join(" ", All.Select(x => x.UserName))} · 密码 (password): {Password} · POST "
                + $"/api/v1/sign-ins");
    }
}
