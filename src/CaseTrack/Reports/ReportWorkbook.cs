using CaseTrack.Figures;
using MiniExcelLibs;
using MiniExcelLibs.OpenXml;

namespace CaseTrack.Reports;

/// <summary>报告的表格: a sheet for the figures, and one for each breakdown the office asks for most. Every cell is text or a number, never a formula.</summary>
public static class ReportWorkbook
{
    private static readonly (string Sheet, string By, string[] Figures)[] Breakdowns =
    [
        ("按月", "month", ["mediation.accepted", "mediation.succeeded", "review.received", "supervision.opened"]),
        ("按机构", "unit", ["mediation.accepted", "mediation.succeeded", "mediation.closed"]),
        ("按纠纷类型", "disputeType", ["mediation.accepted", "mediation.succeeded"]),
        ("按来源", "source", ["mediation.accepted", "mediation.succeeded"]),
        ("按复议事项", "subject", ["review.received", "review.accepted", "review.concluded"]),
    ];

    /// <param name="report">The report.</param>
    /// <param name="scope">What its figures were asked for.</param>
    /// <param name="reader">The moment they were read at.</param>
    /// <param name="address">Where the service answers, for the links back.</param>
    /// <param name="token">Cancellation.</param>
    public static async Task<byte[]> WriteAsync(Report report, FigureScope scope, FigureReader reader, string address, CancellationToken token)
    {
        var sheets = new Dictionary<string, object>();
        var values = await reader.ValuesAsync(FigureCatalogue.All, scope, token);
        sheets["指标"] = FigureCatalogue.All.Zip(values).Select(x => new Dictionary<string, object?>
        {
            ["代码"] = x.First.Code,
            ["指标"] = Harmless(x.First.Chinese),
            ["数值"] = x.Second.Value,
            ["单位"] = x.First.Unit,
            ["口径"] = Harmless(x.First.Rule),
            ["版本"] = x.First.DefinitionVersion,
            ["统计期"] = $"{scope.From:yyyy-MM-dd}至{scope.To:yyyy-MM-dd}",
            ["明细"] = $"{address}/api/v1/figures/{report.Year}/{x.First.Code}/cases?from={scope.From:yyyy-MM-dd}&to={scope.To:yyyy-MM-dd}",
        }).ToArray();
        foreach (var (sheet, by, codes) in Breakdowns)
        {
            var rows = new SortedDictionary<string, Dictionary<string, object?>>(StringComparer.Ordinal);
            foreach (var figure in codes.Select(x => FigureCatalogue.Find(x)!))
            {
                foreach (var group in await reader.GroupsAsync(figure, scope, by, token))
                {
                    var key = group.Key ?? "（空）";
                    if (!rows.TryGetValue(key, out var row))
                    {
                        rows[key] = row = new() { [sheet] = Harmless(key) };
                        foreach (var code in codes)
                        {
                            row[FigureCatalogue.Find(code)!.Chinese] = 0m;
                        }
                    }

                    row[figure.Chinese] = group.Value;
                }
            }

            sheets[sheet] = rows.Values.ToArray();
        }

        using var stream = new MemoryStream();
        await stream.SaveAsAsync(sheets, configuration: new OpenXmlConfiguration { AutoFilter = false, FastMode = false }, cancellationToken: token);
        return stream.ToArray();
    }

    /// <summary>A text that a spreadsheet could take for a formula gets an apostrophe in front.</summary>
    public static string Harmless(string text) => text.Length > 0 && text[0] is '=' or '+' or '-' or '@' or '\t' or '\r' ? $"'{text}" : text;
}
