using System.Diagnostics;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CaseTrack.Operations.Limits;
using CaseTrack.Tests.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CaseTrack.Tests.Operations.Limits;

/// <summary>A request may be only so large, deep and slow; what is more is cut off with a reason and nothing is written.</summary>
[Trait("Speed", "slow")]
public sealed class RequestLimitTests(RequestLimitTests.Hosts host) : IClassFixture<RequestLimitTests.Hosts>
{
    /// <summary>A service as it is, and beside it on the same database one that waits a second where that waits half a minute: only for
    /// what is about time.</summary>
    public sealed class Hosts : IAsyncLifetime
    {
        public string Database { get; private set; } = "";
        public Node Usual { get; private set; } = null!;
        public Node Impatient { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            Database = await TestServer.CreateDatabaseAsync();
            Usual = await Node.StartAsync(Database, TimeProvider.System, nodes: 2, silence: false);
            Impatient = await Node.StartAsync(
                Database, TimeProvider.System, nodes: 2, silence: false, prepare: builder => builder.Configuration.AddInMemoryCollection([
                new("RequestLimits:HeaderSeconds", "1"), new("RequestLimits:SlowSeconds", "4"), new("RequestLimits:Seconds", "1"),
                new("RequestLimits:LongSeconds", "12")]));

            // The first request of a kind compiles its endpoint, which can take longer than the second it is given here.
            await WarmAsync("reading", 200, x => x.GetAsync(new Uri("/api/v1/organisations", UriKind.Relative)));
            await WarmAsync("writing", 400, x => x.PostAsJsonAsync("/api/v1/organisations", new { }));
            await WarmAsync("what may take longer", 400, x => x.PostAsJsonAsync("/api/v1/releases", new { }));
        }

        private Task WarmAsync(string what, int status, Func<HttpClient, Task<HttpResponseMessage>> ask) => Eventually.TrueAsync(
            async () =>
            {
                using var answer = await ask(Impatient.Client);
                return (int)answer.StatusCode == status;
            },
            $"{what} is warm");

        public async ValueTask DisposeAsync()
        {
            await Impatient.DisposeAsync();
            await Usual.DisposeAsync();
        }
    }

    [Fact]
    public async Task A_failure_that_comes_of_the_time_being_over_is_said_as_such()
    {
        var builder = WebApplication.CreateBuilder();
        builder.Configuration.AddInMemoryCollection(
            [new("Urls", "http://127.0.0.1:0"), new("RequestLimits:Seconds", "1"), new("Logging:LogLevel:Default", "None")]);
        builder.Services.AddRequestLimits();
        await using var app = builder.Build();
        app.UseRequestLimits();
        app.MapGet("/stopped", async (HttpContext context) =>
        {
            var over = new TaskCompletionSource();
            await using var told = context.RequestAborted.Register(over.SetResult);
            await over.Task;
            throw new InvalidOperationException("The command failed.", new OperationCanceledException(context.RequestAborted));
        });
        app.MapGet("/failed", (HttpContext _) => { throw new InvalidOperationException("A fault of ours."); });
        await app.StartAsync(TestContext.Current.CancellationToken);
        using var client = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
        foreach (var (path, status) in ((string, int)[])[("stopped", 504), ("failed", 500)])
        {
            using var answer = await client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
            ((int)answer.StatusCode).ShouldBe(status, path);
        }
    }

    [Theory]
    [InlineData(33)]
    [InlineData(10_000)]
    public async Task A_body_nested_too_deeply_is_refused(int depth)
    {
        var nested = string.Concat(Enumerable.Repeat("{\"name\":", depth)) + "1" + new string('}', depth);
        await RefusedAsync(await PostAsync("organisations", nested), 400, "malformed");
        await RefusedAsync(await PostAsync("organisations", new string('[', depth) + new string(']', depth)), 400, "malformed");
    }

    [Fact]
    public void Bodies_are_read_to_a_depth_of_32_even_where_any_content_is_taken()
    {
        var options = host.Usual.Services.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions;
        JsonSerializer.Deserialize<JsonNode>(new string('[', 32) + new string(']', 32), options).ShouldNotBeNull();
        Should.Throw<JsonException>(() => JsonSerializer.Deserialize<JsonNode>(new string('[', 33) + new string(']', 33), options));
    }

