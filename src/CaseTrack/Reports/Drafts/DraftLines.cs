using CaseTrack.Figures;

namespace CaseTrack.Reports.Drafts;

/// <summary>行: the paragraphs of a draft, and the cells of its tables with the heads of row and column before them.</summary>
public static class DraftLines
{
    private const int LongestTitle = 40;

    /// <summary>Heads of columns that hold no counts: what stands beneath is text, or a number that is a name.</summary>
    private static readonly string[] Uncounted = ["口径", "备注", "说明", "依据", "明细数", "序号", "编号", "版本", "代码", "日期", "时间"];

    /// <summary>Headings that say only that numbers follow.</summary>
    private static readonly string[] Bare = ["数值", "数量", "数据", "合计", "总计", "小计", "数", "单位", "结果", "值", "情况", "指标", "项目", "类别", "名称", "内容"];

    /// <summary>Rows that hold the sum of the others.</summary>
    private static readonly string[] Totals = ["合计", "总计"];

    /// <summary>Columns of shares.</summary>
    private static readonly string[] Shares = ["占比", "比例", "比重", "占总数", "百分比"];

    /// <summary>Columns of what has changed against the year before.</summary>
    private static readonly string[] Changes = ["增减", "增长", "同比", "增幅", "变化", "升降"];

    /// <summary>其中：上半年: a row of a part of the row above it.</summary>
    private const string Within = "其中";

    /// <summary>Columns of the measure each row is counted in.</summary>
    private static readonly string[] Measures = ["单位", "计量单位", "量词"];

    /// <summary>What a title says besides what it counts.</summary>
    private static readonly string[] TitleEnds = ["分类统计表", "分类情况表", "情况统计表", "分类表", "统计表", "情况表", "一览表", "分布表", "汇总表", "表"];

    private static readonly Dictionary<string, Figure[]> ByName = FigureCatalogue.All.GroupBy(x => FoldedText.Of(x.Chinese))
        .ToDictionary(x => x.Key, x => x.ToArray());

    /// <summary>Lines and cells, in order.</summary>
    public static IEnumerable<DraftLine> Of(string draft)
    {
        var rows = new List<DraftRow>();
        var title = "";
        foreach (var row in DraftRow.Of(draft))
        {
            if (row.Cells.Count > 0)
            {
                rows.Add(row);
                continue;
            }

            foreach (var cell in Table(rows, title))
            {
                yield return cell;
            }

            rows.Clear();
            title = row.Text.Trim().Length is > 0 and <= LongestTitle ? FoldedText.Of(row.Text.Trim()) : "";
            yield return new(FoldedText.Of(row.Text), row.Text, row.Position, row.Paragraph);
        }

        foreach (var cell in Table(rows, title))
        {
            yield return cell;
        }
    }

    private static IEnumerable<DraftLine> Table(List<DraftRow> rows, string title)
    {
        var total = rows.Find(x => x.Names.Any(y => Array.Exists(Totals, z => z == y)));
        string[]? heads = null;
        var above = "";
        foreach (var row in rows)
        {
            if (row.Names.All(x => x.All(y => y is '-' or '：')))
            {
                // The rule beneath the heads of a pasted table.
            }
            else if (heads is null || row.Names.Length != heads.Length)
            {
                heads = row.Names;
            }
            else
            {
                foreach (var cell in Cells(row, heads, total, title, above))
                {
                    yield return cell;
                }

                above = Array.Find(row.Names, x => x.Length > 0) is { } first && !first.StartsWith(Within, StringComparison.Ordinal)
                    ? first : above;
            }
        }
    }

