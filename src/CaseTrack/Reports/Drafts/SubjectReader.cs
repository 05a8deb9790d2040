namespace CaseTrack.Reports.Drafts;

/// <summary>主语: whether a word that names a body, or another district's whole, is who acts, and not whom something is done with:
/// 区法院审结行政案件, but 与区法院召开联席会议.</summary>
internal static class SubjectReader
{
    /// <summary>How far before it the name of a body may begin: 黄石港区人民法院.</summary>
    private const int LongestName = 9;

    private const string Breaks = "，。；：！？（）|\n“ 年月度底末";

    /// <summary>What stands before a word makes it no subject: a preposition, a verb, or 各 and 全, which mean all of them.</summary>
    private const string Others = "与向由对经被在到至为以将把和及会同联指导组织推动督促协助配合支持邀请依托通过各全本我涉给让使从受因其者的、比较占跨等于列居获";

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
