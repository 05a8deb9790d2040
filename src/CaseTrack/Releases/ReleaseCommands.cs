using System.Text.Json;
using JasperFx.CommandLine;
using Marten;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Spectre.Console;

namespace CaseTrack.Releases;

/// <summary>What to check.</summary>
public sealed class VerifyReleaseInput : NetCoreInput
{
    /// <summary>The exported file.</summary>
    [Description("The exported release file")]
    public string File { get; set; } = "";
}

/// <summary><c>verify-release file.json</c>: checks an exported release against the database; exit code 1 when it does not hold.</summary>
[Description("Check an exported release against the database 核验发布", Name = "verify-release")]
public sealed class VerifyReleaseCommand : JasperFxAsyncCommand<VerifyReleaseInput>
{
    public override async Task<bool> Execute(VerifyReleaseInput input)
    {
        using var host = input.BuildHost();
        var options = new JsonSerializerOptions();
        Wire.Apply(options);
        await using var file = System.IO.File.OpenRead(input.File);
        var exported = (await JsonSerializer.DeserializeAsync<ExportedRelease>(file, options))!;
        using var key = SigningKey.Load(host.Services.GetRequiredService<IConfiguration>());
        await using var session = host.Services.GetRequiredService<IDocumentStore>().QuerySession(exported.Content.District);
        var verdict = await ReleaseProof.CheckAsync(exported, session, key, CancellationToken.None);
        AnsiConsole.WriteLine(verdict.Holds
            ? $"一致 holds: {exported.Content.Figures.Count} figures of {exported.Content.Year}, up to event {exported.Content.Sequence}."
            : $"不一致 does not hold: signature {(verdict.SignatureHolds ? "fits" : "does not fit")}, key {(verdict.KeyIsOurs ? "ours" : "not ours")}, figures that differ: {string.Join(", ", verdict.Differences)}.");
        return verdict.Holds;
    }
}
