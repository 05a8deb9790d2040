using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using CaseTrack.Tests.Faults;
using CaseTrack.Tests.Operations;
using CaseTrack.Tests.Operations.Limits;

namespace CaseTrack.Tests.Postgres;

/// <summary>Two services on one database, one of them killed: what was acknowledged is there, once, and what was not can be sent again; a
/// release it was making or approving is not there by half.</summary>
[Trait("Speed", "slow")]
public sealed class KilledServiceTests
{
    private const int Wanted = 48;
    private static readonly Guid Made = Guid.CreateVersion7();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_service_killed_under_load_while_it_makes_a_release_or_approves_it_loses_and_doubles_nothing()
    {
        var database = await TestServer.CreateDatabaseAsync();
        string[] settings =
            [$"--ConnectionStrings:CaseTrack={database}", "--Nodes=2", "--RateLimits:Enabled=false", "--Secrets:Create=true"];
        using var stays = await ServiceProcess.StartAsync(settings, Token);
        using var dies = await ServiceProcess.StartAsync(settings, Token);
        using var first = ClientOf(stays);
        await stays.SetUpAsync(first, Token);
        using var second = ClientOf(dies);
        second.DefaultRequestHeaders.Authorization = first.DefaultRequestHeaders.Authorization;

        // Whoever has no answer sends the same once more, to whoever is there.
        var load = new WriteLoad((number, attempt) => number % 2 == 0 || attempt > 0 ? first : second);
        await load.SendAsync(SentAct.Unit("420202", "district", null));
        using var author = await OpenedAsync(first, stays, "author", "report-author");
        using var release = new ReleaseAct(author, "",
            today => new { id = Made, occurredOn = $"{today:yyyy-MM-dd}", year = today.Year - 1 });
        await load.RunAsync([.. Enumerable.Range(0, Wanted).Select(x => new[] { SentAct.Unit($"unit-{x}", "department", "420202") })],
            async () =>
            {
                await KilledHalfWayAsync(release, dies, database);
                await Eventually.TrueAsync(
                    async () => await release.SendAsync(stays.Address) is HttpStatusCode.Created, "the release is made");
            });

        load.Unanswered.ShouldBeGreaterThan(0, "the killed service was under load");
        (await AfterFault.StoredAsync(database, load)).ShouldBe((0, 0, 0), "lost, doubled, never asked for");
        var releases = await author.GetFromJsonAsync<JsonNode>("/api/v1/releases", Token);
        releases!["releases"]!.AsArray().ShouldHaveSingleItem()!["id"]!.ToString().ShouldBe($"{Made}");

        // Approved by one who dies of it: it is a draft as before, and whoever asks once more approves it once.
        using var leader = await OpenedAsync(first, stays, "leader", "leader");
        using var approval = new ReleaseAct(leader, $"/{Made}/approval", today => new { occurredOn = $"{today:yyyy-MM-dd}" });
        using (var next = await ServiceProcess.StartAsync(settings, Token))
        {
            await KilledHalfWayAsync(approval, next, database);
        }

        (await EventsOfReleaseAsync()).ShouldBe(["release-drafted"]);
        await Eventually.TrueAsync(async () => await approval.SendAsync(stays.Address) is HttpStatusCode.OK, "the release is approved");
        (await approval.SendAsync(stays.Address)).ShouldBe(HttpStatusCode.OK, "the same again is answered as before");
        (await EventsOfReleaseAsync()).ShouldBe(["release-drafted", "release-approved"]);
        var tree = await first.GetFromJsonAsync<JsonNode>("/api/v1/organisations", Token);
        tree!["organisations"]![0]!["beneath"]!.AsArray().Select(x => (string)x!["code"]!).Order(StringComparer.Ordinal)
            .ShouldBe(Enumerable.Range(0, Wanted).Select(x => $"unit-{x}").Order(StringComparer.Ordinal));
        var setting = $"--ConnectionStrings:CaseTrack={database}";
        foreach (var command in (string[])["verify-figures", "verify"])
        {
            var (code, text) = await CommandTests.RunAsync(command, setting);
            code.ShouldBe(0, text);
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{load}; 0 lost, 0 doubled; one release, made in {release.Attempts} "
            + $"attempts and approved in {approval.Attempts}.");

        async Task<string[]> EventsOfReleaseAsync() =>
            [.. (await author.GetFromJsonAsync<JsonNode>($"/api/v1/releases/{Made}/history", Token))!["events"]!.AsArray()
                .Select(x => (string)x!["event"]!)];
    }

