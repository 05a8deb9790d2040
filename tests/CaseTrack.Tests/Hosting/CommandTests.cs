using System.Diagnostics;

namespace CaseTrack.Tests.Hosting;

/// <summary>The commands, run as a person runs them.</summary>
public sealed class CommandTests
{
    [Fact]
    public async Task A_setting_after_a_path_or_a_flag_still_counts_and_a_forged_release_is_told()
    {
        var database = await TestServer.CreateDatabaseAsync();
        var clock = new SetClock(SetClock.At("2026-03-02"));
        using var folder = new TemporaryFolder();
        var file = Path.Combine(folder.Path, "release.json");
        await using (var node = await Node.StartAsync(database, clock, silence: false))
        {
            await node.FoundAsync();
            var id = Guid.CreateVersion7();
            await node.DoAsync("releases", new { id, occurredOn = "2026-03-02", year = 2025 });
            (await node.PostAsync($"releases/{id}/approval", new { occurredOn = "2026-03-02" }, actor: "director")).Status.ShouldBe(200);
            await File.WriteAllTextAsync(file, (await node.GetAsync($"releases/{id}/export")).ToJsonString(), TestContext.Current.CancellationToken);
        }

        var setting = $"--ConnectionStrings:CaseTrack={database}";
        var (code, text) = await RunAsync("verify-release", file, setting);
        (code, text.Contains("一致 holds", StringComparison.Ordinal)).ShouldBe((0, true), text);
        (code, text) = await RunAsync("figures", "2025", "--all", setting);
        (code, text.Contains("organisation.committees", StringComparison.Ordinal)).ShouldBe((0, true), text);

        await File.WriteAllTextAsync(file, (await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken)).Replace("\"year\":2025", "\"year\":2024", StringComparison.Ordinal), TestContext.Current.CancellationToken);
        (code, text) = await RunAsync("verify-release", file, setting);
        (code, text.Contains("signature does not fit", StringComparison.Ordinal)).ShouldBe((1, true), text);
    }

    private static async Task<(int Code, string Text)> RunAsync(params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", [ServiceProcess.Program, .. arguments])
        {
            RedirectStandardOutput = true,
            WorkingDirectory = Path.GetDirectoryName(ServiceProcess.Program)!,
        })!;
        var text = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, text);
    }
}
