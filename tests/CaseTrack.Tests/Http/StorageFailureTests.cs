using System.Net.Http.Json;
using System.Text.Json.Nodes;
using CaseTrack.Demo;
using CaseTrack.Postgres;
using Microsoft.Extensions.Logging.Abstractions;

namespace CaseTrack.Tests.Http;

/// <summary>A database that is full, only to be read, or gone: nothing is recorded, the answer says when to come back, and health says
/// it.</summary>
[Trait("Speed", "slow")]
public sealed class StorageFailureTests
{
    // PostgreSQL says it where a file cannot grow; here it says so of every row of ours and of every table anybody makes.
    private const string Full = """
        create function casetrack.no_room() returns trigger language plpgsql as $$
        begin raise exception 'could not extend file' using errcode = 'disk_full'; end $$;
        create trigger no_room before insert or update on casetrack.mt_doc_organisation execute function casetrack.no_room();
        create function casetrack.no_room_ddl() returns event_trigger language plpgsql as $$
        begin raise exception 'could not extend file' using errcode = 'disk_full'; end $$;
        create event trigger no_room_ddl on ddl_command_start execute function casetrack.no_room_ddl();
        """;

    private const string Room = "drop event trigger no_room_ddl; drop trigger no_room on casetrack.mt_doc_organisation";

    [Fact]
    public async Task A_full_disk_is_503_with_a_time_to_come_back_and_health_says_it_until_there_is_room()
    {
        var database = await TestServer.CreateDatabaseAsync();
        await using var node = await Node.StartAsync(database, TimeProvider.System, silence: false);
        await node.FoundAsync();
        (await HealthAsync(node)).ShouldBe((200, "healthy", "healthy"));

        await TestServer.ExecuteAsync(database, Full);
        await RefusedAsync(node, HttpMethod.Post, "disk-full");
        (await HealthAsync(node)).ShouldBe((503, "unhealthy", "unhealthy"));
        // What is there can still be read.
        (await node.GetAsync("organisations"))["organisations"]!.AsArray().Count.ShouldBe(1);

        await TestServer.ExecuteAsync(database, Room);
        (await HealthAsync(node)).ShouldBe((200, "healthy", "healthy"));
        await node.DoAsync("organisations", Organisation("after"));
    }

    [Fact]
    public async Task A_database_that_can_only_be_read_is_503()
    {
        var database = await TestServer.CreateDatabaseAsync();
        var name = new Npgsql.NpgsqlConnectionStringBuilder(database).Database;
        await using (var node = await Node.StartAsync(database, TimeProvider.System, silence: false))
        {
            await node.FoundAsync();
        }

        await using (var node = await Node.StartAsync(database, TimeProvider.System, silence: false))
        {
            await TestServer.ExecuteAsync(database, $"alter database {name} set default_transaction_read_only = on");
            await TestServer.ExecuteAsync(
                database, $"select pg_terminate_backend(pid) from pg_stat_activity where datname = '{name}' and pid <> pg_backend_pid()");
            Npgsql.NpgsqlConnection.ClearAllPools();
            await RefusedAsync(node, HttpMethod.Post, "database-read-only");
        }
    }

    [Fact]
    public async Task Without_its_database_every_request_is_503_and_once_it_is_back_everything_goes_on()
    {
        using var folder = new TemporaryFolder();
        var options = new EmbeddedPostgresOptions { DataFolder = folder.Path };
        var server = await EmbeddedPostgres.StartAsync(
            options, NullLogger.Instance, TimeProvider.System, TestContext.Current.CancellationToken);
        try
        {
            await server.EnsureDatabaseAsync("gone", TestContext.Current.CancellationToken);
            await using var node = await Node.StartAsync(server.ConnectionString("gone"), TimeProvider.System, silence: false);
            await node.FoundAsync();
            var port = server.Port;
            await server.DisposeAsync();

            await RefusedAsync(node, HttpMethod.Post, "database-gone");
            await RefusedAsync(node, HttpMethod.Get, "database-gone");
            (await SignInAsync(node)).ShouldBe((503, "urn:casetrack:problem:database-gone"));
            (await HealthAsync(node)).ShouldBe((503, "unhealthy", "unhealthy"));
            using (var live = await node.Client.GetAsync(new Uri("/health/live", UriKind.Relative), TestContext.Current.CancellationToken))
            {
                ((int)live.StatusCode).ShouldBe(200);
            }

            server = await EmbeddedPostgres.StartAsync(
                new EmbeddedPostgresOptions { DataFolder = folder.Path, Port = port }, NullLogger.Instance, TimeProvider.System,
                TestContext.Current.CancellationToken);
            await Eventually.TrueAsync(async () => (await HealthAsync(node)).Status == 200, "the service is ready again");
            await node.DoAsync("organisations", Organisation("after"));
        }
        finally
        {
            await server.DisposeAsync();
        }
    }

    private static object Organisation(string code) =>
        new { id = Guid.CreateVersion7(), occurredOn = "2020-01-01", code, name = code, kind = "department", parent = "420202" };

    private static async Task RefusedAsync(Node node, HttpMethod method, string problem)
    {
        using var request = new HttpRequestMessage(method, "/api/v1/organisations");
        request.Headers.Add(LoadingAccess.ActorHeader, "tester");
        if (method == HttpMethod.Post)
        {
            request.Content = JsonContent.Create(Organisation("never"));
        }

        using var answer = await node.Client.SendAsync(request, TestContext.Current.CancellationToken);
        var body = JsonNode.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
        ((int)answer.StatusCode, (string)body["type"]!).ShouldBe((503, $"urn:casetrack:problem:{problem}"), body.ToJsonString());
        answer.Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromSeconds(10));
        body.ToJsonString().ShouldNotContain("could not extend", Case.Insensitive);
    }

    private static async Task<(int Status, string Problem)> SignInAsync(Node node)
    {
        using var stranger = new HttpClient { BaseAddress = new Uri(node.Address) };
        using var answer = await stranger.PostAsJsonAsync(
            "/api/v1/sign-ins", new { userName = "chief", password = "some-password-of-mine" }, TestContext.Current.CancellationToken);
        return ((int)answer.StatusCode,
            (string)JsonNode.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!["type"]!);
    }

    /// <summary>Readiness, all of it and of writing.</summary>
    private static async Task<(int Status, string Whole, string Writing)> HealthAsync(Node node)
    {
        using var answer = await node.Client.GetAsync(new Uri("/health/ready", UriKind.Relative), TestContext.Current.CancellationToken);
        var body = JsonNode.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
        return ((int)answer.StatusCode, (string)body["status"]!, (string)body["checks"]!.AsArray()
            .Single(x => (string)x!["name"]! == "writing")!["status"]!);
    }
}
