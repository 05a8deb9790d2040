using CaseTrack.Access;
using CaseTrack.Figures;
using CaseTrack.Operations.Measures;
using Marten;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace CaseTrack.Operations;

/// <summary>One check of readiness.</summary>
/// <param name="Name">What is looked at.</param>
/// <param name="Status">healthy, degraded or unhealthy.</param>
/// <param name="Number">What was counted, or seconds; absent where nothing is counted or nothing has been yet, and for strangers.</param>
public sealed record HealthLine(string Name, HealthStatus Status, long? Number);

/// <summary>Readiness with its reasons. Degraded still answers requests.</summary>
public sealed record HealthAnswer(HealthStatus Status, IReadOnlyList<HealthLine> Checks);

/// <summary><c>/health/live</c>: the process answers. <c>/health/ready</c>: it can work, and what somebody should look at.</summary>
public static class Health
{
    private const string Ready = "ready";

    /// <param name="services">The services.</param>
    /// <param name="copied">Whether figures are read from a copy of the database.</param>
    public static void AddHealth(this IServiceCollection services, bool copied)
    {
        services.AddOptions<MeasureOptions>().BindConfiguration(MeasureOptions.Section, x => x.ErrorOnUnknownConfiguration = true)
            .ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<LastReading>().AddSingleton<MeasureReader>().AddSingleton<Gauges>();
        services.AddHostedService<MeasureRefresh>();

        var checks = services.AddHealthChecks().AddCheck<DatabaseHealth>("database", tags: [Ready], timeout: TimeSpan.FromSeconds(5));
        services.AddSingleton<WriteProbe>();
        checks.AddCheck<WriteProbe>("writing", tags: [Ready], timeout: TimeSpan.FromSeconds(5));
        services.AddSingleton<LedgerWatch>().AddHostedService(x => x.GetRequiredService<LedgerWatch>());
        checks.AddCheck<LedgerWatch>("ledger", tags: [Ready], timeout: TimeSpan.FromSeconds(5));
        Measured("dead-letters", (last, _) => last.Reading is { } x ? (x.DeadLetters, x.DeadLetters > 0) : null);
        Measured("queue", (last, options) =>
            last.Reading is { } x ? ((long)x.OldestMessage.TotalSeconds, x.OldestMessage.TotalSeconds > options.StuckSeconds) : null);
        Measured("projections", (last, options) =>
            last.Reading is { } x ? (x.ProjectionLag, x.ProjectionDelay.TotalSeconds > options.LagSeconds) : null);
        Measured("chain", (last, options) => last.Reading is { } x ? (x.ChainLag, x.ChainDelay.TotalSeconds > options.LagSeconds) : null);
        Measured("deadlines", (last, options) =>
            last.Reading?.OverdueDeadlines.Values.Sum() is { } overdue ? (overdue, overdue > options.OverdueDeadlines) : null);
        Measured("identities", (last, _) => last.Reading?.BrokenIdentities.Values.Sum() is { } broken ? (broken, broken > 0) : null);
        Measured("webhooks", (last, _) => last.Reading?.Deliveries is { } x ? (x.Dead, x.Dead > 0) : null);
        Measured("mail", (last, _) => last.Reading?.Mails is { } x ? (x.Dead, x.Dead > 0) : null);
        Measured("notifications", (last, _) => last.Reading?.Untold is { } untold ? (untold, untold > 0) : null);
        Measured("refresh", (last, options) =>
            options.RefreshSeconds > 0 ? ((long)last.Age.TotalSeconds, last.Age.TotalSeconds > 2 * options.RefreshSeconds) : null);

        if (copied)
        {
            checks.Add(new HealthCheckRegistration("figures-copy", x => new MeasuredHealth(
                () => FigureSource.Of(x.GetRequiredService<IDocumentStore>()) is { } copy ? (copy.Missed, copy.IsBehind) : null), null,
                [Ready]));
        }

        void Measured(string name, Func<LastReading, MeasureOptions, (long, bool)?> measure) => checks.Add(new HealthCheckRegistration(
            name, x => new MeasuredHealth(
            () => measure(x.GetRequiredService<LastReading>(), x.GetRequiredService<IOptions<MeasureOptions>>().Value)), null, [Ready]));
    }

    public static void MapHealth(this WebApplication app)
    {
        app.MapHealthChecks("/health/live", new() { Predicate = _ => false }).AllowAnonymous();
        app.MapHealthChecks("/health/ready", new() { Predicate = x => x.Tags.Contains(Ready), ResponseWriter = WriteAsync })
            .AllowAnonymous();
    }

    /// <summary>Names only, and numbers for whoever is signed in: how many deadlines are overdue is the office's own, and an exception's
    /// text may tell where the database is.</summary>
    private static Task WriteAsync(HttpContext context, HealthReport report)
    {
        var known = Caller.Of(context) is not null;
        return context.Response.WriteAsJsonAsync(new HealthAnswer(report.Status, [.. report.Entries.Select(x => new HealthLine(
            x.Key, x.Value.Status, known && x.Value.Data.TryGetValue(MeasuredHealth.Number, out var number) ? (long)number : null))]));
    }
}
