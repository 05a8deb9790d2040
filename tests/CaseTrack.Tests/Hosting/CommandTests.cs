using System.Diagnostics;
using CaseTrack.Secrets;
using Microsoft.Extensions.Configuration;

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
            foreach (var question in (object[])[new { name = "欧阳换匙" }, new { identityNumber = "42020219900101001X" }, new { name = "欧阳换匙", phone = "13987654321" }])
            {
                (await node.DoAsync("party-searches", question))!.ToJsonString().ShouldContain(record.ToString());
            }
        }

        static string Key() => Convert.ToBase64String(System.Security.Cryptography.RandomNumberGenerator.GetBytes(32));
    }

    [Fact]
    public async Task Verify_tells_what_was_altered_or_taken_away_and_needs_no_key_of_the_service()
    {
        var token = TestContext.Current.CancellationToken;
        var database = await TestServer.CreateDatabaseAsync();
        using var folder = new TemporaryFolder();
        using var elsewhere = new TemporaryFolder(); // the keys of another machine: none
        string[] head = ["--head", folder["head.json"]];
        string[] known = ["--public-key", folder["public-key"]];
        await using (var node = await Node.StartAsync(database, TimeProvider.System, silence: false))
        {
            await node.FoundAsync();
            var signed = await node.GetAsync("chain-heads/latest");
            await File.WriteAllTextAsync(folder["head.json"], signed.ToJsonString(), token);
            await File.WriteAllTextAsync(folder["public-key"], (string)signed["publicKey"]!, token);
        }

        async Task VerifyAsync(int expected, string said, string[] arguments, bool away = false)
        {
            var (code, text) = await RunAsync(["verify", .. arguments, $"--ConnectionStrings:CaseTrack={database}"], away ? elsewhere.Path : null);
            (code, text.Contains(said, StringComparison.Ordinal)).ShouldBe((expected, true), text);
        }

        await VerifyAsync(0, "holds: 3 events, 3 linked, 1 heads", [.. head, "--district", "420202"]);
        await VerifyAsync(1, "--public-key", head, away: true);
        await VerifyAsync(0, "seals unchecked", [.. known, .. head, folder["head.json"]], away: true);
        await VerifyAsync(1, "is not a public key", ["--public-key", folder["head.json"]], away: true);
        await VerifyAsync(1, "is not a signed head", ["--head", folder["public-key"]]);
        Directory.EnumerateFiles(elsewhere.Path, "*", SearchOption.AllDirectories).ShouldBeEmpty("no key was made");

        await TestServer.ExecuteAsync(database, "update casetrack.mt_events set data = jsonb_set(data, '{name}', '\"别处\"') where seq_id = 2; update casetrack.mt_events set headers = '[]' where seq_id = 3");
        await VerifyAsync(1, "Changed at event 2", []);
        await VerifyAsync(1, "2 differences in 3 events", [.. known, .. head], away: true);

        // A district of which nothing is left, not even its heads: only who has kept one knows.
        await TestServer.ExecuteAsync(database, "delete from casetrack.mt_events; delete from casetrack.mt_streams; delete from casetrack.event_chain; delete from casetrack.chain_heads");
        await VerifyAsync(1, "Removed at event 3", head);
    }

    [Fact]
    public async Task With_a_database_of_ones_own_no_secret_is_made_unless_that_is_said()
    {
        var database = await TestServer.CreateDatabaseAsync();
        using var elsewhere = new TemporaryFolder();
        var (code, text) = await RunAsync([$"--ConnectionStrings:CaseTrack={database}", "--Urls=http://127.0.0.1:0"], elsewhere.Path);
        (code, text.Contains(SecretFile.CreateSetting, StringComparison.Ordinal)).ShouldBe((1, true), text);
        Directory.EnumerateFiles(elsewhere.Path, "*", SearchOption.AllDirectories).ShouldBeEmpty();

        using var folder = new TemporaryFolder();
        Task<Node> StartAsync(bool create) => Node.StartAsync(database, TimeProvider.System, silence: false, prepare: x => x.Configuration.AddInMemoryCollection(
        [
            new("ConnectionStrings:CaseTrack", database), new(SecretFile.CreateSetting, $"{create}"), new("Access:TokenKeyFile", folder["token"]),
            new("Privacy:MasterKeyFile", folder["master"]), new("Proof:SealKeyFile", folder["seal"]), new("Signing:KeyFile", folder["signing"]),
        ]));
        await Should.ThrowAsync<MissingSecretException>(() => StartAsync(create: false));
        await using (var node = await StartAsync(create: true))
        {
            await node.FoundAsync();
        }

        string[] names = ["master", "seal", "signing", "token"];
        Directory.GetFiles(folder.Path).Select(x => Path.GetFileName(x)).Where(x => !x.EndsWith(".lock", StringComparison.Ordinal)).Order(StringComparer.Ordinal).ShouldBe(names);
        foreach (var name in names)
        {
            // Each of them is missed at the start, not when somebody happens to need it.
            File.Move(folder[name], folder["away"]);
            (await Should.ThrowAsync<MissingSecretException>(() => StartAsync(create: false))).Message.ShouldContain(folder[name]);
            File.Move(folder["away"], folder[name]);
        }

        // One made anew beside a database that was sealed with another is not taken.
        File.Move(folder["seal"], folder["away"]);
        (await Should.ThrowAsync<InvalidOperationException>(() => StartAsync(create: true))).Message.ShouldContain("Proof:SealKey");
        File.Move(folder["away"], folder["seal"], overwrite: true);
        await using (await StartAsync(create: false))
        {
        }
    }

    internal static Task<(int Code, string Text)> RunAsync(params string[] arguments) => RunAsync(arguments, null);

    private static async Task<(int Code, string Text)> RunAsync(string[] arguments, string? keys)
    {
        var start = new ProcessStartInfo("dotnet", [ServiceProcess.Program, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetDirectoryName(ServiceProcess.Program)!,
        };
        start.Environment["XDG_DATA_HOME"] = keys ?? Environment.GetEnvironmentVariable("XDG_DATA_HOME");
        using var process = Process.Start(start)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken), process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
        var text = await output + await errors;
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, text);
    }
}
