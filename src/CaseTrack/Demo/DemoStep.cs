using System.Text.Json.Nodes;

namespace CaseTrack.Demo;

/// <summary>One request of the demonstration, as a person would have made it then.</summary>
/// <param name="RecordedAt">When it was entered.</param>
/// <param name="Actor">Who entered it.</param>
/// <param name="RecordId">The record.</param>
/// <param name="Version">The record's version before it.</param>
/// <param name="ExpectedVersion">The record's version after it.</param>
/// <param name="Path">Where it is posted, beneath <c>/api/v1/</c>.</param>
/// <param name="Body">What is posted.</param>
public sealed record DemoStep(
    DateTimeOffset RecordedAt, string Actor, Guid RecordId, int Version, int ExpectedVersion, string Path, JsonObject Body);

/// <summary>The demonstration's clock: stands at the moment of the step under way. Timers and durations run on the system's.</summary>
public sealed class DemoClock : TimeProvider
{
    private DateTimeOffset now = new(2021, 12, 1, 0, 0, 0, TimeSpan.Zero);

    public void Set(DateTimeOffset instant) => now = instant.ToUniversalTime();

    public override DateTimeOffset GetUtcNow() => now;
}
