using CaseTrack.Releases;
using JasperFx.CommandLine;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CaseTrack.Proof;

/// <summary>What to verify.</summary>
public sealed class VerifyInput : NetCoreInput
{
    /// <summary>Exported heads.</summary>
    [Description("Exported chain heads")]
    public string[]? HeadFlag { get; set; }

    /// <summary>Whose signatures count; with it no key of the service is needed or made.</summary>
    [Description("Files with the public keys that count (PEM or base64); with them no key of the service is needed, and seals are not "
        + "checked")]
    public string[]? PublicKeyFlag { get; set; }

    /// <summary>One district only.</summary>
    [Description("One district (GB/T 2260 code)")]
    public string? DistrictFlag { get; set; }
}

/// <summary><c>verify [--head file.json …] [--public-key file.pem …] [--district 420202]</c>: computes the chain of events again; exit
/// code 1 where it does not hold.</summary>
/// <remarks>It makes no key. Districts that only an exported head knows are verified too: there nothing is left.</remarks>
[Description("Verify that no event was altered, removed or inserted 核验事件链", Name = "verify")]
public sealed class VerifyCommand : JasperFxAsyncCommand<VerifyInput>
{
    public override async Task<bool> Execute(VerifyInput input)
    {
        using var host = input.BuildHost();
        var verification = host.Services.GetRequiredService<ChainVerification>();
        try
        {
            SignedHead[] heads = [.. (input.HeadFlag ?? []).Select(HeadFile.Read)];
            var (seals, keys) = Keys(input, host.Services);
            IEnumerable<string> districts = input.DistrictFlag is { } one ? [one]
                : await verification.DistrictsAsync(CancellationToken.None);
            var holds = true;
            foreach (var district in districts.Union(heads.Select(x => x.Head.District)).ToList())
            {
                var verdict = await verification.RunAsync(
                    district, [.. heads.Where(x => x.Head.District == district)], seals, keys, CancellationToken.None);
                holds &= verdict.Holds;
                Say(verdict);
            }

            return holds;
        }
        catch (Exception failure) when (failure is InvalidOperationException or IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync(failure.Message);
            return false;
        }
    }

    private static (EventSeals? Seals, TrustedKeys Keys) Keys(VerifyInput input, IServiceProvider services)
    {
        if (input.PublicKeyFlag is { Length: > 0 } files)
        {
            return (null, TrustedKeys.Of(files.Select(x => (x, File.ReadAllText(x)))));
        }

        var seals = services.GetRequiredService<EventSeals>();
        if (!seals.HasKey || !SigningKey.Exists(services.GetRequiredService<IConfiguration>()))
        {
            throw new InvalidOperationException(
                "此处没有本系统的封印密钥和签名密钥；用 --public-key 指明公钥即可核验链与链首 "
                + "(the service's seal and signing keys are not here; with --public-key links and heads can be verified without them).");
        }

        return (seals, services.GetRequiredService<SigningKey>().Trusted);
    }

    private static void Say(ChainVerdict verdict)
    {
        Console.WriteLine(verdict.Holds
            ? $"{verdict.District} 一致 holds: {verdict.Events} events, {verdict.Linked} linked, {verdict.Heads} heads."
            : $"{verdict.District} 不一致 does not hold: {verdict.Differences} differences in {verdict.Events} events.");
        foreach (var fault in verdict.Named)
        {
            Console.WriteLine($"  {fault.Kind} at event {fault.Sequence} {fault.Event} "
                + $"{fault.Stream}{(fault.After is { } after ? $" (proved up to {after})" : "")}");
        }

        if (verdict.Differences > verdict.Named.Count)
        {
            Console.WriteLine($"  … and {verdict.Differences - verdict.Named.Count} more");
        }

        if (verdict.Redacted > 0)
        {
            Console.WriteLine($"  {verdict.Redacted} 个事件的文字经两人遮盖 events redacted by two people.");
        }

        if (!verdict.SealsChecked)
        {
            Console.WriteLine("  封印未核验 seals unchecked: their key is with the service.");
        }

        if (verdict.DaysWithoutHead is [var first, ..] days)
        {
            Console.WriteLine($"  {days.Count} 日缺链首 days without a head between others, the first {first:yyyy-MM-dd}.");
        }
    }
}
