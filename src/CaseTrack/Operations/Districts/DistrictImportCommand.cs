using CaseTrack.Access.Accounts;
using CaseTrack.Secrets;
using JasperFx.CommandLine;
using Marten;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace CaseTrack.Operations.Districts;

/// <summary><c>district-import FOLDER --transfer-key FILE</c>: takes a district in where there is nothing of it, and holds it against the
/// folder; exit code 1 where anything differs, and then nothing has changed.</summary>
[Description("Take in a district that district-export has written 整区导入", Name = "district-import")]
public sealed class DistrictImportCommand : JasperFxAsyncCommand<DistrictImportInput>
{
    public override async Task<bool> Execute(DistrictImportInput input)
    {
        using var host = input.BuildHost();
        try
        {
            var path = input.TransferKeyFlag
                ?? throw new InvalidOperationException("请用 --transfer-key 指明移交密钥文件 (name the file of the transfer key).");
            var services = host.Services;
            await ActivatorUtilities.CreateInstance<SchemaKeeper>(services).StartAsync(CancellationToken.None);
            var manifest = await ActivatorUtilities
                .CreateInstance<DistrictImport>(services, ActivatorUtilities.CreateInstance<DistrictPeople>(services))
                .TakeInAsync(input.Folder, OfficeKey.Transfer(path), CancellationToken.None);
            Console.WriteLine(
                $"已导入 {manifest.District}，与原系统一致 taken in and the same: {manifest.Parts["events"].Lines} events up to "
                    + $"{manifest.Sequence}, {manifest.Parts[DistrictFigures.Part].Lines} figures, chain, heads and releases.");
            foreach (var (name, value) in manifest.Settings
                .Where(x => DistrictExport.SettingsOf(services.GetRequiredService<IConfiguration>()).GetValueOrDefault(x.Key) != x.Value))
            {
                Console.WriteLine($"  原系统设置 set where it came from: {name}={value}");
            }

            await OpenDoorAsync(services, manifest.District);
            return true;
        }
        catch (Exception failure) when (failure is InvalidOperationException or IOException or UnauthorizedAccessException
            or NpgsqlException)
        {
            await Console.Error.WriteLineAsync(failure.Message);
            return false;
        }
    }

    /// <summary>No password has travelled: one administrator gets a first one here, and gives the others theirs.</summary>
    private static async Task OpenDoorAsync(IServiceProvider services, string district)
    {
        await using var scope = services.CreateAsyncScope();
        await using var session = services.GetRequiredService<IDocumentStore>().QuerySession();
        var accounts = await session.Query<Account>()
            .Where(x => x.District == district && !x.Disabled && x.ExternalName == null && !x.Demonstration).ToListAsync();
        if (accounts.OrderBy(x => x.CreatedAt).FirstOrDefault(x => x.Grants.Any(y => y.Role == "administrator")) is not { } one)
        {
            Console.WriteLine("该区没有以密码登录的管理员 (no administrator of the district signs in by password).");
            return;
        }

        var users = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();
        var account = (await users.FindByIdAsync(one.Id.ToString()))!;
        var password = AccountRules.FirstPassword();
        account.PasswordHash = scope.ServiceProvider.GetRequiredService<IPasswordHasher<Account>>().HashPassword(account, password);
        account.FirstPasswordUntil = services.GetRequiredService<TimeProvider>().GetUtcNow() + PasswordRules.FirstPasswordLife;
        AccountRules.Require(await users.UpdateSecurityStampAsync(account));
        Console.WriteLine($"管理员首次密码 first password of an administrator: {account.UserName} {password}");
    }
}
