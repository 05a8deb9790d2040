using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Configuration;

namespace CaseTrack.Tests.Operations.Limits;

/// <summary>Whoever asks too often waits, and nobody waits for another.</summary>
[Trait("Speed", "slow")]
public sealed class RateLimitTests(RateLimitTests.Limited host) : IClassFixture<RateLimitTests.Limited>
{
    /// <summary>A service with small budgets: ten requests, one sign-in, twelve of an import, in a time in which none comes back while a
    /// test runs.</summary>
    public sealed class Limited : IAsyncLifetime
    {
        public string Database { get; private set; } = "";
        public Node Node { get; private set; } = null!;
        public HttpClient Client { get; } = new();

        public async ValueTask InitializeAsync()
        {
            Database = await TestServer.CreateDatabaseAsync();
            Node = await StartAsync(windowSeconds: 3600);
            Client.BaseAddress = new Uri(Node.Address);

        }

        /// <summary>Another one on the same database, whose budgets come back as fast as it is told.</summary>
        public Task<Node> StartAsync(int windowSeconds) =>
            Node.StartAsync(Database, TimeProvider.System, nodes: 2, silence: false, prepare: builder =>
        {
            builder.Configuration.AddInMemoryCollection([
                new("RateLimits:Enabled", "true"), new("RateLimits:WindowSeconds", $"{windowSeconds}"), new("RateLimits:General", "10"),
                new("RateLimits:SignIn", "1"), new("RateLimits:Import", "12"), new("RateLimits:ImportAtOnce", "4")]);
            NamedCallers.Use(builder);
        });

        public async ValueTask DisposeAsync()
        {
            Client.Dispose();
            await Node.DisposeAsync();
        }
    }

    private const string OneUsed = "\"general\";r=9;t=360";

    [Fact]
    public async Task A_client_that_asks_too_often_is_told_when_to_come_back_and_may_then()
    {
        await using var node = await host.StartAsync(windowSeconds: 20);
        using var client = new HttpClient { BaseAddress = new Uri(node.Address) };
        Task<HttpResponseMessage> AskAsync(string claims, string? scheme = null) =>
            SendAsync(client, HttpMethod.Get, "organisations", claims, scheme);

        // The first request compiles the endpoint, and budgets come back meanwhile; that of the demonstration's loading is not counted.
        using (var loading = await AskAsync("name=loader", "Loading"))
        {
            ((int)loading.StatusCode).ShouldBe(200);
        }

        using var first = await AskAsync("account=a,name=wang");
        ((int)first.StatusCode, Header(first, "RateLimit-Policy")).ShouldBe((200, "\"general\";q=10;w=20"));
        Header(first, "RateLimit").ShouldBeOneOf("\"general\";r=9;t=2", "\"general\";r=10;t=0");
        // it may be back by the time the answer is written

        using var refused = await FirstRefusalAsync(() => AskAsync("account=a,name=wang"));
        var body = (await refused.Content.ReadFromJsonAsync<JsonNode>(TestContext.Current.CancellationToken))!;
        (body["type"]!.ToString(), body["title"]!.ToString(), refused.Content.Headers.ContentType!.MediaType)
            .ShouldBe(("urn:casetrack:problem:too-many-requests", "请求过于频繁，请按 Retry-After 所示秒数稍后再试", "application/problem+json"));
        (Header(refused, "Retry-After"), Header(refused, "RateLimit-Policy")).ShouldBe(("2", "\"general\";q=10;w=20"));
        Header(refused, "RateLimit").ShouldBeOneOf("\"general\";r=0;t=20", "\"general\";r=1;t=18");
        // a permit may come back while the answer is written

        // Another account from the same address, and the same name without the account, have budgets of their own.
        using (var other = await AskAsync("account=b,name=wang"))
        using (var named = await AskAsync("name=wang"))
        {
            ((int)other.StatusCode, (int)named.StatusCode).ShouldBe((200, 200));
        }

        // Permits are handed out by a timer, which on a busy machine may be a little later than told.
        await Eventually.TrueAsync(
            async () =>
            {
                using var again = await AskAsync("account=a,name=wang");
                return (int)again.StatusCode == 200;
            },
            "the client may ask again",
            seconds: (int)refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds + 20);
    }

    [Fact]
    public async Task Guessing_passwords_is_limited_by_address_before_anything_is_looked_at()
    {
        using (await FirstRefusalAsync(() => PostAsync("sign-ins", null)))
        {
        }

        // Neither a known user nor a second way in, nor another spelling of the path, gets more.
        foreach (var (path, claims) in new[] { ("token-refreshes", null), ("first-administrator", null), ("Sign-Ins/", null),
            ("sign-ins", "account=c,name=li"), ("sign-ins", "account=d,scope=import") })
        {
            using var refused = await PostAsync(path, claims);
            ((int)refused.StatusCode, Header(refused, "RateLimit-Policy")).ShouldBe((429, "\"sign-in\";q=1;w=3600"), path);
        }

        using var other = await GetAsync("organisations", "account=c,name=li");
        ((int)other.StatusCode, Header(other, "RateLimit-Policy")).ShouldBe((200, "\"general\";q=10;w=3600"));
    }

