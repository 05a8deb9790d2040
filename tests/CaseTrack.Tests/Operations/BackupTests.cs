using System.Globalization;
using CaseTrack.Operations.Backups;
using CaseTrack.Proof;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CaseTrack.Tests.Operations;

/// <summary>A drill: what was backed up is there again, with its figures, releases, heads and people.</summary>
[Trait("Speed", "slow")]
public sealed class BackupTests
{
    [Fact]
    public async Task A_backup_beside_a_running_service_is_restored_with_figures_releases_heads_and_people()
    {
        var token = TestContext.Current.CancellationToken;
        var (database, clock) = (await TestServer.CreateDatabaseAsync(), new SetClock(SetClock.At("2026-03-02")));
        using var folder = new TemporaryFolder();
        var (backup, release) = (folder["backup"], folder["release.json"]);
        var (record, party) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        string figures, head;
        await using (var node = await Node.StartAsync(database, clock, silence: false))
        {
            await node.FoundAsync();
            await MediateAsync(node, record, party);
            var id = Guid.CreateVersion7();
            await node.DoAsync("releases", new { id, occurredOn = "2026-03-02", year = 2025 });
            (await node.PostAsync($"releases/{id}/approval", new { occurredOn = "2026-03-02" }, actor: "director")).Status.ShouldBe(200);
            await File.WriteAllTextAsync(release, (await node.GetAsync($"releases/{id}/export")).ToJsonString(), token);
            clock.Set(SetClock.At("2026-03-03"));
            await node.Services.GetServices<IHostedService>().OfType<ChainKeeper>().Single().KeepAsync(token);
            (figures, head) = (await FiguresAsync(node), await HeadsAsync(node));
            head.ShouldContain("hash");

            var (code, text) = await CommandTests.RunAsync("backup", backup, $"--ConnectionStrings:CaseTrack={database}");
            (code, text.Contains("已备份", StringComparison.Ordinal)).ShouldBe((0, true), text);

            // What comes later is not in it.
            await MediateAsync(node, Guid.CreateVersion7(), Guid.CreateVersion7());
            (await FiguresAsync(node)).ShouldNotBe(figures);
        }

        (await CommandTests.RunAsync("backup", backup, $"--ConnectionStrings:CaseTrack={database}")).Code
            .ShouldBe(1, "the folder is taken");
        var (refused, why) = await CommandTests.RunAsync("restore", backup, $"--ConnectionStrings:CaseTrack={database}");
        (refused, why.Contains("is not empty", StringComparison.Ordinal)).ShouldBe((1, true), why);

        var restored = await TestServer.CreateEmptyDatabaseAsync();
        var setting = $"--ConnectionStrings:CaseTrack={restored}";
        var (done, said) = await CommandTests.RunAsync("restore", backup, setting);
        (done, said.Contains("与清单一致", StringComparison.Ordinal)).ShouldBe((0, true), said);
        (await CommandTests.RunAsync("verify", setting)).Code.ShouldBe(0);
        (await CommandTests.RunAsync("verify-release", release, setting)).Code.ShouldBe(0);
        await using var again = await Node.StartAsync(restored, clock, silence: false);
        (await FiguresAsync(again)).ShouldBe(figures);
        (await HeadsAsync(again)).ShouldBe(head);
        (await again.DoAsync(
            "party-disclosures", new { kind = "mediation-cases", recordId = record, party, purpose = "service" }))!["name"]!.ToString()
            .ShouldBe("欧阳复");
        await MediateAsync(again, Guid.CreateVersion7(), Guid.CreateVersion7());
    }

    [Fact]
    public async Task A_backup_that_is_not_whole_is_refused_and_one_without_keys_of_people_says_so()
    {
        var token = TestContext.Current.CancellationToken;
        var database = await TestServer.CreateDatabaseAsync();
        using var folder = new TemporaryFolder();
        await using var node = await Node.StartAsync(database, new SetClock(SetClock.At("2026-03-02")), silence: false);
        await node.FoundAsync();
        await MediateAsync(node, Guid.CreateVersion7(), Guid.CreateVersion7());
        var manifest = await BackupCommand.TakeAsync(node.Services, folder["whole"], token);
        manifest.Districts.ShouldHaveSingleItem().Events.ShouldBeGreaterThan(3);
        (await Should.ThrowAsync<InvalidOperationException>(() => RestoreCommand.TakeInAsync(node.Services, folder["none"], token))).Message
            .ShouldContain("backup.json");

        File.Delete(Path.Combine(folder["whole"], BackupManifest.PartyKeys));
        var restored = await TestServer.CreateEmptyDatabaseAsync();
        var (code, text) = await CommandTests.RunAsync("restore", folder["whole"], $"--ConnectionStrings:CaseTrack={restored}");
        (code, text.Contains("没有当事人密钥", StringComparison.Ordinal)).ShouldBe((0, true), text);

        // One byte is enough.
        var data = Path.Combine(folder["whole"], BackupManifest.Data);
        var bytes = await File.ReadAllBytesAsync(data, token);
        bytes[bytes.Length / 2] ^= 1;
        await File.WriteAllBytesAsync(data, bytes, token);
        (await Should.ThrowAsync<InvalidOperationException>(() => RestoreCommand.TakeInAsync(node.Services, folder["whole"], token)))
            .Message.ShouldContain(BackupManifest.Data);
    }

    private static async Task MediateAsync(Node node, Guid id, Guid party)
    {
        await node.DoAsync("mediation-cases", new
        {
            id,
            occurredOn = "2025-03-02",
            committee = "tw",
            source = "application",
            disputeType = "02",
            parties = (object[])[new { id = party, role = "applicant", partyKind = "person", name = "欧阳复" },
                new { id = Guid.CreateVersion7(), role = "respondent", partyKind = "person", name = "诸葛备" }],
        });
        await node.DoAsync($"mediation-cases/{id}/acceptance", new { occurredOn = "2025-03-02", mediators = (string[])["m"] });
    }

    private static async Task<string> FiguresAsync(Node node) =>
        string.Join(' ', (await node.GetAsync("figures/2025"))["figures"]!.AsArray()
            .Select(x => string.Create(CultureInfo.InvariantCulture, $"{x!["code"]}={x["value"]}")));

    private static async Task<string> HeadsAsync(Node node) => (await node.GetAsync("chain-heads")).ToJsonString();
}
