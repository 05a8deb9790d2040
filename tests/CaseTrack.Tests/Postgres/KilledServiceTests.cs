using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using CaseTrack.Tests.Faults;
using CaseTrack.Tests.Operations;
using CaseTrack.Tests.Operations.Limits;

namespace CaseTrack.Tests.Postgres;

/// <summary>Two services on one database, one of them killed: what was acknowledged is there, once, and what was not can be sent again; a
/// release it was making is not there by half.</summary>
[Trait("Speed", "slow")]
public sealed class KilledServiceTests
{
    private const int Wanted = 48;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task One_of_two_services_is_killed_under_load_while_it_makes_a_release_and_nothing_is_lost_or_doubled()
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
        using var author = await AuthorAsync(first, stays);
        using var release = new ReleaseDraft(author.DefaultRequestHeaders.Authorization!);
        await load.RunAsync([.. Enumerable.Range(0, Wanted).Select(x => new[] { SentAct.Unit($"unit-{x}", "department", "420202") })],
            async () =>
            {
                await using (var held = await TableLock.HoldAsync(database, "mt_doc_release", "share"))
                {
                    var making = release.SendAsync(dies.Address);
                    await Eventually.TrueAsync(
                        async () => making.IsCompleted || await held.WaitingForAsync("mt_doc_release") > 0, "the release is half stored");
                    making.IsCompleted.ShouldBeFalse();
                    dies.Kill();
                    (await making).ShouldBeNull();
                }

                await Eventually.TrueAsync(
                    async () => await release.SendAsync(stays.Address) is HttpStatusCode.Created, "the release is made");
            });

        load.Unanswered.ShouldBeGreaterThan(0, "the killed service was under load");
        (await AfterFault.StoredAsync(database, load)).ShouldBe((0, 0, 0), "lost, doubled, never asked for");
        var releases = await author.GetFromJsonAsync<JsonNode>("/api/v1/releases", Token);
        releases!["releases"]!.AsArray().ShouldHaveSingleItem()!["id"]!.ToString().ShouldBe($"{release.Id}");
        var tree = await first.GetFromJsonAsync<JsonNode>("/api/v1/organisations", Token);
        tree!["organisations"]![0]!["beneath"]!.AsArray().Select(x => (string)x!["code"]!).Order(StringComparer.Ordinal)
            .ShouldBe(Enumerable.Range(0, Wanted).Select(x => $"unit-{x}").Order(StringComparer.Ordinal));
        var setting = $"--ConnectionStrings:CaseTrack={database}";
        foreach (var command in (string[])["verify-figures", "verify"])
        {
            var (code, text) = await CommandTests.RunAsync(command, setting);
            code.ShouldBe(0, text);
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{load}; 0 lost, 0 doubled; one release, made in {release.Attempts} attempts.");
    }

    private static HttpClient ClientOf(ServiceProcess service) =>
        new() { BaseAddress = new Uri(service.Address), Timeout = TimeSpan.FromSeconds(60) };

    /// <summary>Somebody who drafts releases, signed in.</summary>
    private static async Task<HttpClient> AuthorAsync(HttpClient administrator, ServiceProcess service)
    {
        const string password = "zwei-Baeume-am-Bach";
        var opened = await DoAsync(administrator, "accounts",
            new { userName = "author", displayName = "起草人", grants = new[] { new { role = "report-author" } } });
        var author = ClientOf(service);
        await SignInAsync((string)opened["firstPassword"]!);
        await DoAsync(author, "password-changes", new { current = opened["firstPassword"], @new = password });
        await SignInAsync(password);
        return author;

        async Task SignInAsync(string given) => author.DefaultRequestHeaders.Authorization = new("Bearer",
            (string)(await DoAsync(author, "sign-ins", new { userName = "author", password = given }))["accessToken"]!);
    }

    private static async Task<JsonNode> DoAsync(HttpClient client, string path, object body)
    {
        using var answer = await client.PostAsJsonAsync($"/api/v1/{path}", body, Token);
        answer.IsSuccessStatusCode.ShouldBeTrue($"{path}: {await answer.Content.ReadAsStringAsync(Token)}");
        return (await answer.Content.ReadFromJsonAsync<JsonNode>(Token))!;
    }

    /// <summary>A release of last year, drafted under one key however often.</summary>
    private sealed class ReleaseDraft : IDisposable
    {
        private readonly HttpClient client = new();

        public ReleaseDraft(System.Net.Http.Headers.AuthenticationHeaderValue author)
        {
            client.DefaultRequestHeaders.Authorization = author;
            client.DefaultRequestHeaders.Add("Idempotency-Key", $"{Id}");
        }

        public Guid Id { get; } = Guid.CreateVersion7();

        public int Attempts { get; private set; }

        public async Task<HttpStatusCode?> SendAsync(string address)
        {
            var today = Today.Of(TimeProvider.System).Date;
            Attempts++;
            try
            {
                using var answer = await client.PostAsJsonAsync($"{address.TrimEnd('/')}/api/v1/releases", new
                {
                    id = Id,
                    occurredOn = today.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
                    year = today.Year - 1,
                }, Token);
                answer.StatusCode.ShouldBeOneOf(
                    [HttpStatusCode.Created, HttpStatusCode.ServiceUnavailable, HttpStatusCode.Conflict],
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
