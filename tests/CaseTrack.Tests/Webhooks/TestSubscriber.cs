using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace CaseTrack.Tests.Webhooks;

/// <summary>A message as it came.</summary>
public sealed record Message(string Method, string Path, IReadOnlyDictionary<string, string> Headers, byte[] Body)
{
    public JsonNode Event { get; } = JsonNode.Parse(Body)!;

    public long Sequence => (long)Event["data"]!["sequence"]!;

    public Guid Record => (Guid)Event["data"]!["record"]!;
}

/// <summary>A subscriber with a socket of its own, that does with a message what a test wants.</summary>
public sealed class TestSubscriber : IAsyncDisposable
{
    private readonly WebApplication app;

    private TestSubscriber(WebApplication app) => this.app = app;

    /// <summary>Every message that was asked to be taken.</summary>
    public ConcurrentQueue<Message> Asked { get; } = new();

    /// <summary>Every message that was taken, in order.</summary>
    public ConcurrentQueue<Message> Taken { get; } = new();

    /// <summary>What it does; without, it takes the message.</summary>
    public Func<HttpContext, Message, Task>? Answer { get; set; }

    public string Address => $"{app.Urls.First()}/hooks?of=casetrack";

    public string Named => Address.Replace("127.0.0.1", "localhost", StringComparison.Ordinal);

    public static async Task<TestSubscriber> StartAsync()
    {
        var builder = WebApplication.CreateBuilder();
        builder.Configuration.AddInMemoryCollection([new("Urls", "http://127.0.0.1:0")]);
        builder.Logging.ClearProviders();
        var app = builder.Build();
        var subscriber = new TestSubscriber(app);
        app.Run(subscriber.TakeAsync);
        await app.StartAsync();
        return subscriber;
    }

    public async ValueTask DisposeAsync() => await app.DisposeAsync();

    /// <summary>Closes the connection: the message is not taken. The server says so later than here, and from another thread.</summary>
    public static void Close(HttpContext context)
    {
        context.Items[nameof(Close)] = true;
        context.Abort();
    }

    private async Task TakeAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        var message = new Message(context.Request.Method, context.Request.Path,
            context.Request.Headers.ToDictionary(x => x.Key.ToLowerInvariant(), x => x.Value.ToString()), body.ToArray());
        Asked.Enqueue(message);
        context.Response.StatusCode = 204;
        if (Answer is { } answer)
        {
            await answer(context, message);
        }

        if (context.Response.StatusCode is >= 200 and < 300 && !context.Items.ContainsKey(nameof(Close))
            && !context.RequestAborted.IsCancellationRequested)
        {
            Taken.Enqueue(message);
        }
    }
}
