using System.Collections.Concurrent;
using CaseTrack.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace CaseTrack.Tests.Security;

/// <summary>拒绝记录: what is refused for what it says, or for how often it comes, leaves a line that holds nothing of what was sent.</summary>
public sealed class RefusalLogTests
{
    [Fact]
    public async Task What_the_rules_refuse_leaves_a_line_without_what_was_sent()
    {
        using var lines = new Lines();
        await using var node = await Node.StartAsync(await TestServer.CreateDatabaseAsync(), TimeProvider.System, silence: false, prepare: builder =>
        {
            builder.Logging.AddProvider(lines);
            builder.Configuration.AddInMemoryCollection([new($"Logging:LogLevel:{RefusalLog.Category}", "Information")]);
        });
        await node.FoundAsync();
        var id = Guid.CreateVersion7();
        await node.DoAsync("mediation-cases", new { id, occurredOn = "2026-03-02", committee = "tw", source = "application", disputeType = "02" });
        lines.Said.ShouldBeEmpty();

        (await node.PostAsync("mediation-cases", new { id = Guid.CreateVersion7(), occurredOn = "2026-03-02", committee = "tw", source = "Zhang-San", disputeType = "02" })).Status.ShouldBe(400);
        (await node.PostAsync("mediation-cases", new { id = Guid.CreateVersion7(), occurredOn = "2026-03-02", committee = "tw", source = "Zhang-San-13800000000", disputeType = "02" })).Status.ShouldBe(422);
        (await node.PostAsync($"mediation-cases/{id}/closing", new { occurredOn = "2026-03-02" })).Status.ShouldBe(422);
        (await node.PostAsync($"mediation-cases/{id}/acceptance", new { occurredOn = "2026-03-02" }, ifMatch: "\"9\"")).Status.ShouldBe(412);
        using (var odd = await node.Client.GetAsync(new Uri("/api/v1/mediation-cases?Zhang-San-13800000000=1", UriKind.Relative), TestContext.Current.CancellationToken))
        {
            ((int)odd.StatusCode).ShouldBe(400);
        }

        lines.Said.ShouldBe([
            "refused: 400 POST /api/v1/mediation-cases by nobody known", "refused: 422 POST /api/v1/mediation-cases by nobody known", "refused: 422 POST /api/v1/mediation-cases/{id}/closing by nobody known",
            "refused: 412 POST /api/v1/mediation-cases/{id}/acceptance by nobody known", "refused: 400 GET /api/v1/mediation-cases by nobody known"]);
    }

    private sealed class Lines : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> Said { get; } = new();

        public ILogger CreateLogger(string categoryName) => categoryName == RefusalLog.Category ? this : Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Said.Enqueue(formatter(state, exception));

        public void Dispose()
        {
        }
    }
}
