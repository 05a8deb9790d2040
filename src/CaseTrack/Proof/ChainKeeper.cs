using System.Diagnostics.Metrics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CaseTrack.Proof;

/// <summary>Extends the chains every minute, and signs the head of each day that is over. Any number of nodes may do so.</summary>
/// <remarks>Where <c>Proof:HeadFolder</c> names a folder, each day's head is written there too: on another machine it is out of reach of
/// whoever has the database.</remarks>
public sealed class ChainKeeper(
    Chain chain, ChainVerification verification, IConfiguration configuration, IMeterFactory meters, TimeProvider clock,
    ILogger<ChainKeeper> logger) : BackgroundService
{
    private readonly string? folder = configuration["Proof:HeadFolder"] is { Length: > 0 } named ? named : null;

    private readonly Counter<long> failures = meters.Create(Meters.Name)
        .CreateCounter<long>("casetrack.chain.failures", "{attempt}", "Attempts to extend a chain that failed");

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

    /// <summary>One round. Nothing that is found in one district keeps the others, or the service, from going on.</summary>
    public async Task KeepAsync(CancellationToken token)
    {
        foreach (var district in await TryAsync(() => verification.DistrictsAsync(token), token) ?? [])
        {
            var kept = await TryAsync(
                async () =>
                {
                    await chain.ExtendAsync(district, token);
                    return await chain.KeepHeadAsync(district, token);
                },
                token);
            if (kept is not null && folder is not null)
            {
                await TryAsync(() => Task.FromResult(HeadFile.Write(folder, kept)), token);
            }
        }
    }

    private async Task<T?> TryAsync<T>(Func<Task<T>> act, CancellationToken token)
    {
        try
        {
            return await act();
        }
        catch (Exception failure) when (!token.IsCancellationRequested)
        {
            // Often the database is away for a moment, and the next minute makes up for it; what lasts shows as the chain's lag.
            failures.Add(1);
            logger.LogWarning("The chain of events could not be extended: {Failure}", failure.GetType().Name);
            return default;
        }
    }
}
