namespace CaseTrack.Tests.Hosting;

/// <summary>The published program with the demonstration year, started once for whoever walks through it.</summary>
[CollectionDefinition(Collection)]
public sealed class DemonstrationService : ICollectionFixture<DemonstrationService>, IAsyncDisposable
{
    public const string Collection = "demonstration";

    private readonly SemaphoreSlim one = new(1);
    private ServiceProcess? service;

    /// <summary>Where it listens; the first who asks waits for it.</summary>
    public async Task<string> AddressAsync(CancellationToken token)
    {
        await one.WaitAsync(token);
        try
        {
            return (service ??= await ServiceProcess.StartAsync(["--demo"], token, minutes: 15)).Address;
        }
        finally
        {
            one.Release();
        }
    }

    public ValueTask DisposeAsync()
    {
        service?.Dispose();
        one.Dispose();
        return ValueTask.CompletedTask;
    }
}
