using CaseTrack.Access.Accounts;
using Marten;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CaseTrack.Notifications;

/// <summary>Looks from time to time what people are to be told. Any number of processes may do so.</summary>
public sealed class NotificationWorker(
    IDocumentStore store, NotificationBook book, NotificationOptions options, TimeProvider clock, ILogger<NotificationWorker> logger)
    : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!options.Look)
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
    }

    /// <summary>One look at every district that somebody works in, to its end.</summary>
    public async Task LookAsync(CancellationToken token)
    {
        foreach (var district in await TryAsync(() => DistrictsAsync(store, token), token) ?? [])
        {
            bool more;
            do
            {
                more = await TryAsync(() => book.LookAsync(district, token), token);
            }
            while (more);
        }
    }

    /// <summary>The districts that have accounts.</summary>
    public static async Task<IReadOnlyList<string>> DistrictsAsync(IDocumentStore store, CancellationToken token)
    {
        await using var session = store.QuerySession();
        return await session.Query<Account>().Select(x => x.District).Distinct().ToListAsync(token);
    }

    private async Task<T?> TryAsync<T>(Func<Task<T>> look, CancellationToken token)
    {
        try
        {
            return await look();
        }
        catch (Exception failure) when (!token.IsCancellationRequested)
        {
            // Often the database is away for a moment; the next look makes up for it. Nothing is kept of half a look.
            logger.LogWarning("Notifications could not be looked for: {Failure}", failure.GetType().Name);
            return default;
        }
    }
}
