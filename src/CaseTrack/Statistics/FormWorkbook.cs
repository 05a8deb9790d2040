using CaseTrack.Reports;

namespace CaseTrack.Statistics;

/// <summary>报表工作簿. The layout that comes with the program: a sheet a table, each cell with the name of what is put there.</summary>
public static class FormWorkbook
{
    /// <summary>As it is sent to an office that makes its own of it.</summary>
    public static byte[] Template(StatisticalForm form) => SheetBook.Write(
    [
        .. form.Tables.Select(table => new SheetTable(
            table.Chinese, ["代码", "项目", .. table.Columns.Select(x => x.Chinese)],
            [.. table.Lines.Select(line => (IReadOnlyList<SheetCell>)
            [
                line.Code, line.Chinese, .. table.Columns.Select(column => (SheetCell)$"{{{{{FormCell.Of(table, line, column).Name}}}}}"),
            ])])),
        new("说明", [form.Chinese],
        [
            ["填报单位：{{unit}}"], ["统计期：{{from}}至{{to}}"], ["依据：{{basis}}"],
            ["计至第{{sequence}}号事件，{{printed}}生成"], ["“…”为不予显示的数：会透露阅读者无权知悉的案件"],
        ]),
    ]);
}
