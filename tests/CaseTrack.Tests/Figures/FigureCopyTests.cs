using System.Diagnostics;
using CaseTrack.Figures;
using CaseTrack.Postgres;
using CaseTrack.Tests.Postgres;
using CaseTrack.Tests.Releases;
using Marten;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace CaseTrack.Tests.Figures;

/// <summary>Figures read from a copy that follows the database are the same and as new; without it the database answers.</summary>
[Trait("Speed", "slow")]
public sealed class FigureCopyTests : EmbeddedTest
{
    [Fact]
    public async Task A_figure_of_a_copy_is_exact_at_once_and_one_without_it_too()
    {
        await using var server = await StartAsync();
        await server.EnsureDatabaseAsync("acts", Token);
        using var folder = new TemporaryFolder();
        var copy = await FollowAsync(server, folder);
        try
        {
            await using var node = await Node.StartAsync(
                server.ConnectionString("acts"), new SetClock(SetClock.At("2024-03-01")), silence: false, prepare: x =>
                    x.Configuration.AddInMemoryCollection([new(FigureSource.Setting, copy.ConnectionString("acts"))]));
            await node.FoundAsync();
            var source = FigureSource.Of(node.Services.GetRequiredService<IDocumentStore>())!;
            var cases = 0;
            await Eventually.TrueAsync(
                async () =>
                {
                    await RegisterAsync(node);
                    (await AcceptedAsync(node)).ShouldBe(++cases);
                    return source.Answered >= 5;
                }, "the copy has answered");

            // What is known of a question is carried on with what the copy has since, as it is with the database's own.
            (await AcceptedAsync(node)).ShouldBe(cases);
            (await HealthAsync(node)).ShouldBe(source.IsBehind ? "degraded" : "healthy");

            await copy.DisposeAsync();
            var before = source.Missed;
            await RegisterAsync(node);
            (await AcceptedAsync(node)).ShouldBe(cases + 1);
            source.Missed.ShouldBeGreaterThan(before);
            (await HealthAsync(node)).ShouldBe("degraded");
            TestContext.Current.SendDiagnosticMessage(
                "{0} questions answered by the copy, {1} by the database, 0 of them with another number", source.Answered, source.Missed);
        }
        finally
        {
            await copy.DisposeAsync();
        }
    }

    /// <summary>A server that follows another, made as an administrator makes one.</summary>
    private static async Task<EmbeddedPostgres> FollowAsync(EmbeddedPostgres server, TemporaryFolder folder)
    {
        var from = new NpgsqlConnectionStringBuilder(server.ConnectionString("postgres"));
        await RunAsync("pg_basebackup", from, "-D", folder["data"], "-h", from.Host!, "-p", $"{from.Port}", "-U", from.Username!,
            "-R", "-X", "stream", "-c", "fast");
        if (Environment.IsPrivilegedProcess)
        {
            await RunAsync("chown", from, "-R", "postgres", folder["data"]);
        }

        await File.WriteAllTextAsync(folder["password"], from.Password, Token);
        await File.WriteAllTextAsync(folder["casetrack.lock"], "", Token);
        return await EmbeddedPostgres.StartAsync(
            new() { DataFolder = folder.Path }, Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance, TimeProvider.System, Token);
    }

    private static async Task RunAsync(string program, NpgsqlConnectionStringBuilder to, params string[] arguments)
    {
        var start = new ProcessStartInfo(DatabaseCopy.Program(program), arguments)
        {
            RedirectStandardError = true,
        };
        start.Environment["PGPASSWORD"] = to.Password;
        using var process = Process.Start(start)!;
        var said = await process.StandardError.ReadToEndAsync(Token);
        await process.WaitForExitAsync(Token);
        process.ExitCode.ShouldBe(0, said);
    }

    private static async Task<int> AcceptedAsync(Node node) => (int)(await node.GetAsync("figures/2024"))["figures"]!.AsArray()
        .Single(x => (string)x!["code"]! == "mediation.accepted")!["value"]!;

    private static async Task<string> HealthAsync(Node node)
    {
        using var answer = await node.Client.GetAsync(new Uri("/health/ready", UriKind.Relative), Token);
        var health = System.Text.Json.Nodes.JsonNode.Parse(await answer.Content.ReadAsStringAsync(Token))!;
        return (string)health["checks"]!.AsArray().Single(x => (string)x!["name"]! == "figures-copy")!["status"]!;
    }

    private static Task<System.Text.Json.Nodes.JsonNode?> RegisterAsync(Node node) => node.DoAsync("mediation-cases/oral-agreements", new
    {
        id = Guid.CreateVersion7(),
        occurredOn = "2024-02-01",
        committee = "tw",
        source = "application",
        disputeType = "02",
        mediator = "a",
        performedAtOnce = true,
    });
}
