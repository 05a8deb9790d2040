using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CaseTrack.Operations.Measures;

/// <summary>One number of the last reading as a matter of health: too much of it needs somebody's eye, but requests are still
/// answered.</summary>
/// <param name="measure">The number, and whether it is too much; null while there is none.</param>
public sealed class MeasuredHealth(Func<(long Number, bool TooMuch)?> measure) : IHealthCheck
{
    /// <summary>The key of the number in a result's data.</summary>
    public const string Number = "number";

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(
        measure() is not { } found ? HealthCheckResult.Healthy()
        : new HealthCheckResult(
            found.TooMuch ? HealthStatus.Degraded : HealthStatus.Healthy, data: new Dictionary<string,
            object>
            { [Number] = found.Number }));
}
