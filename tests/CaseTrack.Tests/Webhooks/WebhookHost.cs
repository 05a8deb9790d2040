using System.Net;
using System.Text.Json.Nodes;
using CaseTrack.Access.Keys;
using CaseTrack.Releases;
using CaseTrack.Webhooks;
using Marten;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace CaseTrack.Tests.Webhooks;

/// <summary>A district whose service may send to this machine, at a clock the tests move on.</summary>
public sealed class WebhookHost : IAsyncLifetime
{
    public const string Key = "city";

    /// <summary>Three failures after the first are forgiven.</summary>
    public static readonly TimeSpan[] Ladder = [TimeSpan.FromSeconds(10), TimeSpan.FromMinutes(1), TimeSpan.FromHours(1)];

    public SetClock Clock { get; } = new(SetClock.At("2026-03-02"));

    public Node Node { get; private set; } = null!; // set when started

    private WebhookSender sender = null!; // set when started

    public async ValueTask InitializeAsync()
    {
        Node = await Node.StartAsync(await TestServer.CreateDatabaseAsync(), Clock, silence: false, prepare: x =>
            x.Configuration.AddInMemoryCollection(
            [
                new("Secrets:Create", "true"), new("Webhooks:Send", "false"), new("Webhooks:PlainHttp", "true"),
                new("Webhooks:PrivateNetworks:0", "127.0.0.0/8"), new("Webhooks:PrivateNetworks:1", "::1/128"),
                new("Webhooks:RetrySeconds", string.Join(", ", Ladder.Select(y => y.TotalSeconds))), new("Webhooks:TimeoutSeconds", "3"),
            ]));
        sender = Node.Services.GetRequiredService<WebhookSender>();
        await Node.FoundAsync();
        await GiveKeyAsync(Key, ["review:read", "mediation:read"]);
    }

    public async ValueTask DisposeAsync() => await Node.DisposeAsync();

    /// <summary>A key that somebody else has approved.</summary>
    public async Task GiveKeyAsync(string name, string[] scopes, DateTimeOffset? expires = null)
    {
        await using var session = Node.Services.GetRequiredService<IDocumentStore>().LightweightSession("420202");
        session.Insert(new ApiKey
        {
            Name = name,
            District = "420202",
            Scopes = scopes,
            Hash = ApiKey.HashOf(name),
            CreatedBy = "one",
            ApprovedBy = "two",
            ExpiresAt = expires ?? Clock.GetUtcNow().AddYears(1),
        });
        await session.SaveChangesAsync();
    }

    /// <summary>Another process that sends, with settings of its own.</summary>
    public WebhookSender Other(WebhookOptions options)
    {
        var store = Node.Services.GetRequiredService<IDocumentStore>();
        return new(store, new Deliveries(store, options, Clock), new Subscriber(
            new PublicAddresses(options), options, Node.Services.GetRequiredService<SigningKey>(), Clock), options, Clock,
            NullLogger<WebhookSender>.Instance);
    }

    /// <summary>Sends whatever is due.</summary>
    public Task SendAsync() => sender.SendAsync(TestContext.Current.CancellationToken);

    /// <summary>Lets time pass, and sends whatever is due then.</summary>
    public async Task SendAfterAsync(TimeSpan time)
    {
        Clock.Set(Clock.GetUtcNow() + time);
        await SendAsync();
    }

    /// <summary>Registers a subscriber, of what happens from now on to applications.</summary>
    public async Task<Guid> RegisterAsync(string address, string key = Key, string kind = "review-applications", long? after = null)
    {
        var (status, view) = await Node.PostAsync(
            "webhooks", new { name = "市平台", address, keyName = key, kinds = new[] { kind }, after });
        status.ShouldBe((int)HttpStatusCode.OK, $"{view}");
        return (Guid)view!["id"]!;
    }

    public Task<JsonNode> ViewAsync(Guid webhook) => Node.GetAsync($"webhooks/{webhook}");

    /// <summary>What waits does not trouble the next test.</summary>
    public Task RemoveAsync(Guid webhook) => Node.DoAsync($"webhooks/{webhook}/removal", new { });

    /// <summary>An application, and what is done with it.</summary>
    public async Task<Guid> AcceptedAsync()
    {
        var id = await Node.ReceiveAsync("2026-03-02");
        await AcceptAsync(id);
        return id;
    }

    public Task AcceptAsync(Guid id) => Node.DoAsync($"review-applications/{id}/acceptance", new { occurredOn = "2026-03-02" });

    public static string Problem(JsonNode? answer) => ((string)answer!["type"]!)["urn:casetrack:problem:".Length..];
}
