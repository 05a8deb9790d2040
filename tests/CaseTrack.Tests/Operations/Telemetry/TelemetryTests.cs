using System.Text;
using CaseTrack.Operations.Telemetry;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace CaseTrack.Tests.Operations.Telemetry;

/// <summary>Traces, metrics and logs leave the machine only where a collector is named, and nothing a person has entered leaves with
/// them.</summary>
[Trait("Speed", "slow")]
public sealed class TelemetryTests
{
    [Fact]
    public async Task What_is_exported_and_logged_holds_nothing_that_was_sent()
    {
        var token = TestContext.Current.CancellationToken;
        await using var collector = await Collector.StartAsync();
        using var log = new KeptLog();
        await using var node = await Node.StartAsync(await TestServer.CreateDatabaseAsync(), TimeProvider.System, prepare: builder =>
        {
            // The levels the service ships with.
            builder.Configuration.AddJsonFile(Path.Combine(Repository.Folder, "src", "CaseTrack.Web", "appsettings.json"));
            builder.Configuration.AddInMemoryCollection([new("Urls", "http://127.0.0.1:0"), new("Metrics:RefreshSeconds", "1"),
                new("OpenTelemetry:Endpoint", collector.Address), new("OpenTelemetry:Protocol", "http/protobuf")]);
            builder.Logging.AddProvider(log);
        });
        using var client = Node.LetIn(new HttpClient { BaseAddress = new Uri(node.Address) });

        var mark = $"mark{Guid.NewGuid():N}";
        (await SendAsync(client, mark, token)).ShouldBe([201, 200, 409, 400, 400, 400, 404, 404, 400]);

        // The database's spans are those of every test that runs meanwhile: where they fill the queue, ours may be dropped and are made
        // again.
        string[] spans = ["POST /api/v1/organisations", "GET /api/v1/organisations/{id}", "http.route", "marten.connection", "db.system",
            "received-first-response"];
        await Eventually.TrueAsync(
            async () =>
            {
                if (Flush(node) && collector.Of("traces") is var said && spans.All(x => said.Contains(x, StringComparison.Ordinal)))
                {
                    return true;
                }

                await SendAsync(client, mark, token);
                return false;
            },
            $"there are spans of each of {string.Join(", ", spans)}");
        await Eventually.TrueAsync(
            () => Flush(node) && collector.Of("metrics").Contains("casetrack.events", StringComparison.Ordinal),
            "the numbers have been exported");

        log.Text.Split('\n').Where(x => x.Contains(mark, StringComparison.Ordinal)).ShouldBeEmpty();
        log.Text.ShouldNotContain("Request starting");

        // What the console may say in full still leaves the machine as wording and type only.
        node.Services.GetRequiredService<ILogger<TelemetryTests>>()
            .LogError(new InvalidOperationException(mark), "Trouble with {Name}", mark);
        Flush(node).ShouldBeTrue();

        var exported = new Dictionary<string,
            string>
        { ["traces"] = collector.Of("traces"), ["metrics"] = collector.Of("metrics"), ["logs"] = collector.Of("logs") };
        foreach (var (signal, said) in new[]
        {
            ("metrics", "http.server.request.duration"), ("logs", "Now listening on: {address}"), ("logs", "Trouble with {Name}"),
                ("logs", "System.InvalidOperationException"),
        })
        {
            exported[signal].Contains(said, StringComparison.Ordinal).ShouldBeTrue($"{said} is in the {signal}");
        }

        string[] never =
        [
            mark, "url.query", "url.path", "url.full", "client.address", "network.peer.address", "user_agent", "db.query", "db.statement",
            "db.user",
            "exception.message", "exception.stacktrace", "insert into", "tenant", "127.0.0.1:",
        ];
        foreach (var (signal, text) in exported)
        {
            never.Where(x => text.Contains(x, StringComparison.OrdinalIgnoreCase)).ShouldBeEmpty(signal);
        }
    }

    [Fact]
    public async Task Without_a_collector_nothing_is_collected()
    {
        await using var node = await Node.StartAsync(await TestServer.CreateDatabaseAsync(), TimeProvider.System, silence: false);
        node.Services.GetService<TracerProvider>().ShouldBeNull();
        node.Services.GetService<MeterProvider>().ShouldBeNull();
    }

    [Theory]
    [InlineData("url.query", false)]
    [InlineData("http.request.method_original", false)]
    [InlineData("enduser.id", false)]
    [InlineData("http.route", true)]
    [InlineData("casetrack.district", true)]
    public void Only_what_is_on_the_list_is_said(string name, bool allowed) => AllowedAttributes.Contains(name).ShouldBe(allowed);

    private static async Task<List<int>> SendAsync(HttpClient client, string mark, CancellationToken token)
    {
        var statuses = new List<int>();
        foreach (var (method, path, body) in Requests(mark))
        {
            using var request = new HttpRequestMessage(method, path);
            request.Headers.Add("X-Correlation-ID", mark);
            request.Headers.Add("Idempotency-Key", $"{mark}{Guid.NewGuid():N}");
            request.Headers.Add("User-Agent", mark);
            request.Headers.Add("CaseTrack-Actor", mark);
            request.Headers.Add("tracestate", $"a={mark}");
            request.Headers.Add("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
            request.Headers.Add("baggage", $"a={mark}");
            request.Content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json");
            using var answer = await client.SendAsync(request, token);
            statuses.Add((int)answer.StatusCode);
        }

        return statuses;
    }

    private static IEnumerable<(HttpMethod Method, string Path, string? Body)> Requests(string mark)
    {
        string Organisation(string name) =>
            $$"""{"id":"{{Guid.CreateVersion7()}}","occurredOn":"2020-01-01","code":"420202","name":"{{name}}","kind":"district"}""";
        yield return (HttpMethod.Post, "/api/v1/organisations", Organisation(mark));
        yield return (HttpMethod.Get, $"/api/v1/organisations", null);
        yield return (HttpMethod.Post, "/api/v1/organisations", Organisation(mark)); // the database refuses the code
        yield return (HttpMethod.Get, $"/api/v1/mediation-cases?{mark}={mark}", null);
        yield return (HttpMethod.Post, "/api/v1/organisations", $"{{\"{mark}\":\"{mark}\"");
        yield return (HttpMethod.Post, "/api/v1/organisations", $"{{\"occurredOn\":\"{mark}\"}}");
        yield return (HttpMethod.Get, $"/api/v1/organisations/{mark}", null);
        yield return (HttpMethod.Get, $"/no-such-page/{mark}?q={mark}", null);
        yield return (HttpMethod.Post, "/api/v1/organisations", Organisation($"{mark}\\u0000"));
    }

    private static bool Flush(Node node) =>
        node.Services.GetRequiredService<TracerProvider>().ForceFlush()
        && node.Services.GetRequiredService<MeterProvider>().ForceFlush()
        && node.Services.GetRequiredService<LoggerProvider>().ForceFlush();
}
