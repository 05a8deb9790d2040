using System.Buffers;
using static CaseTrack.Reports.Drafts.Numerals;

namespace CaseTrack.Reports.Drafts;

/// <summary>文稿所述的时间 of a number, and which times are only referred to.</summary>
internal static class PeriodReader
{
    /// <summary>上年的1件: what is compared with the report's own.</summary>
    public static readonly string[] OfLast = ["上年的", "去年的", "上年度的", "上一年的", "上年同期的", "去年同期的"];

    /// <summary>上年结转: what the year before has left to the report's own.</summary>
    public static readonly string[] Brought = ["结转", "遗留", "转入", "旧存", "存案", "未结转", "结存"];

    /// <summary>Words for the year before.</summary>
    public static readonly string[] LastYears = ["同比", "上年", "去年", "上一年", "上年同期", "去年同期", "上年度"];

    private static readonly string[] Before =
        ["较", "比", "同", "与", "和", "从", "自", "到", "至", "由", "及", "截至", "截止", "对比", "相比", "-", "（", "《", "力争", "建于", "始于", "到了", "于"];

    private static readonly string[] Behind =
    [
        "以来", "之来", "来", "以前", "之前", "前", "以后", "之后", "后", "度以来", "同期", "度同期", "相比", "度相比", "基础上", "版", "修订", "修正", "颁布", "出台", "制定", "印发",
        "起", "至", "到", "-", "）", "的1", "的2", "的3", "的4", "的5", "的6", "的7", "的8", "的9",
    ];

    private static readonly string[] Onwards = ["以来", "起", "开始", "至今", "之后", "以后"];

    /// <summary>今年以来 is no more than the report's own time.</summary>
    private static readonly string[] ThisYear = ["今年", "本年", "本年度", "年初", "一年", "年度"];

    /// <summary>How far behind 自2019年 its 以来 may stand: 自2019年机构改革以来.</summary>
    private const int LongestSince = 14;

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

        // 于2022年5月开展: what is done within the year is told of; what is founded in a year is not.
        return (Array.Exists(Before, x => Has(line, start - x.Length, x)) && (time.Time.Whole || At(line, start - 1) != '于'))
            || Array.Exists(Behind, x => Has(line, end, x));
    }

    /// <summary>2018年至2020年, 自2019年机构改革以来, 2020年以来, 自7月1日起: of more than a figure is calculated for; the report's own year if it
    /// begins with it. Null if it is no such time.</summary>
    public static SaidTime? Since(string line, DraftToken time, int year)
    {
        var end = Blanks(line, time.End);
        if (time.Several)
        {
            return At(line, time.Start - 1) is '（' or '《' || At(line, end) is '）' or '》' ? null : new(null, line[time.Start..time.End]);
        }

        var from = At(line, time.Start - 1) is '自' or '从';
        var stop = end;
        while (from && stop < line.Length && stop - end < LongestSince && line[stop] is not ('，' or '。' or '；')
            && !Array.Exists(Onwards, x => Has(line, stop, x)))
        {
            stop++;
        }

        stop = At(line, stop) == '度' ? stop + 1 : stop;
        return Array.Find(Onwards, x => Has(line, stop, x)) is not { } word || word is "之后" or "以后" ? null
            : time.Time.Whole && time.Time.Year == year ? default(SaidTime)
            : new(null, line[time.Start..(stop + word.Length)]);
    }

    /// <summary>截至6月底, 到6月底: what is said counts from the beginning of the year; null if it is no such time.</summary>
    public static DraftPeriod? Until(string line, DraftToken time) =>
        time.Time is { Last: < 12 } period && period.First == period.Last
            && (Has(line, time.Start - 2, "截至") || Has(line, time.Start - 2, "截止") || Has(line, time.Start - 3, "截止到")
            || (At(line, time.Start - 1) is '到' or '至' && At(line, time.End) is '底' or '末' or '止')) ? period with { First = 1, Day = 0 }
                : null;

    /// <summary>截至2021年底: what stood at the end of a year.</summary>
    public static bool Ends(string line, DraftToken time) => time.Time is { Whole: true, Year: not null }
        && (Has(line, time.Start - 2, "截至") || Has(line, time.Start - 2, "截止") || At(line, time.Start - 1) == '到')
        && (At(line, time.End) is '底' or '末' or '止' || Has(line, time.End, "年底") || Has(line, time.End, "年末"));

    /// <summary>去年上半年: a part of the year before; null if it is no such time, or only compared with.</summary>
    public static DraftPeriod? OfLastYear(string line, DraftToken time) => time.Time.Year is null
        && Array.Find(LastYears, x => Has(line, time.Start - x.Length, x)) is { } word
        && At(line, time.Start - word.Length - 1) is not ('较' or '比' or '与' or '同') ? time.Time : null;

    /// <summary>（2021年为1件）: where the brackets close that a time and a number stand in; -1 if none do.</summary>
    public static int Bracket(string line, DraftToken time) => At(line, time.Start - 1) == '（' && At(line, Blanks(line, time.End)) != '）'
        && At(line, time.Start - 2) is not ('》' or '《')
            ? line.IndexOf('）', time.End, Math.Min(60, line.Length - time.End)) : -1;

    /// <summary>Whether what goes on 以来 began with the report's year, or is said by a time of its own.</summary>
    public static bool OfThisYear(string line, int at) =>
        Array.Exists(ThisYear, x => Has(line, at - x.Length, x)) || At(line, at - 1) is '年' or '月' or '日';

    /// <summary>Whether a word of another time is only what is compared with: 较上年, 与去年同期.</summary>
    public static bool Compares(string line, WordHit hit) =>
        At(line, hit.Start - 1) is '较' or '比' or '与' or '同' or '和' or '是' or '为' or '由' or '从';

    private const int LongestPart = 24;

    /// <summary>受理的调解案件中，: which cases, and all that a figure counts.</summary>
    private static bool Partitive(ReadOnlySpan<char> clause) => clause.ContainsAny(Counted) && clause[^1] == '中'
        && (clause.EndsWith("案件中") || clause.EndsWith("纠纷中") || clause.EndsWith("申请中") || clause.EndsWith("线索中"));

    private static readonly SearchValues<string> Counted =
        SearchValues.Create(["受理", "收到", "审结", "办结", "立案", "新收", "成功", "达成", "登记"], StringComparison.Ordinal);

    private static readonly string[] Unconditional = ["其中", "目前", "当前", "集中", "及时", "同时", "此前", "今后", "最后", "然后", "以前"];

    /// <summary>Whether a clause without a number, before the one of a number, ends as a time or a condition does: 行动启动后，.</summary>
    public static bool Conditioned(string line, DraftClause clause)
    {
        var from = clause.First ? clause.Sentence : line.IndexOf('，', clause.Since, Math.Max(0, clause.Head - clause.Since)) + 1;
        var at = from > 0 || clause.First ? line.IndexOf('，', from, Math.Max(0, clause.Head - from)) : -1;
        for (; at > 0 && at < clause.Head; at = line.IndexOf('，', at + 1, Math.Max(0, clause.Head - at - 1)))
        {
            if (line[at - 1] is '后' or '中' or '时' or '前' && !Array.Exists(Unconditional, x => Has(line, at - 2, x))
                && !Partitive(line.AsSpan(Math.Max(from, at - LongestPart)..at)))
            {
                return true;
            }
        }

        return false;
    }
}
