using System.Globalization;
using System.Text;
using CaseTrack.Benchmarks.Measuring;

namespace CaseTrack.Benchmarks.Output;

/// <summary>The table, the curves, and every single value beside them.</summary>
public static class ResultFiles
{
    public static async Task WriteAsync(Results results, BenchmarkOptions options, Machine machine, TimeSpan took)
    {
        Directory.CreateDirectory(options.Output);
        foreach (var old in Directory.EnumerateFiles(options.Output, "*.svg"))
        {
            File.Delete(old);
        }

        var curves = Curves.Of(results).ToList();
        foreach (var (name, chart) in curves)
        {
            await WriteAsync(name + ".svg", chart.Draw());
        }

        await WriteAsync("targets.md", TargetTable.Write(results));
        await WriteAsync("table.md", ResultTable.Write(results, options, machine, took, [.. curves.Select(x => x.Name)]));
        var runs = new StringBuilder("cases,group,measure,unit,clients,run,side,value\n");
        foreach (var (size, measure, run, side, value) in results.All)
        {
            runs.Append(CultureInfo.InvariantCulture, $"{size},\"{measure.Group}\",\"{measure.Name}\",{measure.Unit},");
            runs.Append(CultureInfo.InvariantCulture, $"{measure.Clients},{run + 1},{Wire.Name(side)},{value:G6}\n");
        }

        await WriteAsync("runs.csv", runs.ToString());

        Task WriteAsync(string name, string text) => File.WriteAllTextAsync(Path.Combine(options.Output, name), text);
    }
}
