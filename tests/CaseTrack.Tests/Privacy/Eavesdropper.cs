using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;

namespace CaseTrack.Tests.Privacy;

/// <summary>Hears every log line, span and measurement of this process, raw, before anything is taken out for export, and remembers the
/// marked data among them.</summary>
public sealed class Eavesdropper : ILoggerProvider, ILogger
{
    private readonly ConcurrentQueue<string> found = new();
    private readonly ActivityListener spans;
    private readonly MeterListener measurements = new();
    private long lines;
    private long spanCount;
    private long measured;

    public Eavesdropper()
    {
        spans = new ActivityListener
        {
            ShouldListenTo = _ => true,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = Hear,
        };
        measurements.InstrumentPublished = (instrument, listener) => listener.EnableMeasurementEvents(instrument);
        measurements.SetMeasurementEventCallback<long>((_, _, tags, _) => Hear(tags));
        measurements.SetMeasurementEventCallback<int>((_, _, tags, _) => Hear(tags));
        measurements.SetMeasurementEventCallback<double>((_, _, tags, _) => Hear(tags));
    }

    /// <summary>Marked data that were heard, with where.</summary>
    public IReadOnlyCollection<string> Found => found;

    /// <summary>How much was heard: log lines, spans, measurements.</summary>
    public (long Lines, long Spans, long Measured) Heard => (lines, spanCount, measured);

    public void Listen()
    {
        ActivitySource.AddActivityListener(spans);
        measurements.Start();
    }

    public void Stop()
    {
        spans.Dispose();
        measurements.Dispose();
    }

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state) where TState : notnull
    {
        Look("scope", state.ToString());
        return null;
    }

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        Interlocked.Increment(ref lines);
        Look("log", formatter(state, exception));
        Look("exception", exception?.ToString());
    }

    public void Dispose() => Stop();

    private void Hear(Activity span)
    {
        Interlocked.Increment(ref spanCount);
        Look("span", span.DisplayName);
        foreach (var (name, value) in span.TagObjects)
        {
            Look($"span {span.OperationName} {name}", value?.ToString());
        }

        foreach (var happened in span.Events)
        {
            Look("span event", $"{happened.Name} {string.Join(' ', happened.Tags.Select(x => $"{x.Key}={x.Value}"))}");
        }
    }

    private void Hear(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        Interlocked.Increment(ref measured);
        foreach (var (name, value) in tags)
        {
            Look($"measurement {name}", value?.ToString());
        }
    }

    private void Look(string where, string? text)
    {
        if (text is not null && found.Count < 100 && Marks.Find(text) is { } mark)
        {
            found.Enqueue($"{where}: {mark}");
        }
    }
}
