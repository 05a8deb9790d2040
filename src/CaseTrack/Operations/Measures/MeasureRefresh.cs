using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CaseTrack.Operations.Measures;

/// <summary>Measures the service in the background, so that asking for the numbers never reaches the database.</summary>
public sealed class MeasureRefresh(
    MeasureReader reader, LastReading last, Gauges gauges, IOptions<MeasureOptions> options, IHostApplicationLifetime lifetime,
    ILogger<MeasureRefresh> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (options.Value.RefreshSeconds == 0)
        {
            return;
        }

        // The tables are there once everything has started.
        var started = new TaskCompletionSource();
        await using var waiting = lifetime.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(stoppingToken);
        gauges.Publish();

        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(options.Value.RefreshSeconds));
        do
        {
            await RefreshAsync(stoppingToken);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task RefreshAsync(CancellationToken token)
    {
        try
        {
            last.Set(await reader.ReadAsync(token));
        }
        catch (Exception failure) when (!token.IsCancellationRequested)
        {
            last.Fail();
            logger.LogWarning("The service could not be measured: {Failure}", failure.GetType().Name);
        }
    }
}
