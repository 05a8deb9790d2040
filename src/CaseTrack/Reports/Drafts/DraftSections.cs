using static CaseTrack.Reports.Drafts.Numerals;

namespace CaseTrack.Reports.Drafts;

/// <summary>章节: whether a paragraph stands under a heading that speaks of what is to come, as 三、2023年工作打算.</summary>
internal sealed class DraftSections(int year)
{
    private const int LongestHeading = 36;

    private static readonly string[] Ahead = ["下一步", "下步", "明年", "来年", "打算", "展望", "工作思路", "工作安排", "工作计划", "努力方向", "主要目标"];

    /// <summary>Said of a year to come, they are plans.</summary>
    private static readonly string[] Meant = ["目标", "任务", "重点", "安排", "计划", "思路", "举措"];

    private int? planned;

    /// <summary>The sayings whose 限定 the last heading names.</summary>
    public IReadOnlySet<FigureSaying> Titled { get; private set; } = DraftSetting.None.Titled;

    /// <summary>Whether a line is of the plans; a heading opens or closes its section.</summary>
    public bool Planned(DraftLine line)
    {
        if (!line.InTable && Rank(line.Text.Trim()) is { } rank)
        {
            var plans = Plans(line.Text);
            Titled = DraftWords.Shared.In(line.Text).SelectMany(x => x.Meanings).Where(x => x is { Group: 2, Saying: not null })
                .Select(x => x.Saying!).ToHashSet();
            planned = plans ? Math.Min(planned ?? rank, rank) : planned is { } open && rank <= open ? null : planned;
        }

        return planned is not null || (!line.InTable && Opens(line.Text.Trim()));
    }

    /// <summary>（二）2023年目标任务。…: a paragraph whose first words are its heading.</summary>
    private bool Opens(string text) => text.Length > 0 && (text[0] == '（' || IsSpelt(text[0]) || IsDigit(text[0]))
        && text.IndexOf('。', 0, Math.Min(text.Length, LongestHeading)) is > 0 and var end && text.IndexOf('，', 0, end) < 0
        && Plans(text[..end]);

    private bool Plans(string heading) => !Past(heading) && (Array.Exists(Ahead, x => heading.Contains(x, StringComparison.Ordinal))
        || (Enumerable.Range(1, 5).Any(x => heading.Contains($"{year + x}年", StringComparison.Ordinal))
            && Array.Exists(Meant, x => heading.Contains(x, StringComparison.Ordinal))));

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
