using System.Collections.Concurrent;
using CaseTrack.Access;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace CaseTrack.Tests.Access.Log;

/// <summary>拒绝记录: what is refused for what it says, or for how often it comes, leaves a line that holds nothing of what was sent.</summary>
[Trait("Speed", "slow")]
public sealed class RefusalLogTests
{
    [Fact]
    public async Task What_the_rules_refuse_leaves_a_line_without_what_was_sent()
    {
        using var lines = new Lines();
        await using var node =
            await Node.StartAsync(await TestServer.CreateDatabaseAsync(), TimeProvider.System, silence: false, prepare: builder =>
        {
            builder.Logging.AddProvider(lines);
            builder.Configuration.AddInMemoryCollection([new($"Logging:LogLevel:{RefusalLog.Category}", "Information")]);
        });
        await node.FoundAsync();
        var id = Guid.CreateVersion7();
        await node.DoAsync("mediation-cases",
            new { id, occurredOn = "2026-03-02", committee = "tw", source = "application", disputeType = "02" });
        lines.Said.ShouldBeEmpty();

        (await node.PostAsync(
            "mediation-cases", new
            {
                id = Guid.CreateVersion7(),
                occurredOn = "2026-03-02",
                committee = "tw",
                source = "Zhang-San",
                disputeType = "02"
            })).Status.ShouldBe(400);
        (await node.PostAsync(
            "mediation-cases", new
            {
                id = Guid.CreateVersion7(),
                occurredOn = "2026-03-02",
                committee = "tw",
                source = "Zhang-San-13800000000",
                disputeType = "02"
            })).Status.ShouldBe(422);
        (await node.PostAsync($"mediation-cases/{id}/closing", new { occurredOn = "2026-03-02" })).Status.ShouldBe(422);
        (await node.PostAsync(
            $"mediation-cases/{id}/acceptance", new { occurredOn = "2026-03-02" }, ifMatch: "\"9\"")).Status.ShouldBe(412);
        using (var odd = await node.Client.GetAsync(
            new Uri("/api/v1/mediation-cases?Zhang-San-13800000000=1", UriKind.Relative), TestContext.Current.CancellationToken))
        {
            ((int)odd.StatusCode).ShouldBe(400);
        }

        lines.Said.ShouldBe([
            "refused: 400 POST /api/v1/mediation-cases by nobody known", "refused: 422 POST /api/v1/mediation-cases by nobody known",
            "refused: 422 POST /api/v1/mediation-cases/{id}/closing by nobody known",
            "refused: 412 POST /api/v1/mediation-cases/{id}/acceptance by nobody known",
            "refused: 400 GET /api/v1/mediation-cases by nobody known"]);
    }

    [Fact]
    public async Task Tokens_that_are_refused_show_by_their_reason_and_never_fill_the_log()
    {
        using var lines = new Lines();
        await using var node =
            await Node.StartAsync(await TestServer.CreateDatabaseAsync(), TimeProvider.System, silence: false, prepare: builder =>
        {
            builder.Logging.AddProvider(lines);
            builder.Configuration.AddInMemoryCollection([new($"Logging:LogLevel:{RefusalLog.Category}", "Information")]);
        });
        static string Part(string json) => System.Buffers.Text.Base64Url.EncodeToString(System.Text.Encoding.UTF8.GetBytes(json));
        var unsigned = Part("""{"alg":"none","typ":"JWT"}""") + "."
            + Part("""{"iss":"casetrack","aud":"casetrack","sub":"Zhang-San","exp":4102444800}""") + ".";
        foreach (var token in (string[])[unsigned, "a.b.c", "ctk_0"])
        {
            for (var i = 0; i < 50; i++)
            {
                using var request = new HttpRequestMessage(HttpMethod.Get, $"{node.Address}/api/v1/me");
                request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {token}");
                using var client = new HttpClient();
                using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
                ((int)answer.StatusCode).ShouldBe(401);
            }
        }

        var said = lines.Said.Where(x => x.StartsWith("token refused: ", StringComparison.Ordinal)).ToArray();
        foreach (var reason in (string[])["unsigned or forged", "no token", "no key"])
        {
            said.ShouldContain(x => x.StartsWith($"token refused: {reason} (", StringComparison.Ordinal), reason);
        }

        said.Length.ShouldBeLessThan(15, "at most one a minute for each reason");
        said.ShouldAllBe(x => !x.Contains("Zhang", StringComparison.Ordinal) && !x.Contains("eyJ", StringComparison.Ordinal));
    }

    private sealed class Lines : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> Said { get; } = new();

        public ILogger CreateLogger(string categoryName) =>
            categoryName == RefusalLog.Category ? this : Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Said.Enqueue(formatter(state, exception));

        public void Dispose()
        {
        }
    }
}