    [Fact]
    public async Task Text_the_database_cannot_keep_is_refused_before_it_is_asked()
    {
        foreach (var text in new[] { "\\u0000", "a\\u0000b", "\\ud800" })
        {
            var body = $"{{\"id\":\"{Guid.CreateVersion7()}\",\"occurredOn\":\"2020-01-01\",\"code\":\"420202\","
                + $"\"name\":\"{text}\",\"kind\":\"district\"}}";
            await RefusedAsync(await PostAsync("organisations", body), 400, "malformed");
        }

        await RefusedAsync(await host.Usual.Client.GetAsync(
            new Uri("/api/v1/deadlines?unit=%00", UriKind.Relative), TestContext.Current.CancellationToken), 400, "bad-filter");
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/xml")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("multipart/form-data; boundary=x")]
    public async Task Another_content_type_is_refused_with_what_is_expected(string contentType)
    {
        var body = await RefusedAsync(await PostAsync("organisations", "{}", contentType), 415, "wrong-content-type");
        body["title"]!.ToString().ShouldContain("application/json");
    }

    [Fact]
    public async Task Too_many_or_too_large_headers_are_refused()
    {
        var many = string.Concat(Enumerable.Range(0, 100).Select(x => $"X-{x}: a\r\n"));
        (await GetAsync(many)).ShouldStartWith("HTTP/1.1 431");
        (await GetAsync($"X-Large: {new string('a', 40_000)}\r\n")).ShouldStartWith("HTTP/1.1 431");
        (await GetAsync("", "?" + new string('a', 9_000))).ShouldStartWith("HTTP/1.1 414");
        (await GetAsync("")).ShouldStartWith("HTTP/1.1 200");
    }

    [Fact]
    public async Task Headers_that_do_not_come_are_not_waited_for()
    {
        var watch = Stopwatch.StartNew();
        (await RawHttp.SendAsync(host.Impatient.Address, "GET /health/live HTTP/1.1\r\nHost: localhost\r\nX-Slow: "))
            .ShouldStartWith("HTTP/1.1 408");
        watch.Elapsed.TotalSeconds.ShouldBeLessThan(15, "the usual time");
    }

    [Fact]
    public async Task A_body_that_does_not_come_is_not_waited_for()
    {
        // Where there is time, the slowness is the reason; where there is none, the time is.
        (await HalfABodyAsync("releases")).ShouldStartWith("HTTP/1.1 408");
        (await HalfABodyAsync("organisations")).ShouldStartWith("HTTP/1.1 504");
    }

    [Fact]
    public async Task A_request_that_takes_too_long_is_ended_and_nothing_is_written()
    {
        await using (var held = await TableLock.HoldAsync(host.Database, "mt_doc_organisation"))
        {
            await RefusedAsync(await host.Impatient.Client.GetAsync(
                new Uri("/api/v1/organisations", UriKind.Relative), TestContext.Current.CancellationToken), 504, "took-too-long");
            var body = new JsonObject
            {
                ["id"] = Guid.CreateVersion7().ToString(),
                ["occurredOn"] = "2020-01-01",
                ["code"] = "420202",
                ["name"] = "区",
                ["kind"] = "district"
            };
            await RefusedAsync(await PostAsync(host.Impatient, "organisations", body.ToJsonString()), 504, "took-too-long");
            await Eventually.TrueAsync(async () => await held.WaitingAsync() == 0, "the database has given up the question too");
        }

        (await host.Usual.GetAsync("organisations"))["organisations"]!.AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_report_may_take_longer()
    {
        await using var held = await TableLock.HoldAsync(host.Database, "fact_lines");
        var watch = Stopwatch.StartNew();
        using var answer = await host.Impatient.Client.GetAsync(
            new Uri("/api/v1/reports/2022", UriKind.Relative), TestContext.Current.CancellationToken);
        ((int)answer.StatusCode).ShouldBe(504);
        watch.Elapsed.TotalSeconds.ShouldBeInRange(11.5, 60);
    }

    private Task<HttpResponseMessage> PostAsync(string path, string body, string contentType = "application/json") =>
        PostAsync(host.Usual, path, body, contentType);

    private static async Task<HttpResponseMessage> PostAsync(Node node, string path, string body, string contentType = "application/json")
    {
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
        return await node.Client.PostAsync(new Uri($"/api/v1/{path}", UriKind.Relative), content);
    }

    private Task<string> HalfABodyAsync(string path) => RawHttp.SendAsync(host.Impatient.Address,
        $"POST /api/v1/{path} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Loading {Node.Everybody.Value}\r\nCaseTrack-District: "
            + $"420202\r\nContent-Type: application/json\r\nContent-Length: 5000\r\nConnection: close\r\n\r\n{{\"id\":");

    private Task<string> GetAsync(string headers, string query = "") =>
        RawHttp.SendAsync(host.Usual.Address, $"GET /health/live{query} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n{headers}\r\n");

    private static async Task<JsonNode> RefusedAsync(HttpResponseMessage answer, int status, string problem)
    {
        using (answer)
        {
            var text = await answer.Content.ReadAsStringAsync();
            ((int)answer.StatusCode).ShouldBe(status, text);
            var body = JsonNode.Parse(text)!;
            body["type"]!.ToString().ShouldBe($"urn:casetrack:problem:{problem}");
            return body;
        }
    }
}
