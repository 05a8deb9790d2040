using System.Diagnostics;
using CaseTrack.Hosting;

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

    [Fact]
    public async Task The_master_key_is_changed_and_people_are_found_and_shown_as_before()
    {
        var database = await TestServer.CreateDatabaseAsync();
        var (old, fresh) = (Key(), Key());
        Task<Node> StartAsync(string key) => Node.StartAsync(database, TimeProvider.System, silence: false, prepare: x => x.Configuration[OfficeKey.Setting] = key);
        var (record, party, other) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        await using (var node = await StartAsync(old))
        {
            await node.FoundAsync();
            await node.DoAsync("mediation-cases", new
            {
                id = record,
                occurredOn = "2026-03-02",
                committee = "tw",
                source = "application",
                disputeType = "02",
                parties = (object[])[
                    new { id = party, role = "applicant", partyKind = "person", name = "欧阳换匙", identityKind = "resident-id", identityNumber = "42020219900101001X", phone = "13987654321" },
                    new { id = other, role = "respondent", partyKind = "person", name = "诸葛无痕" }],
            });
        }

        string[] settings = [$"--ConnectionStrings:CaseTrack={database}", $"--{OfficeKey.Setting}={fresh}"];
        var (code, text) = await RunAsync(["change-master-key", .. settings]);
        (code, text.Contains(OfficeKey.PreviousSetting, StringComparison.Ordinal)).ShouldBe((1, true), text);
        (code, text) = await RunAsync(["change-master-key", .. settings, $"--{OfficeKey.PreviousSetting}={Key()}"]);
        (code, text.Contains("opens with neither key", StringComparison.Ordinal)).ShouldBe((1, true), text);
        await using (await StartAsync(old))
        {
            // Nothing was changed; and nothing is while a service works with the key.
            (code, text) = await RunAsync(["change-master-key", .. settings, $"--{OfficeKey.PreviousSetting}={old}"]);
            (code, text.Contains("stop it first", StringComparison.Ordinal)).ShouldBe((1, true), text);
        }

        (code, text) = await RunAsync(["change-master-key", .. settings, $"--{OfficeKey.PreviousSetting}={old}"]);
        (code, text.Contains("2 名当事人", StringComparison.Ordinal)).ShouldBe((0, true), text);
        (code, text) = await RunAsync(["change-master-key", .. settings, $"--{OfficeKey.PreviousSetting}={old}"]);
        (code, text.Contains("0 名当事人", StringComparison.Ordinal)).ShouldBe((0, true), text);
        await Should.ThrowAsync<InvalidOperationException>(() => StartAsync(old));
        await using (var node = await StartAsync(fresh))
        {
            var shown = await node.DoAsync("party-disclosures", new { kind = "mediation-cases", recordId = record, party, purpose = "service" });
            ((string)shown!["name"]!, (string)shown["phone"]!).ShouldBe(("欧阳换匙", "13987654321"));
            foreach (var question in (object[])[new { name = "欧阳换匙" }, new { identityNumber = "42020219900101001X" }, new { phone = "13987654321" }])
            {
                (await node.DoAsync("party-searches", question))!.ToJsonString().ShouldContain(record.ToString());
            }
        }

        static string Key() => Convert.ToBase64String(System.Security.Cryptography.RandomNumberGenerator.GetBytes(32));
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
