using CaseTrack.Figures;
using CaseTrack.Operations.Measures;
using CaseTrack.Proof;
using CaseTrack.Terms;
using Marten;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CaseTrack.Operations;

/// <summary>At the first start of a build: is the ledger as this build would write it? An update may count otherwise; until the ledger is
/// rebuilt its figures are not this build's. And every few minutes: what the lines of past years add up to is worked out anew where it has
/// fallen behind.</summary>
public sealed class LedgerWatch(IDocumentStore store, TermRules rules, TimeProvider clock, ILogger<LedgerWatch> logger) : BackgroundService,
    IHealthCheck
{
    // What failed, as when the database went away meanwhile, is tried again.
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(5);

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await using var session = store.QuerySession();
        if ((await LedgerComparison.StandingAsync(session, cancellationToken)).State is LedgerState.NotCompared
            && await IsEmptyAsync(cancellationToken))
        {
            // Nothing has been written yet, and what will be is this build's.
            await LedgerComparison.CompareAsync(store, rules, clock, null, cancellationToken);
        }

        await base.StartAsync(cancellationToken);
    }

    /// <summary>Degraded where it differs, with the number of lines, and while it is not known.</summary>
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await using var session = store.QuerySession();
        var standing = await LedgerComparison.StandingAsync(session, cancellationToken);
        return standing.State is LedgerState.NotCompared ? HealthCheckResult.Degraded() : new(
            standing.State is LedgerState.Agrees ? HealthStatus.Healthy : HealthStatus.Degraded,
            data: new Dictionary<string, object> { [MeasuredHealth.Number] = standing.Missing + standing.Surplus });
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Not before the service has started: a start waits for nothing that can go on beside it.
        await Task.Yield();
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await CompareAsync(stoppingToken);
                await CarryAsync(store, stoppingToken);
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                logger.LogWarning(
                    "The ledger could not be compared with this build, or carried forward: {Failure}", failure.GetType().Name);
            }

            await Task.Delay(Pause, clock, stoppingToken);
        }
    }

    /// <summary>Works out what the lines of past years add up to, of districts where that has fallen behind.</summary>
    public static async Task CarryAsync(IDocumentStore store, CancellationToken token)
    {
        var behind = await FactBalances.BehindAsync(store, token);
        if (behind.Count == 0)
        {
            return;
        }

        var settled = await Settled.SequenceAsync(store.Storage.Database, token);
        foreach (var district in behind)
        {
            await FactBalances.CarryAsync(store, district, settled, token);
        }
    }

    private async Task CompareAsync(CancellationToken token)
    {
        await using var session = store.QuerySession();
        if ((await LedgerComparison.StandingAsync(session, token)).State is not LedgerState.NotCompared)
        {
            return;
        }

        var verdict = await LedgerComparison.CompareAsync(store, rules, clock, null, token);
        if (!verdict.Agrees)
        {
            logger.LogWarning("台账与本版本不符：缺 {Missing} 行，多 {Surplus} 行；请执行 rebuild，服务不必停止 (the ledger is not as this build writes it; "
                + "run rebuild, beside the running service)",
                verdict.Missing, verdict.Surplus);
        }
    }

    private async Task<bool> IsEmptyAsync(CancellationToken token) =>
        (await store.Advanced.FetchEventStoreStatistics(token: token)).EventCount == 0;
}
