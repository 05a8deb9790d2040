using System.Text.Json;
using JasperFx.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Spectre.Console;

namespace CaseTrack.Proof;

/// <summary>What to verify.</summary>
public sealed class VerifyInput : NetCoreInput
{
    /// <summary>An exported head.</summary>
    [Description("An exported chain head")]
    public string? HeadFlag { get; set; }

    /// <summary>One district only.</summary>
    [Description("One district (GB/T 2260 code)")]
    public string? DistrictFlag { get; set; }
}

/// <summary><c>verify [--head file.json] [--district 420202]</c>: computes the chain of events anew; exit code 1 where it does not hold.</summary>
[Description("Verify that no event was altered, removed or inserted 核验事件链", Name = "verify")]
public sealed class VerifyCommand : JasperFxAsyncCommand<VerifyInput>
{
    public override async Task<bool> Execute(VerifyInput input)
    {
        using var host = input.BuildHost();
        SignedHead[] heads = input.HeadFlag is { } file
            ? [JsonSerializer.Deserialize<SignedHead>(await File.ReadAllTextAsync(file), JsonSerializerOptions.Web)!] : [];
        var districts = input.DistrictFlag is { } one ? [one] : await host.Services.GetRequiredService<Chain>().DistrictsAsync(CancellationToken.None);
        var holds = true;
        foreach (var district in districts)
        {
            var verdict = await host.Services.GetRequiredService<ChainVerification>().RunAsync(district, [.. heads.Where(x => x.Head.District == district)], CancellationToken.None);
            holds &= verdict.Holds;
            AnsiConsole.WriteLine(verdict.First is not { } fault
                ? $"{district} 一致 holds: {verdict.Events} events, {verdict.Linked} linked, {verdict.Heads} heads."
                : $"{district} 不一致 does not hold: {fault.Kind} at event {fault.Sequence} {fault.Event} {fault.Stream}{(fault.After is { } after ? $" (proved up to {after})" : "")}");
        }

        return holds;
    }
}
