using System.Collections.Concurrent;
using System.Text.Json;
using CaseTrack.Access;
using CaseTrack.Access.Keys;
using CaseTrack.Feed;
using Marten;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CaseTrack.Webhooks;

/// <summary>订阅推送. Looks every few seconds what has happened and sends it, each subscription on a lane of its own: who is slow holds up
/// nobody else. Any number of processes may do so.</summary>
public sealed class WebhookSender(
    IDocumentStore store, Deliveries deliveries, Subscriber subscriber, WebhookOptions options, TimeProvider clock,
    ILogger<WebhookSender> logger) : BackgroundService
{
    private static readonly JsonSerializerOptions Json = Options();

    private readonly ConcurrentDictionary<Guid, Task> lanes = new();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!options.Send)
        {
            return;
        }

        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(options.LookSeconds), clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await LookAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException)
        {
            // Stopped.
        }

        await Task.WhenAll(lanes.Values);
    }

    /// <summary>One look, to its end: whatever is due now has been tried.</summary>
    public async Task SendAsync(CancellationToken token)
    {
        await LookAsync(token);
        await Task.WhenAll(lanes.Values);
    }

    private async Task LookAsync(CancellationToken token)
    {
        try
        {
            foreach (var (district, webhook) in await deliveries.WebhooksAsync(token))
            {
                if (!lanes.TryGetValue(webhook, out var lane) || lane.IsCompleted)
                {
                    lanes[webhook] = RunAsync(district, webhook, token);
                }
            }
        }
        catch (Exception failure) when (!token.IsCancellationRequested)
        {
            // Often the database is away for a moment; the next look makes up for it.
            logger.LogWarning("Webhooks could not be looked for: {Failure}", failure.GetType().Name);
        }
    }

    private async Task RunAsync(string district, Guid webhook, CancellationToken token)
    {
        // The next subscription does not wait for what this one does at once.
        await Task.Yield();
        try
        {
            bool more;
            do
            {
                more = await OpenAsync(district, webhook, token) is (var open, var viewer)
                    && await deliveries.SpreadAsync(open, viewer, token);
                var sent = await Task.WhenAll(Enumerable.Range(0, options.AtOnce).Select(_ => DrainAsync(district, webhook, token)));
                more |= sent.Any(x => x);
            }
            while (more);
        }
        catch (Exception failure) when (!token.IsCancellationRequested)
        {
            logger.LogWarning("A webhook could not be served: {Failure}", failure.GetType().Name);
        }
        catch (OperationCanceledException)
        {
            // Stopped; what was taken is free again after a while.
        }
    }

    /// <summary>Sends one message after the other.</summary>
    /// <returns>Whether anything arrived: what has happened meanwhile may wait behind it.</returns>
    private async Task<bool> DrainAsync(string district, Guid webhook, CancellationToken token)
    {
        for (var arrived = false; ;)
        {
            if (await OpenAsync(district, webhook, token) is not (var open, var viewer)
                || await deliveries.TakeAsync(webhook, token) is not { } delivery)
            {
                return arrived;
            }

            try
            {
                arrived |= await DeliverAsync(open, viewer, delivery, token);
            }
            catch
            {
                await deliveries.GiveBackAsync(delivery, CancellationToken.None);
                throw;
            }
        }
    }

    private async Task<bool> DeliverAsync(Webhook webhook, Viewer viewer, Delivery delivery, CancellationToken token)
    {
        var district = viewer.Caller.District;
        await using var session = store.QuerySession(district);
        var changes = await Changes.ReadAsync(session, delivery.Sequence - 1, delivery.Sequence, 1, token);
        if (await viewer.OfThoseSeenAsync(changes, x => (x.Kind, x.Record), session, token) is not [var change])
        {
            await deliveries.WithheldAsync(delivery, token);
            return true;
        }

        var body = JsonSerializer.SerializeToUtf8Bytes(CloudEvent.Of(district, change), Json);
        var outcome = await subscriber.SendAsync(new Uri(webhook.Address), body, token);
        if (outcome.Failure is null)
        {
            // It has arrived, whether the service is being stopped or not.
            await deliveries.ArrivedAsync(delivery, CancellationToken.None);
            return true;
        }

        await deliveries.FailedAsync(delivery, outcome, CancellationToken.None);
        return false;
    }

    /// <summary>The subscription, and whose rights it has; nothing while it is paused, its key is not good, or it is gone.</summary>
    private async Task<(Webhook Webhook, Viewer Viewer)?> OpenAsync(string district, Guid id, CancellationToken token)
    {
        await using var session = store.QuerySession(district);
        return await session.LoadAsync<Webhook>(id, token) is { Paused: false } webhook
            && await session.LoadAsync<ApiKey>(webhook.KeyId, token) is { } key && Webhook.MayTell(key, district, clock.GetUtcNow())
                ? (webhook, new Viewer(key.Caller())) : null;
    }

    private static JsonSerializerOptions Options()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web);
        Wire.Apply(options);
        return options;
    }
}
