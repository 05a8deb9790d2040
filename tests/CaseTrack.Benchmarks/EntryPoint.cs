using CaseTrack.Benchmarks;
using CaseTrack.Benchmarks.Fill;
using CaseTrack.Benchmarks.Peer;
using CaseTrack.Benchmarks.Pure;
using CaseTrack.Benchmarks.Running;
using CaseTrack.Benchmarks.Stack;

// One executable in several parts: the first word says which; without one it is the measurement itself.
switch (args)
{
    case ["peer", var connectionString, var keyFile, var series]:
        await PeerProgram.RunAsync(connectionString, keyFile, numbersByUnit: series == "by-unit");
        return 0;
    case ["stack", var connectionString, var keyFile]:
        await StackProgram.RunAsync(connectionString, keyFile);
        return 0;
    case ["fill", var connectionString, var keysFolder, var cases]:
        await FillProgram.RunAsync(connectionString, keysFolder, int.Parse(cases, System.Globalization.CultureInfo.InvariantCulture));
        return 0;
    case ["rebuild", var connectionString, var keysFolder]:
        return await RebuildProgram.RunAsync(connectionString, keysFolder);
    case ["--pure", .. var filter]:
        return PureBenchmarks.Run(filter);
    case ["--help"] or ["-h"]:
        Console.WriteLine(BenchmarkOptions.Help);
        return 0;
    default:
        try
        {
            await Suite.RunAsync(BenchmarkOptions.Of(args));
            return 0;
        }
        catch (Exception wrong) when (wrong is ArgumentException or FormatException)
        {
            Console.Error.WriteLine(wrong.Message);
            Console.Error.WriteLine(BenchmarkOptions.Help);
            return 2;
        }
}