    private static IEnumerable<DraftLine> Cells(DraftRow row, string[] heads, DraftRow? total, string title, string above)
    {
        var name = Array.Find(row.Names, x => x.Length > 0 && !Numeric(x)) ?? "";
        var named = ByName.GetValueOrDefault(name);
        var counted = -1;
        name = name.StartsWith(Within, StringComparison.Ordinal) ? $"{name[Within.Length..].TrimStart('：')}{above}" : name;
        var measures = Array.FindIndex(heads, x => Array.Exists(Measures, y => y == x));
        var measured = measures >= 0 && Unit(row.Names[measures]) ? row.Names[measures] : "";
        for (var i = 0; i < row.Cells.Count; i++)
        {
            if (!Numeric(row.Names[i]) || Array.Exists(Uncounted, x => heads[i].Contains(x, StringComparison.Ordinal)))
            {
                continue;
            }

            var (head, unit) = Head(heads[i]);
            var (own, rowUnit) = Head(name);
            unit = unit.Length > 0 ? unit : rowUnit.Length > 0 ? rowUnit : measured;
            own = own.Length > 0 || head.Contains('年', StringComparison.Ordinal) ? own : Titled(title);
            var cell = FoldedText.Of(row.Cells[i].Text);
            var before = YearOf(head).Length > 0 ? $"{head}{own}" : $"{own}{head}";
            if (counted >= 0 && Array.Exists(Shares, x => head.Contains(x, StringComparison.Ordinal)))
            {
                // A share is read as a sentence would say it: 邻里纠纷254件，占1233件的.
                var measure = unit.Length > 0 && unit != "%" ? unit : "件";
                before = total is not null && counted < total.Names.Length && Numeric(total.Names[counted])
                    ? $"{own}{row.Names[counted]}{measure}，占{Titled(title)}{total.Names[counted]}{measure}的"
                    : $"{own}{row.Names[counted]}{measure}，占";
            }
            else if (Array.FindIndex(row.Names, Numeric) < i && Array.Exists(Changes, x => head.Contains(x, StringComparison.Ordinal)))
            {
                // A change is read as a sentence would say it: 2022年受理纠纷1233件，比上年增加.
                var of = Enumerable.Range(0, i).Where(x => Numeric(row.Names[x])).MaxBy(x => YearOf(heads[x]));
                before = $"{(YearOf(heads[of]).Length > 0 ? Head(heads[of]).Head : "")}{own}{row.Names[of]}{unit}，"
                    + $"比上年{(row.Names[i][0] == '-' ? "减少" : "增加")}";
                unit = heads[i].Contains('%', StringComparison.Ordinal) ? "%" : unit == "%" ? "个百分点" : unit;
                cell = cell.Replace('-', ' ');
            }
            else if (counted < 0 && unit != "%" && !cell.Contains('%', StringComparison.Ordinal))
            {
                counted = i;
            }

            var behind = cell.TrimEnd().Length > 0 && char.IsDigit(cell.TrimEnd()[^1]) ? unit : "";
            yield return new($"{before}{cell.TrimEnd()}{behind}", $"{before}{row.Cells[i].Text}", row.Position + row.Cells[i].At,
                row.Paragraph)
            {
                Listed = before.Length,
                InTable = true,
                Figures = named,
            };
        }
    }

    /// <summary>What a title counts, for the row of the sum.</summary>
    private static string Titled(string title)
    {
        var open = title.IndexOf('（', StringComparison.Ordinal);
        var text = open > 0 ? title[..open] : title;
        text = text.TrimStart('表', ' ', '.', '：').TrimStart('0', '1', '2', '3', '4', '5', '6', '7', '8', '9') is var rest
            && title.StartsWith('表') ? rest.TrimStart(' ', '.', '：') : text;
        return Array.Find(TitleEnds, x => text.EndsWith(x, StringComparison.Ordinal)) is { } end ? text[..^end.Length] : "";
    }

    /// <summary>受理数（件）: the head and its measure; nothing for a head that says nothing.</summary>
    private static (string Head, string Unit) Head(string head)
    {
        var open = head.IndexOf('（', StringComparison.Ordinal);
        var close = open < 0 ? -1 : head.IndexOf('）', open);
        var unit = close > open + 1 && close - open <= 5 ? head[(open + 1)..close] : "";
        var name = unit.Length > 0 && Unit(unit) ? head[..open] : head;
        return (Array.Exists(Bare, x => x == name) ? "" : name, name.Length < head.Length ? unit : "");
    }

    /// <summary>2022 of 2022年; empty for a head that names none.</summary>
    private static string YearOf(string head) => head.IndexOf('年', StringComparison.Ordinal) is >= 4 and var at
        && head.AsSpan(at - 4, 4).IndexOfAnyExceptInRange('0', '9') < 0 ? head[(at - 4)..at] : "";

    /// <summary>件, %, 万元, 万人次.</summary>
    private static bool Unit(string text) =>
        text == "%" || (text.TrimStart('万', '亿', '千', '百') is { Length: > 0 } rest && DraftMeasures.At(rest, 0).Length == rest.Length);

    private static bool Numeric(string cell) => cell.Length > 0 && (char.IsDigit(cell[0])
        || (cell.Length > 1 && cell[0] == '-' && char.IsDigit(cell[1])));
}
