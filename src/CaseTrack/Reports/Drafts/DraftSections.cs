using static CaseTrack.Reports.Drafts.Numerals;

namespace CaseTrack.Reports.Drafts;

/// <summary>章节: whether a paragraph stands under a heading that speaks of what is to come, as 三、2023年工作打算.</summary>
internal sealed class DraftSections(int year)
{
    private const int LongestHeading = 36;

    private static readonly string[] Ahead = ["下一步", "下步", "明年", "来年", "打算", "展望", "工作思路", "工作安排", "工作计划", "努力方向", "主要目标"];

    private int? planned;

    /// <summary>Whether a line is of the plans; a heading opens or closes its section.</summary>
    public bool Planned(DraftLine line)
    {
        if (!line.InTable && Rank(line.Text.Trim()) is { } rank)
        {
            var plans = Array.Exists(Ahead, x => line.Text.Contains(x, StringComparison.Ordinal)) && !Past(line.Text);
            planned = plans ? Math.Min(planned ?? rank, rank) : planned is { } open && rank <= open ? null : planned;
        }

        return planned is not null;
    }

    /// <summary>工作情况和下一步打算 is about both.</summary>
    private bool Past(string heading) => heading.Contains("情况", StringComparison.Ordinal)
        || heading.Contains("完成", StringComparison.Ordinal)
        || heading.Contains($"{year}年", StringComparison.Ordinal) || heading.Contains("总结", StringComparison.Ordinal);

    /// <summary>How high a heading stands: 一、 is 1, （一） 2, one without a number 0; null for what is no heading.</summary>
    private static int? Rank(string text)
    {
        if (text.Length is 0 or > LongestHeading || text.AsSpan().IndexOfAny('，', '；') >= 0
            || (text[..^1].Contains('。', StringComparison.Ordinal)))
        {
            return null;
        }

        var open = text[0] == '（' ? 1 : 0;
        var end = open;
        while (end < text.Length && (IsSpelt(text[end]) || text[end] == '十'))
        {
            end++;
        }

        return end > open && open == 0 && At(text, end) == '、' ? 1 : end > open && open == 1 && At(text, end) == '）' ? 2
            : text.Any(IsDigit) && !text.Contains('年', StringComparison.Ordinal) || text[^1] is '。' or '！' ? null : 0;
    }
}
