using System.Text.RegularExpressions;
using CaseTrack.Access.Accounts;
using JasperFx.CommandLine;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using Spectre.Console;

namespace CaseTrack.Access.SignIn;

/// <summary><c>open-district 420203</c>: prints the code with which that district's first administrator is set up; beside a running service or without one.</summary>
[Description("Open a further district on this service 开通一个区", Name = "open-district")]
public sealed partial class OpenDistrictCommand : JasperFxAsyncCommand<OpenDistrictInput>
{
    public override async Task<bool> Execute(OpenDistrictInput input)
    {
        using var host = input.BuildHost();
        var clock = host.Services.GetRequiredService<TimeProvider>();
        await using var session = host.Services.GetRequiredService<IDocumentStore>().LightweightSession();
        if (!District().IsMatch(input.District))
        {
            AnsiConsole.WriteLine("区划代码为六位数字 (a district's code has six digits).");
            return false;
        }

        if (await session.Query<Account>().AnyAsync(x => x.District == input.District && !x.Demonstration))
        {
            AnsiConsole.WriteLine("该区已有账号，由其管理员开设其他账号 (the district has accounts; its administrator opens further ones).");
            return false;
        }

        var (invitation, code) = DistrictInvitation.New(input.District, clock.GetUtcNow());
        session.Store(invitation);
        await session.SaveChangesAsync();
        AnsiConsole.WriteLine($"设立码，十四天内一次有效 (setup code, good once within fourteen days): {code} · POST /api/v1/first-administrator, district {input.District}");
        return true;
    }

    [GeneratedRegex("^[1-9][0-9]{5}$")]
    private static partial Regex District();
}

/// <summary>Which district.</summary>
public sealed class OpenDistrictInput : NetCoreInput
{
    /// <summary>区划代码.</summary>
    [Description("The district, by its GB/T 2260 code")]
    public string District { get; set; } = "";
}
