using System.Buffers;

namespace CaseTrack.Reports.Drafts;

/// <summary>比较: whether the words before a number make it a growth, a multiple or a share.</summary>
internal static class ComparisonReader
{
    private static readonly string[] Rises = ["增长", "上升", "提高", "提升", "增加", "增幅", "上涨", "升高", "高出", "多出", "增多", "升", "涨幅", "增", "延长"];
    private static readonly string[] Falls = ["下降", "减少", "降低", "下滑", "回落", "降幅", "降", "低于上年", "减", "缩短", "压缩", "压减"];
    private static readonly string[] Chains = ["环比", "较上月", "比上月", "较上季度", "比上季度", "较上一季度", "比上一季度"];

    /// <summary>高于全市平均水平, 较法定期限缩短: compared with something that is no time.</summary>
    private static readonly string[] Others =
        ["平均", "法定", "全市", "全省", "全国", "目标", "高于", "低于", "年初", "前年", "往年", "改革前", "实施前", "开展前", "期限", "下达", "要求"];

    private static readonly SearchValues<char> Comparing = SearchValues.Create("较比同与相去期环增长升提高加幅涨出多下降减少低滑回落是所大明显翻净实现约近超达率其分别");

    private static readonly string[] Shares = ["占比", "占", "比重", "比例"];

    private static readonly SearchValues<char> Changing = SearchValues.Create("增长升提高加幅涨出多下降减少低滑回落净扩大延缩短压了达到为约近超逾 ");

    /// <summary>Where the words of the change begin that end at a number: 行政复议收案|增加.</summary>
    public static int Begins(string line, int from, int to) =>
        line.AsSpan(from, Math.Max(0, to - from)).LastIndexOfAnyExcept(Changing) is >= 0 and var last ? from + last + 1 : to;

    /// <summary>同比多15件, 比上年多收15件: with the verb behind it or without.</summary>
    private static bool Compares(string text, char word) => text.EndsWith(word) || Numerals.At(text, text.Length - 2) == word
        || Numerals.At(text, text.Length - 3) == word;

    /// <summary>Whether letters say more than a comparison does: they may name something else that has grown.</summary>
    public static bool Unexplained(string unknown) => unknown.AsSpan().IndexOfAnyExcept(Comparing) >= 0;

    /// <summary>Growth, multiple or share; null for a number that is none of them.</summary>
    /// <param name="text">What stands between the number before and this one.</param>
    /// <param name="number">The number.</param>
    /// <param name="year">A year named in between.</param>
    /// <param name="part">A part of the year is compared with.</param>
    /// <param name="after">The number before it is a change.</param>
    public static (ClaimKind Kind, bool Falls, Compared Since)? Of(
        string text, DraftNumber number, int? year, bool part, bool after = false)
    {
        var last = text.Contains("同比", StringComparison.Ordinal) || text.Contains("上年", StringComparison.Ordinal)
            || text.Contains("去年", StringComparison.Ordinal) || text.Contains("上一年", StringComparison.Ordinal);
        var chained = Array.Exists(Chains, x => text.Contains(x, StringComparison.Ordinal));
        var other = text.Contains("分别", StringComparison.Ordinal) || text.Contains("年均", StringComparison.Ordinal)
            || (!last && year is null && Array.Exists(Others, x => text.Contains(x, StringComparison.Ordinal)));
        var since = new Compared(year, last || other || chained || part || year is not null, other, chained);
        if (number.Form is NumberForm.Level)
        {
            return (ClaimKind.Growth, false, since);
        }

        if (number.Percent && text.TrimStart() is "（" or "（占" or "（占比" or "，占比" or "（约占")
        {
            return (ClaimKind.Share, false, default);
        }

        var end = text.TrimEnd('了', '率', '幅', '度', '达', '为', '约', '到', '近', '超', '过', ' ', '的', '：');
        var reached = text.AsSpan(end.Length).ContainsAny('到', '至');
        if (!reached && number.Form is NumberForm.Times && number.RoundedTo is not null)
        {
            return (ClaimKind.Multiple, false, since);
        }

        if (number.Form is NumberForm.Times && (text.EndsWith('的') || text.EndsWith("达到", StringComparison.Ordinal)) && since.Known)
        {
            return (ClaimKind.Multiple, false, since);
        }

        if (!reached && number.Form is not NumberForm.Part)
        {
            after |= since.Known;
            var rises = Array.Exists(Rises, x => end.EndsWith(x, StringComparison.Ordinal)) || (after && Compares(end, '多'));
            if (rises || Array.Exists(Falls, x => end.EndsWith(x, StringComparison.Ordinal))
                || (after && (Compares(end, '少') || end.EndsWith('低') || end.EndsWith('短'))))
            {
                return (ClaimKind.Growth, !rises, since);
            }
        }

        var tail = text[(text.LastIndexOfAny(['，', '。', '；', '、']) + 1)..];
        return (number.Percent || number.Form is NumberForm.Part)
            && Array.Exists(Shares, x => tail.Contains(x, StringComparison.Ordinal)) ? (ClaimKind.Share, false, default)
            : number.Form is NumberForm.Part && !tail.Contains('率', StringComparison.Ordinal) ? (ClaimKind.Share, false, default) : null;
    }
}
