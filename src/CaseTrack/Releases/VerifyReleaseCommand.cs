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

    /// <summary>A key trusted besides the service's own.</summary>
    [Description("The id of a key trusted besides the service's own, as the office has published it")]
    public string? KeyFlag { get; set; }
}

/// <summary><c>verify-release file.json</c>: checks an exported release against the database; exit code 1 when it does not hold.</summary>
[Description("Check an exported release against the database 核验发布", Name = "verify-release")]
public sealed class VerifyReleaseCommand : JasperFxAsyncCommand<VerifyReleaseInput>
{
    public override async Task<bool> Execute(VerifyReleaseInput input)
    {
        if (Console.IsOutputRedirected)
        {
            // A file has no width of its own; do not fold keys and codes.
            AnsiConsole.Profile.Width = 10_000;
        }

        using var host = input.BuildHost();
        var options = new JsonSerializerOptions();
        Wire.Apply(options);
        await using var file = System.IO.File.OpenRead(input.File);
        if (await JsonSerializer.DeserializeAsync<ExportedRelease>(file, options) is not { } exported || !new VerifyRelease.Validator().Validate(new VerifyRelease(exported)).IsValid)
        {
            AnsiConsole.WriteLine($"不是导出的发布 not an exported release: {input.File}");
            return false;
        }

        using var key = SigningKey.Load(host.Services.GetRequiredService<IConfiguration>());
        await using var session = host.Services.GetRequiredService<IDocumentStore>().QuerySession(exported.Content.District);
        var verdict = await ReleaseProof.CheckAsync(exported, session, key, input.KeyFlag, CancellationToken.None);
        AnsiConsole.WriteLine(verdict.Holds
            ? $"一致 holds: {exported.Content.Figures.Count} figures of {exported.Content.Year}, up to event {exported.Content.Sequence}, signed with key {verdict.KeyId} ({(verdict.KeyIsOurs ? "ours" : "as named")})."
            : $"不一致 does not hold: signature {(verdict.SignatureHolds ? "fits" : "does not fit")}, key {verdict.KeyId} {(verdict.KeyTrusted ? "trusted" : "not trusted")}, figures that differ: {string.Join(", ", verdict.Differences)}.");
        if (verdict.Redefined.Count > 0)
        {
            AnsiConsole.WriteLine($"口径已变更 defined otherwise since, not computed: {string.Join(", ", verdict.Redefined)}.");
        }

        return verdict.Holds;
    }
}
