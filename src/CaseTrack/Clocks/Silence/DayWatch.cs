using Marten;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Wolverine;

namespace CaseTrack.Clocks.Silence;

/// <summary>Begins the day at every start, so that a day the program was down over is made up for; from then on one day schedules the
/// next.</summary>
/// <remarks>Every few minutes it looks whether the day has begun: the message of midnight may have been given up while the database was
/// away, and a clock that was set right has passed it by. The first request to the started host waits for nothing: the message is durable
/// and handled in the background.</remarks>
public sealed class DayWatch(
    IServiceProvider services, IDocumentStore store, PassingOfTime time, TimeProvider clock, IHostApplicationLifetime lifetime,
    ILogger<DayWatch> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var starting = lifetime.ApplicationStarted.Register(started.SetResult);
        using var timer = new PeriodicTimer(Interval, clock);
        try
        {
            await started.Task.WaitAsync(stoppingToken);
            do
            {
                await LookAsync(stoppingToken);
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException)
        {
            // Stopped.
        }
    }

    /// <summary>Begins the day unless it has begun.</summary>
    public async Task LookAsync(CancellationToken token)
    {
        try
        {
            await using var session = store.QuerySession();
            if (await session.LoadAsync<DayBegun>(DayBegun.IdOf(await time.TodayAsync(session, token)), token) is null)
            {
                await using var scope = services.CreateAsyncScope();
                await scope.ServiceProvider.GetRequiredService<IMessageBus>().PublishAsync(new DayBegins());
            }
        }
        catch (Exception failure) when (!token.IsCancellationRequested)
        {
            // Often the database is away for a moment; the next look makes up for it.
            logger.LogWarning("The day could not be begun: {Failure}", failure.GetType().Name);
        }
    }
}
