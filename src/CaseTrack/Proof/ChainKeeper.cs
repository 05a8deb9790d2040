using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CaseTrack.Proof;

/// <summary>Extends the chains every minute, and signs the head of each day that is over. Any number of nodes may do so.</summary>
public sealed class ChainKeeper(Chain chain, TimeProvider clock, ILogger<ChainKeeper> logger) : BackgroundService
{
    /// <summary>How far the chain may be behind the events.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await KeepAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException)
        {
            // Stopped.
        }
    }

    private async Task KeepAsync(CancellationToken token)
    {
        try
        {
            foreach (var district in await chain.DistrictsAsync(token))
            {
                await chain.ExtendAsync(district, token);
                await chain.KeepHeadAsync(district, token);
            }
        }
        catch (Exception failure) when (failure is Npgsql.NpgsqlException or TimeoutException)
        {
            // The database is away for a moment; the next minute makes up for it.
            logger.LogWarning("The chain of events could not be extended: {Failure}", failure.GetType().Name);
        }
    }
}
