using static CaseTrack.Reports.Drafts.Numerals;

namespace CaseTrack.Reports.Drafts;

/// <summary>文稿所述的时间 of a number, and which times are only referred to.</summary>
internal static class PeriodReader
{
    private static readonly string[] Before =
        ["较", "比", "同", "与", "和", "从", "自", "到", "至", "由", "及", "截至", "截止", "对比", "相比", "-", "（", "《", "力争", "建于", "始于", "到了", "于"];

    private static readonly string[] Behind =
    [
        "以来", "之来", "来", "以前", "之前", "前", "以后", "之后", "后", "度以来", "同期", "度同期", "相比", "度相比", "基础上", "版", "修订", "修正", "颁布", "出台", "制定", "印发",
        "起", "至", "到", "-", "）", "的1", "的2", "的3", "的4", "的5", "的6", "的7", "的8", "的9",
    ];

    /// <summary>Whether a time is only referred to: 较2021年, 自2020年以来, 2021年版.</summary>
    public static bool Refers(string line, DraftToken time)
    {
        if (time.Reference)
        {
            return true;
        }

        var start = time.Start;
        while (start > 0 && line[start - 1] == ' ')
        {
            start--;
        }

        var end = Blanks(line, time.End);
        return Array.Exists(Before, x => Has(line, start - x.Length, x)) || Array.Exists(Behind, x => Has(line, end, x));
    }

    /// <summary>截至6月底: what is said counts from the beginning of the year; null if it is no such time.</summary>
    public static DraftPeriod? Until(string line, DraftToken time) =>
        time.Time is { Last: < 12 } period && period.First == period.Last
            && (Has(line, time.Start - 2, "截至") || Has(line, time.Start - 2, "截止")) ? period with { First = 1, Day = 0 } : null;

    /// <summary>Whether a word of another time is only what is compared with: 较上年, 与去年同期.</summary>
    public static bool Compares(string line, WordHit hit) => At(line, hit.Start - 1) is '较' or '比' or '与' or '同' or '和' or '是' or '为';
}
