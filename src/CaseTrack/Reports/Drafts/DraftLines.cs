using CaseTrack.Figures;

namespace CaseTrack.Reports.Drafts;

/// <summary>行: the paragraphs of a draft, and the cells of its tables with the heads of row and column before them.</summary>
public static class DraftLines
{
    /// <summary>Heads of columns that hold no counts: what stands beneath is text, or a number that is a name.</summary>
    private static readonly string[] Uncounted = ["口径", "备注", "说明", "依据", "明细数", "序号", "编号", "版本", "代码", "日期", "时间"];

    /// <summary>Headings that say only that numbers follow.</summary>
    private static readonly string[] Bare = ["数值", "数量", "数据", "合计", "总计", "小计", "数", "单位", "结果", "值", "情况", "指标", "项目", "类别", "名称", "内容"];

    private static readonly Dictionary<string, Figure[]> ByName = FigureCatalogue.All.GroupBy(x => FoldedText.Of(x.Chinese))
        .ToDictionary(x => x.Key, x => x.ToArray());

    /// <summary>Lines and cells, in order.</summary>
    public static IEnumerable<DraftLine> Of(string draft)
    {
        var (position, paragraph) = (0, 0);
        string[]? heads = null;
        foreach (var written in draft.ReplaceLineEndings("\n").Split('\n'))
        {
            paragraph++;
            var separator = written.Contains('\t', StringComparison.Ordinal) ? '\t' : written.Count(x => x == '|') > 1 ? '|' : '\0';
            if (separator == '\0')
            {
                heads = null;
                yield return new(FoldedText.Of(written), written, position, paragraph);
            }
            else
            {
                var cells = written.Split(separator);
                var names = cells.Select(x => FoldedText.Of(x).Replace(" ", "", StringComparison.Ordinal)).ToArray();
                if (names.All(x => x.All(y => y is '-' or '：')))
                {
                    // The rule beneath the heads of a pasted table.
                }
                else if (heads is null || names.Length != heads.Length)
                {
                    heads = names;
                }
                else
                {
                    foreach (var cell in Cells(cells, names, heads, position, paragraph))
                    {
                        yield return cell;
                    }
                }
            }

            position += written.Length + 1;
        }
    }

    private static IEnumerable<DraftLine> Cells(string[] cells, string[] names, string[] heads, int position, int paragraph)
    {
        var row = Array.Find(names, x => x.Length > 0 && !Numeric(x)) ?? "";
        var named = ByName.GetValueOrDefault(row);
        for (var i = 0; i < cells.Length; position += cells[i].Length + 1, i++)
        {
            if (!Numeric(names[i]) || Array.Exists(Uncounted, x => heads[i].Contains(x, StringComparison.Ordinal)))
            {
                continue;
            }

            var (head, unit) = Head(heads[i]);
            var (own, rowUnit) = Head(row);
            unit = unit.Length > 0 ? unit : rowUnit;
            var year = head.Contains('年', StringComparison.Ordinal) && head.Any(char.IsDigit);
            var before = year ? $"{head}{own}" : $"{own}{head}";
            var cell = FoldedText.Of(cells[i]);
            var behind = cell.TrimEnd().Length > 0 && char.IsDigit(cell.TrimEnd()[^1]) ? unit : "";
            yield return new($"{before}{cell}{behind}", $"{before}{cells[i]}", position, paragraph)
            {
                Listed = before.Length,
                InTable = true,
                Figures = named
            };
        }
    }

    /// <summary>受理数（件）: the head and its measure; nothing for a head that says nothing.</summary>
    private static (string Head, string Unit) Head(string head)
    {
        var open = head.IndexOf('（', StringComparison.Ordinal);
        var close = open < 0 ? -1 : head.IndexOf('）', open);
        var unit = close > open + 1 && close - open <= 5 ? head[(open + 1)..close] : "";
        var name = unit.Length > 0 && DraftMeasures.At(unit, 0).Length == unit.Length ? head[..open] : head;
        return (Array.Exists(Bare, x => x == name) ? "" : name, name.Length < head.Length ? unit : "");
    }

    private static bool Numeric(string cell) => cell.Length > 0 && char.IsDigit(cell[0]);
}
