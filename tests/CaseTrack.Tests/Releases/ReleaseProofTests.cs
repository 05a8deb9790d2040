using System.Diagnostics;
using System.Text.Json.Nodes;
using CaseTrack.Figures;
using CaseTrack.Parties;
using CaseTrack.Tests.Figures;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace CaseTrack.Tests.Releases;

/// <summary>Promise 5: what was published comes out bit for bit the same, whatever the database has been through.</summary>
public sealed class ReleaseProofTests(DemonstrationHost host) : IAsyncLifetime
{
    private const string District = "420202";

    public async ValueTask InitializeAsync() => await host.ReadyAsync();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task A_release_recomputes_after_an_erasure_dump_and_restore_and_a_rebuild()
    {
        // The year itself is left as it is; what is released and erased is a copy of it.
        var token = TestContext.Current.CancellationToken;
        var copy = await RestoreAsync(host.ConnectionString);
        var release = Guid.CreateVersion7();
        JsonNode exported;
        await using (var node = await Node.StartAsync(copy, TimeProvider.System, silence: false))
        {
            var today = Today.Of(TimeProvider.System).Date;
            await node.DoAsync("releases", new { id = release, occurredOn = today, year = 2022 });
            (await node.PostAsync($"releases/{release}/approval", new { occurredOn = today }, actor: "director")).Status.ShouldBe(200);
            exported = await node.GetAsync($"releases/{release}/export");
            exported["content"]!["figures"]!.AsArray().Count(x => (decimal?)x!["value"] > 0).ShouldBeGreaterThan(50);
            await HoldsAsync(node, exported);

            // A party of a counted case of each kind, by two people; then every other key, so that nobody in the year can be named any more.
            foreach (var (kind, figure) in ((string, string)[])[("mediation-cases", "mediation.community.accepted"), ("review-applications", "review.received")])
            {
                var (record, party) = await CountedPartyAsync(node, kind, figure);
                var erasure = Guid.CreateVersion7();
                await node.DoAsync("erasures", new { id = erasure, occurredOn = today, kind, recordId = record, party, measure = "erase", ground = "retention-over" });
                (await node.PostAsync($"erasures/{erasure}/approval", new { occurredOn = today }, actor: "director")).Status.ShouldBe(200);
                (await node.GetAsync($"{kind}/{record}/parties"))["parties"]!.AsArray().ShouldContain(x => Guid.Parse((string)x!["id"]!) == party && (bool)x["erased"]!);
            }

            await using (var session = node.Services.GetRequiredService<IDocumentStore>().LightweightSession(District))
            {
                session.DeleteWhere<PartyKey>(x => x.Wrapped != "");
                await session.SaveChangesAsync(token);
            }

            await HoldsAsync(node, exported);
            (await node.GetAsync($"releases/{release}/differences"))["figures"]!.AsArray().ShouldBeEmpty();
        }

        var restored = await RestoreAsync(copy);
        string[] before = [.. await LedgerAsync(restored)];
        await RunAsync("dotnet", restored, [ServiceProcess.Program, "rebuild", $"--ConnectionStrings:CaseTrack={restored}"], Path.GetDirectoryName(ServiceProcess.Program));
        (await LedgerAsync(restored)).ShouldBe(before);
        await using (var node = await Node.StartAsync(restored, TimeProvider.System, silence: false))
        {
            await HoldsAsync(node, exported);
            (await node.GetAsync($"releases/{release}/export")).ToJsonString().ShouldBe(exported.ToJsonString());
            (await node.GetAsync($"releases/{release}/differences"))["figures"]!.AsArray().ShouldBeEmpty();
        }
    }

    private static async Task HoldsAsync(Node node, JsonNode exported)
    {
        var verdict = (await node.DoAsync("release-verifications", new { release = exported }))!;
        ((bool)verdict["holds"]!, verdict["differences"]!.AsArray().Count, verdict["redefined"]!.AsArray().Count).ShouldBe((true, 0, 0), verdict.ToJsonString());
    }

    /// <summary>A party of a case behind a figure of the year.</summary>
    private static async Task<(Guid Record, Guid Party)> CountedPartyAsync(Node node, string kind, string figure)
    {
        foreach (var id in (await node.GetAsync($"figures/2022/{figure}/cases?limit=50"))["cases"]!.AsArray().Select(x => Guid.Parse((string)x!["id"]!)))
        {
            if ((await node.GetAsync($"{kind}/{id}/parties"))["parties"]!.AsArray().FirstOrDefault() is { } party)
            {
                return (id, Guid.Parse((string)party["id"]!));
            }
        }

        throw new InvalidOperationException($"Nobody is a party behind {figure}.");
    }

    /// <summary>The number of lines and a digest over them.</summary>
    private static async Task<IReadOnlyList<string>> LedgerAsync(string database)
    {
        await using var source = NpgsqlDataSource.Create(database);
        await using var command = source.CreateCommand($"select count(*)::text, md5(string_agg(l::text, chr(10) order by event_id, line)) from {FactLedgerTable.Name} l");
        await using var row = await command.ExecuteReaderAsync();
        await row.ReadAsync();
        return [row.GetString(0), row.GetString(1)];
    }

    /// <summary>pg_dump into pg_restore, as an office would move its database to another machine.</summary>
    private static async Task<string> RestoreAsync(string from)
    {
        var to = await TestServer.CreateDatabaseAsync();
        using var folder = new TemporaryFolder();
        var file = Path.Combine(folder.Path, "dump");
        await RunAsync("pg_dump", from, ["--format=custom", $"--file={file}"]);
        await RunAsync("pg_restore", to, ["--no-owner", $"--dbname={new NpgsqlConnectionStringBuilder(to).Database}", file]);
        return to;
    }

    private static async Task RunAsync(string program, string connection, string[] arguments, string? folder = null)
    {
        var target = new NpgsqlConnectionStringBuilder(connection);
        var start = new ProcessStartInfo(Directory.GetFiles("/usr/lib/postgresql", program, SearchOption.AllDirectories).Order(StringComparer.Ordinal).LastOrDefault() ?? program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder ?? "" };
        start.Environment["PGHOST"] = target.Host;
        start.Environment["PGPORT"] = $"{target.Port}";
        start.Environment["PGUSER"] = target.Username;
        start.Environment["PGPASSWORD"] = target.Password;
        start.Environment["PGDATABASE"] = target.Database;
        using var process = Process.Start(start)!;
        var said = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var errors = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken) + await said;
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        process.ExitCode.ShouldBe(0, errors);
    }
}
