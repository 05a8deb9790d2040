using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Wolverine;

namespace CaseTrack.Clocks.Silence;

/// <summary>Begins the day at every start, so that a day the program was down over is made up for; from then on one day schedules the
/// next.</summary>
/// <remarks>The first request to the started host waits for nothing: the message is durable and handled in the background.</remarks>
public sealed class DayWatch(IServiceProvider services, IHostApplicationLifetime lifetime) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        lifetime.ApplicationStarted.Register(() => _ = BeginAsync());
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task BeginAsync()
    {
        await using var scope = services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<IMessageBus>().PublishAsync(new DayBegins());
    }
}
