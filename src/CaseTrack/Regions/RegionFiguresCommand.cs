using System.Globalization;
using CaseTrack.Figures;
using CaseTrack.Http;
using JasperFx.CommandLine;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using Spectre.Console;

namespace CaseTrack.Regions;

/// <summary><c>region-figures 420200 2022</c>: the figures of a year over the districts of a city or a province, as a table; exit code 1
/// where a district is missing.</summary>
[Description("Print the figures of a year over the districts of a region 打印地区汇总", Name = "region-figures")]
public sealed class RegionFiguresCommand : JasperFxAsyncCommand<RegionFiguresInput>
{
    public override async Task<bool> Execute(RegionFiguresInput input)
    {
        using var host = input.BuildHost();
        await using var session = host.Services.GetRequiredService<IDocumentStore>().QuerySession(input.Region);
        RegionReport report;
        try
        {
            report = await host.Services.GetRequiredService<RegionReader>().ReportAsync(
                input.Year, new FigureScope(input.Region, new(input.Year, 1, 1), new(input.Year, 12, 31)), session,
                CancellationToken.None);
        }
        catch (RefusedException refused)
        {
            await Console.Error.WriteLineAsync($"{refused.Refusal.Chinese} ({refused.Refusal.English}). {refused.Refusal.Basis}");
            return false;
        }

        if (Console.IsOutputRedirected)
        {
            // A file has no width of its own; do not fold the codes.
            AnsiConsole.Profile.Width = 120 + (12 * report.Districts.Count);
        }

        AnsiConsole.Write(Table(report, input.AllFlag));
        AnsiConsole.WriteLine(RegionUnion.Moments);
        foreach (var district in report.Districts.Where(x => x.Ledger.State is not LedgerState.Agrees))
        {
            AnsiConsole.WriteLine($"{district.Code}：台账与本程序版本不符或尚未核对 (the ledger is not, or not yet known to be, of this build)");
        }

        foreach (var missing in report.Missing)
        {
            AnsiConsole.WriteLine($"缺 missing: {missing.District} {missing.Why}");
        }

        return report.Complete;
    }

    private static Table Table(RegionReport report, bool all)
    {
        var table = new Table().Border(TableBorder.Rounded)
            .Title(string.Create(CultureInfo.InvariantCulture, $"{report.Region} · {report.Year} · {report.Districts.Count} 区"))
            .AddColumns("F", "指标", "code").AddColumn("合计", x => x.RightAligned()).AddColumn("单位");
        foreach (var district in report.Districts)
        {
            table.AddColumn(district.Code, x => x.RightAligned());
        }

        foreach (var row in report.Figures
            .Where(x => all || x.Row.Length > 0 || x.Code.EndsWith(".otherwise", StringComparison.Ordinal)))
        {
            table.AddRow([row.Row, row.Name, row.Code, Text(row.Value, row.Withheld), row.Unit,
                .. report.Districts.Select(x => row.Districts[x.Code]).Select(x => Text(x.Value, x.Withheld))]);
        }

        return table;
    }

    private static string Text(decimal? value, bool withheld) =>
        withheld ? "不予显示" : value?.ToString("0.##", CultureInfo.InvariantCulture) ?? "—";
}

/// <summary>What to print.</summary>
public sealed class RegionFiguresInput : NetCoreInput
{
    /// <summary>地区的区划代码.</summary>
    [Description("The city or province, by its GB/T 2260 code")]
    public string Region { get; set; } = "";

    /// <summary>年度.</summary>
    [Description("The year")]
    public int Year { get; set; }

    /// <summary>All figures, not only those the report quotes.</summary>
    [Description("Every figure of the catalogue, not only those the report quotes")]
    public bool AllFlag { get; set; }
}
