namespace CaseTrack.Reports.Drafts;

/// <summary>主语: whether a word that names a body, or another district's whole, is who acts, and not whom something is done with:
/// 区法院审结行政案件, but 与区法院召开联席会议.</summary>
internal static class SubjectReader
{
    /// <summary>How far before it the name of a body may begin: 黄石港区人民法院.</summary>
    private const int LongestName = 9;

    private const int LongestPlace = 5;

    private const string Breaks = "，。；：！？（）|\n“ 年月度底末";

    /// <summary>What stands before a word makes it no subject: a preposition, a verb, or 各 and 全, which mean all of them.</summary>
    private const string Others = "与向由对经被在到至为以将把和及会同联指导组织推动督促协助配合支持邀请依托通过各全本我涉给让使从受因其者的、比较占跨等于列居获";

    /// <summary>全区 and 社区 are no names of places.</summary>
    private const string NoPlaces = "全我本各该两社小园城片街景校地市辖新老省县库矿林牧灾禁专发理超都个此何某示范功能区治";

    /// <summary>What stands behind the name of a place that acts: 优化市场 names none.</summary>
    private static readonly string[] Acts =
    [
        "全年", "共", "人民", "司法局", "司法厅", "行政", "各级", "累计", "新收", "收到", "受理", "审结", "办结", "调解", "复议", "开展", "有人民", "坚持", "深化", "聚焦", "政府收到",
        "政府全年", "政府共", "政府受理", "调委会", "一审", "法院", "检察院", "信访局", "，",
    ];

    /// <summary>The name of a place that begins a clause, as 大冶市 and 下陆区 do; its length, or 0.</summary>
    public static int Place(string line, int at)
    {
        if (at > 0 && !Breaks.Contains(line[at - 1], StringComparison.Ordinal))
        {
            return 0;
        }

        for (var end = at; end < line.Length && end - at < LongestPlace && char.IsLetter(line[end])
            && !Others.Contains(line[end], StringComparison.Ordinal); end++)
        {
            if (end > at && line[end] is '区' or '县' or '市' or '省')
            {
                return end - at < 2 || NoPlaces.Contains(line[end - 1], StringComparison.Ordinal)
                    || !Array.Exists(Acts, x => Numerals.Has(line, end + 1, x)) ? 0 : end + 1 - at;
            }
        }

        return 0;
    }

    /// <summary>Whether the word that begins at a place is who acts.</summary>
    public static bool Is(string line, int start)
    {
        for (var at = start - 1; at >= 0 && !Breaks.Contains(line[at], StringComparison.Ordinal); at--)
        {
            if (start - at > LongestName || !char.IsLetter(line[at]) || Others.Contains(line[at], StringComparison.Ordinal))
            {
                return false;
            }
        }

        return true;
    }
}
