using System.Globalization;
using JasperFx.CommandLine;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using Spectre.Console;

namespace CaseTrack.Figures;

/// <summary><c>figures 2022</c>: the figures of a year as a table.</summary>
[Description("Print the figures of a year 打印年度指标", Name = "figures")]
public sealed class FiguresCommand : JasperFxAsyncCommand<FiguresInput>
{
    public override async Task<bool> Execute(FiguresInput input)
    {
        using var host = input.BuildHost();
        var store = host.Services.GetRequiredService<IDocumentStore>();
        await using var session = store.QuerySession(input.DistrictFlag);
        await using var reader = await FigureReader.OpenAsync(session, CancellationToken.None);
        var values = await reader.ValuesAsync(FigureCatalogue.All,
            new FigureScope(input.DistrictFlag, new DateOnly(input.Year, 1, 1), new DateOnly(input.Year, 12, 31)), CancellationToken.None);

        var table = new Table().Border(TableBorder.Rounded)
            .Title($"{input.DistrictFlag} · {input.Year} · 事件序号 {reader.IncludesSequence}")
            .AddColumns("F", "指标", "code").AddColumn("值", x => x.RightAligned()).AddColumn("单位");
        foreach (var (figure, value) in FigureCatalogue.All.Zip(values).Where(x => input.AllFlag || x.First.Row.Length > 0 || x.First.Code.EndsWith(".otherwise", StringComparison.Ordinal)))
        {
            table.AddRow(figure.Row, figure.Chinese, figure.Code, value.Value?.ToString("0.##", CultureInfo.InvariantCulture) ?? "—", figure.Unit);
        }

        if (Console.IsOutputRedirected)
        {
            // A file has no width of its own; do not fold the codes.
            AnsiConsole.Profile.Width = 120;
        }

        AnsiConsole.Write(table);
        if (reader.Ledger.State is not LedgerState.Agrees)
        {
            AnsiConsole.WriteLine(reader.Ledger.Remedy ?? "台账尚未与本程序版本核对：启动服务或执行 verify-figures (the ledger has not been compared with this build: start the service or run verify-figures)");
        }

        return true;
    }
}

/// <summary>What to print.</summary>
public sealed class FiguresInput : NetCoreInput
{
    /// <summary>年度.</summary>
    [Description("The year")]
    public int Year { get; set; }

    /// <summary>区划代码.</summary>
    [Description("The district, by its GB/T 2260 code")]
    public string DistrictFlag { get; set; } = "420202";

    /// <summary>All figures, not only those the report quotes.</summary>
    [Description("Every figure of the catalogue, not only those the report quotes")]
    public bool AllFlag { get; set; }
}