    [Fact]
    public async Task An_import_has_a_budget_of_its_own_and_four_requests_at_once()
    {
        await using var held = await TableLock.HoldAsync(host.Database, "mt_doc_organisation");
        var underWay = Enumerable.Range(0, 4).Select(_ => GetAsync("organisations", "account=e,scope=import")).ToList();
        await Eventually.TrueAsync(async () => await held.WaitingAsync() == 4, "four requests wait");
        using (var fifth = await GetAsync("organisations", "account=e,scope=import"))
        {
            ((int)fifth.StatusCode, Header(fifth, "Retry-After"), Header(fifth, "RateLimit-Policy"))
                .ShouldBe((429, "1", "\"import\";q=12;w=3600, \"import-at-once\";q=4;qu=\"concurrent-requests\""));
            Header(fifth, "RateLimit").ShouldEndWith("\"import-at-once\";r=0");
        }

        // The same account at its desk is not held up by its import.
        using (var desk = await GetAsync("nothing-here", "account=e"))
        {
            ((int)desk.StatusCode).ShouldBe(404);
            Header(desk, "RateLimit").ShouldBe(OneUsed);
        }

        await held.DisposeAsync();
        foreach (var answer in await Task.WhenAll(underWay))
        {
            ((int)answer.StatusCode).ShouldBe(200);
            answer.Dispose();
        }

        using var refused = await FirstRefusalAsync(() => GetAsync("organisations", "account=e,scope=import"));
        Header(refused, "RateLimit").ShouldStartWith("\"import\";r=");
    }

    [Fact]
    public async Task Health_the_description_and_the_loading_of_the_demonstration_are_not_counted()
    {
        for (var i = 0; i < 20; i++)
        {
            using var health = await host.Client.GetAsync(new Uri("/health/live", UriKind.Relative), TestContext.Current.CancellationToken);
            using var description =
                await host.Client.GetAsync(new Uri("/openapi/v1.json", UriKind.Relative), TestContext.Current.CancellationToken);
            using var loading = await GetAsync("organisations", "name=loader", "Loading");
            ((int)health.StatusCode, (int)description.StatusCode, (int)loading.StatusCode).ShouldBe((200, 200, 200));
            loading.Headers.Contains("RateLimit").ShouldBeFalse();
        }
    }

    [Fact]
    public async Task A_request_nobody_signed_is_counted_by_its_address()
    {
        using var refused = await FirstRefusalAsync(() => GetAsync("organisations", null), 401);
        Header(refused, "RateLimit-Policy").ShouldBe("\"general\";q=10;w=3600");
    }

    [Theory]
    [InlineData("RateLimits:General", "0")]
    [InlineData("RateLimits:WindowSeconds", "-1")]
    [InlineData("RateLimits:Genral", "5")]
    [InlineData("RequestLimits:Seconds", "0")]
    public async Task A_setting_that_makes_no_sense_stops_the_start(string name, string value) =>
        await Should.ThrowAsync<Exception>(() => Node.StartAsync(host.Database, TimeProvider.System, silence: false,
            prepare: builder => builder.Configuration.AddInMemoryCollection([new(name, value)])));

    /// <summary>Asks until refused; every earlier answer is as expected.</summary>
    private static async Task<HttpResponseMessage> FirstRefusalAsync(Func<Task<HttpResponseMessage>> ask, int otherwise = 0)
    {
        for (var watch = Stopwatch.StartNew(); watch.Elapsed.TotalSeconds < 120;)
        {
            var answer = await ask();
            if ((int)answer.StatusCode == 429)
            {
                return answer;
            }

            if (otherwise != 0)
            {
                ((int)answer.StatusCode).ShouldBe(otherwise);
            }

            answer.Dispose();
        }

        throw new TimeoutException("Never refused.");
    }

    private Task<HttpResponseMessage> GetAsync(string path, string? claims, string? scheme = null) =>
        SendAsync(HttpMethod.Get, path, claims, scheme);

    private Task<HttpResponseMessage> PostAsync(string path, string? claims) => SendAsync(HttpMethod.Post, path, claims, null);

    private Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, string? claims, string? scheme) =>
        SendAsync(host.Client, method, path, claims, scheme);

    private static async Task<HttpResponseMessage> SendAsync(
        HttpClient client, HttpMethod method, string path, string? claims, string? scheme)
    {
        using var request = new HttpRequestMessage(method, $"/api/v1/{path}");
        request.Headers.Add(NamedCallers.ClaimsHeader, claims ?? "");
        request.Headers.Add(NamedCallers.SchemeHeader, scheme ?? "");
        if (scheme is not null)
        {
            request.Headers.Authorization = new(scheme, Node.Everybody.Value);
            request.Headers.Add(CaseTrack.Demo.LoadingAccess.DistrictHeader, "420202");
        }

        return await client.SendAsync(request);
    }

    private static string Header(HttpResponseMessage answer, string name) =>
        answer.Headers.TryGetValues(name, out var values) ? string.Join(", ", values) : "";
}
