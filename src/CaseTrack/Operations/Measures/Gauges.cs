using System.Diagnostics.Metrics;

namespace CaseTrack.Operations.Measures;

/// <summary>The last reading as metrics of the meter <c>CaseTrack</c>.</summary>
public sealed class Gauges(IMeterFactory meters, LastReading last)
{
    /// <summary>The tag of a number that each district has.</summary>
    public const string District = "casetrack.district";

    /// <summary>Offers the instruments; they have no value before the first reading.</summary>
    public void Publish()
    {
        var meter = meters.Create(Meters.Name);
        Gauge("casetrack.events", "{event}", "Events in the store", x => x.Events);
        Gauge("casetrack.projections.lag", "{event}", "Events the slowest background projection has not seen", x => x.ProjectionLag);
        Gauge("casetrack.projections.delay", "s", "How long the first of them has been waiting", x => (long)x.ProjectionDelay.TotalSeconds);
        Gauge("casetrack.chain.lag", "{event}", "Events not yet linked to the chain", x => x.ChainLag);
        Gauge("casetrack.chain.delay", "s", "How long the first of them has been waiting", x => (long)x.ChainDelay.TotalSeconds);
        Gauge("casetrack.dead_letters", "{message}", "Messages given up", x => x.DeadLetters);
        Gauge("casetrack.messages.pending", "{message}", "Messages due and not handled", x => x.PendingMessages);
        Gauge("casetrack.messages.oldest.age", "s", "How long the oldest unhandled message has been due", x =>
            (long)x.OldestMessage.TotalSeconds);
        Gauge("casetrack.webhooks.dead_letters", "{message}", "Messages to subscribers given up", x => x.Deliveries.Dead);
        Gauge("casetrack.webhooks.waiting", "{message}", "Messages to subscribers not arrived yet", x => x.Deliveries.Waiting);
        Gauge("casetrack.webhooks.oldest.age", "s", "How long the first of them has been waiting", x =>
            (long)x.Deliveries.Oldest.TotalSeconds);
        Gauge("casetrack.mails.dead", "{mail}", "Mails given up", x => x.Mails.Dead);
        Gauge("casetrack.mails.waiting", "{mail}", "Mails not taken yet", x => x.Mails.Waiting);
        Gauge("casetrack.mails.oldest.age", "s", "How long the first of them has been waiting", x => (long)x.Mails.Oldest.TotalSeconds);
        Gauge("casetrack.notifications.left_out", "{event}", "Events that could not be read, and nobody is told of", x => x.Untold);
        ByDistrict("casetrack.deadlines.overdue", "{deadline}", "Deadlines past and not met", x => x.OverdueDeadlines);
        ByDistrict("casetrack.identities.broken", "{identity}", "Identities of this year's figures that do not hold", x =>
            x.BrokenIdentities);
        meter.CreateObservableGauge("casetrack.refresh.age", () => (long)last.Age.TotalSeconds, "s", "Since these numbers were last taken");
        meter.CreateObservableCounter("casetrack.refresh.failures", () => last.Failures, "{attempt}", "Attempts to take them that failed");

        void Gauge(string name, string unit, string description, Func<Reading, long> value) =>
            meter.CreateObservableGauge(
                name, () => last.Reading is { } reading ? [new Measurement<long>(value(reading))] : Array.Empty<Measurement<long>>(), unit,
                description);

        void ByDistrict(string name, string unit, string description, Func<Reading, IReadOnlyDictionary<string, int>> values) =>
            meter.CreateObservableGauge(name, () => (last.Reading is { } reading ? values(reading) : new Dictionary<string, int>())
                .Select(x => new Measurement<long>(x.Value, new KeyValuePair<string, object?>(District, x.Key))), unit, description);
    }
}
