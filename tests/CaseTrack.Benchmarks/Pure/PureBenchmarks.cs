using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace CaseTrack.Benchmarks.Pure;

/// <summary>Pure code, measured by BenchmarkDotNet: no database, no HTTP.</summary>
public static class PureBenchmarks
{
    /// <param name="filter">A part of a benchmark's name; all of them without one.</param>
    public static int Run(string[] filter)
    {
        // In this process: a project made beside this one would be built under the rules of the house.
        var config = DefaultConfig.Instance
            .AddJob(Job.Default.WithWarmupCount(3).WithIterationCount(10).WithToolchain(InProcessEmitToolchain.Instance))
            .WithArtifactsPath(Path.Combine(Path.GetTempPath(), "casetrack-bench-pure"))
            .WithOptions(ConfigOptions.JoinSummary);
        string[] arguments = ["--filter", filter is [var part, ..] ? $"*{part}*" : "*"];
        var summaries = BenchmarkSwitcher.FromTypes([typeof(CaseBenchmarks), typeof(DraftBenchmarks)]).Run(arguments, config);
        return summaries.Any(x => x.Reports.Length > 0 && x.Reports.All(y => y.Success)) ? 0 : 1;
    }
}
