using System.Diagnostics;
using CaseTrack.Benchmarks.Measuring;
using CaseTrack.Benchmarks.Output;
using CaseTrack.Benchmarks.Running;

namespace CaseTrack.Benchmarks;

/// <summary>The whole of a run: server, filling, every part at every size, table and curves.</summary>
public static class Suite
{
    public static async Task RunAsync(BenchmarkOptions options)
    {
        var watch = Stopwatch.StartNew();
        using var scratch = new ScratchFolder(options.Keep);
        await using var server = await BenchmarkServer.StartAsync(Path.Combine(scratch.Folder, "postgres"), CancellationToken.None);

        // Whoever stops the run in the middle leaves no server behind.
        using var stopped = new Ending(server, scratch);
        var machine = await Machine.OfAsync(server);
        var bench = new Bench(options, server, scratch, options.Earlier is { } file ? Results.Read(file) : new Results());
        foreach (var size in options.Sizes)
        {
            await bench.FillAsync(size);
            await SizeMeasures.RunAsync(bench, size);

            // What does not depend on how many cases there are is measured with the fewest.
            var first = size == options.Sizes[0];
            if (Takes("rebuild") && first)
            {
                await RebuildMeasures.RunAsync(bench, size);
            }

            if (Takes("start") && first)
            {
                await StartMeasures.RunAsync(bench, size);
            }

            if (Takes("reads"))
            {
                await ReadMeasures.RunAsync(bench, size);
            }

            if (Takes("writes") && first)
            {
                await WriteMeasures.RunAsync(bench, size);
                await SeriesMeasures.RunAsync(bench, size);
                foreach (var copy in (string[])[Bench.Ours(size), Bench.Peer(size), Bench.Floor(size)])
                {
                    await server.DropAsync($"{copy}_written");
                    await server.DropAsync($"{copy}_series");
                }
            }

            if (Takes("import") && first)
            {
                await ImportMeasures.RunAsync(bench, size);
            }

            // After each size: a run that is broken off has what it measured.
            await ResultFiles.WriteAsync(bench.Results, options, machine, watch.Elapsed);
        }

        Console.WriteLine($"{options.Output}: written after {watch.Elapsed.TotalMinutes:0.0} minutes.");

        bool Takes(string part) => options.Parts.Contains(part);
    }
}
