using System.Runtime.InteropServices;
using CaseTrack.Benchmarks.Running;

namespace CaseTrack.Benchmarks.Output;

/// <summary>Where it was measured.</summary>
public sealed record Machine(string Processor, int Cores, double Gigabytes, string System, string Runtime, string Postgres)
{
    public static async Task<Machine> OfAsync(BenchmarkServer server) => new(
        File.Exists("/proc/cpuinfo") ? (await File.ReadAllLinesAsync("/proc/cpuinfo"))
            .FirstOrDefault(x => x.StartsWith("model name", StringComparison.Ordinal))?.Split(':')[1].Trim() ?? "unknown" : "unknown",
        Environment.ProcessorCount,
        GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 1e9,
        RuntimeInformation.OSDescription,
        RuntimeInformation.FrameworkDescription,
        (string)(await server.AskAsync("postgres", "show server_version"))!);
}
