using System.Threading.RateLimiting;
using CaseTrack.Http;

namespace CaseTrack.Reports;

/// <summary>核对席位. Places for the drafts checked at the same moment: each is in memory as a whole and keeps a processor busy.</summary>
/// <remarks>Each node has its own.</remarks>
public sealed class CheckingPlaces : IDisposable
{
    private readonly ConcurrencyLimiter places = new(new() { PermitLimit = 2, QueueLimit = 8 });

    /// <summary>A place, given back when disposed of.</summary>
    /// <exception cref="RefusedException">503 when too many wait for one already.</exception>
    public async Task<IDisposable> TakeAsync(CancellationToken token) =>
        await places.AcquireAsync(1, token) is { IsAcquired: true } place ? place : throw new RefusedException(ReportRefusals.Busy, 503);

    public void Dispose() => places.Dispose();
}
