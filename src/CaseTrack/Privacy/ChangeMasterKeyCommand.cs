using CaseTrack.Parties;
using CaseTrack.Secrets;
using JasperFx.CommandLine;
using Marten;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Spectre.Console;

namespace CaseTrack.Privacy;

/// <summary><c>change-master-key</c>: everything sealed with <c>Privacy:PreviousMasterKey</c> is sealed with <c>Privacy:MasterKey</c>; exit code 1 where neither opens it.
/// The service is stopped while it runs. Run again after it was cut off, it goes on where it was.</summary>
[Description("Change the master key 更换主密钥 (stop the service first)", Name = "change-master-key")]
public sealed class ChangeMasterKeyCommand : JasperFxAsyncCommand<NetCoreInput>
{
    public override async Task<bool> Execute(NetCoreInput input)
    {
        using var host = input.BuildHost();
        var services = host.Services;
        try
        {
            var (previous, present) = (OfficeKey.LoadPrevious(services.GetRequiredService<IConfiguration>()), services.GetRequiredService<OfficeKey>());
            var store = services.GetRequiredService<IDocumentStore>();
            await using var alone = await MasterKeyCheck.AloneAsync(store, CancellationToken.None)
                ?? throw new InvalidOperationException("服务仍在运行，请先停止 (a service is at work with the key; stop it first).");
            var (parties, accounts) = await new MasterKeyChange(store, previous, present).RunAsync(CancellationToken.None);
            AnsiConsole.WriteLine($"已更换 changed: {parties} 名当事人 parties, {accounts} 个动态口令 one-time code secrets. 旧备份仍须旧密钥 (old backups still need the old key).");
            return true;
        }
        catch (InvalidOperationException failure)
        {
            AnsiConsole.WriteLine(failure.Message);
            return false;
        }
    }
}
