namespace CaseTrack.Demo;
public sealed record DemoStep(DateTimeOffset RecordedAt, string Actor, Guid RecordId, int ExpectedVersion, string Path, System.Text.Json.Nodes.JsonObject Body);
public sealed class DemoClock : TimeProvider { }
public static class DemoPlan { public static IReadOnlyList<DemoStep> Read() => []; }
public static class DemoYear { public static Task LoadAsync(HttpClient c, DemoClock k, IReadOnlyDictionary<Guid,int> v, IProgress<(int,int)> p, CancellationToken t) => Task.CompletedTask; }