    /// <summary>The service is killed while what it was asked for is half stored: there is no answer.</summary>
    private static async Task KilledHalfWayAsync(ReleaseAct act, ServiceProcess dies, string database)
    {
        await using var held = await TableLock.HoldAsync(database, "mt_doc_release", "share");
        var making = act.SendAsync(dies.Address);
        await Eventually.TrueAsync(
            async () => making.IsCompleted || await held.WaitingForAsync("mt_doc_release") > 0, "the release is half stored");
        making.IsCompleted.ShouldBeFalse();
        dies.Kill();
        (await making).ShouldBeNull();
    }

    private static HttpClient ClientOf(ServiceProcess service) =>
        new() { BaseAddress = new Uri(service.Address), Timeout = TimeSpan.FromSeconds(60) };

    /// <summary>Somebody of a role, signed in.</summary>
    private static async Task<HttpClient> OpenedAsync(HttpClient administrator, ServiceProcess service, string userName, string role)
    {
        const string password = "zwei-Baeume-am-Bach";
        var opened = await DoAsync(administrator, "accounts", new { userName, displayName = role, grants = new[] { new { role } } });
        var client = ClientOf(service);
        await SignInAsync((string)opened["firstPassword"]!);
        await DoAsync(client, "password-changes", new { current = opened["firstPassword"], @new = password });
        await SignInAsync(password);
        return client;

        async Task SignInAsync(string given) => client.DefaultRequestHeaders.Authorization = new("Bearer",
            (string)(await DoAsync(client, "sign-ins", new { userName, password = given }))["accessToken"]!);
    }

    private static async Task<JsonNode> DoAsync(HttpClient client, string path, object body)
    {
        using var answer = await client.PostAsJsonAsync($"/api/v1/{path}", body, Token);
        answer.IsSuccessStatusCode.ShouldBeTrue($"{path}: {await answer.Content.ReadAsStringAsync(Token)}");
        return (await answer.Content.ReadFromJsonAsync<JsonNode>(Token))!;
    }

    /// <summary>Something done to a release, under one key however often.</summary>
    private sealed class ReleaseAct(HttpClient author, string path, Func<DateOnly, object> body) : IDisposable
    {
        private readonly HttpClient client = new();
        private readonly string key = $"{Guid.NewGuid()}";

        public int Attempts { get; private set; }

        /// <summary>The answer of a service; null where there is none.</summary>
        public async Task<HttpStatusCode?> SendAsync(string address)
        {
            Attempts++;
            using var request = new HttpRequestMessage(HttpMethod.Post, $"{address.TrimEnd('/')}/api/v1/releases{path}")
            {
                Content = JsonContent.Create(body(Today.Of(TimeProvider.System).Date)),
            };
            request.Headers.Authorization = author.DefaultRequestHeaders.Authorization;
            request.Headers.Add("Idempotency-Key", key);
            request.Headers.Add("If-Match", path.Length > 0 ? ["\"1\""] : []);
            try
            {
                using var answer = await client.SendAsync(request, Token);
                answer.StatusCode.ShouldBeOneOf(
                    [HttpStatusCode.Created, HttpStatusCode.OK, HttpStatusCode.ServiceUnavailable, HttpStatusCode.Conflict],
                    await answer.Content.ReadAsStringAsync(Token));
                return answer.StatusCode;
            }
            catch (HttpRequestException)
            {
                return null;
            }
        }

        public void Dispose() => client.Dispose();
    }
}
