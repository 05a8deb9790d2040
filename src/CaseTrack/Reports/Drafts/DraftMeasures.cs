using CaseTrack.Figures;

namespace CaseTrack.Reports.Drafts;

/// <summary>量词. Which measures a draft may use for a figure's own: 起 and 宗 are said of cases as 件 is.</summary>
public static class DraftMeasures
{
    private static readonly string[][] Alike =
    [
        ["件", "起", "宗", "例", "桩", "件次", "个案件", "件案件"], ["人", "名", "位", "人次", "个人", "余人"],
        ["次", "场", "场次", "期", "批次", "轮", "轮次", "回", "批", "趟", "节", "堂"],
        ["家", "个", "所", "处", "户", "条", "户次", "家次", "座", "支"], ["份", "条", "卷", "册", "篇", "本"], ["份", "件"],
        ["项", "个", "条"], ["个", "件", "处"], ["元", "块钱"],
        ["天", "日"], ["%", "个百分点"],
    ];

    private static readonly string[] Written =
        [.. FigureCatalogue.All.Select(x => x.Unit).Concat(Alike.SelectMany(x => x)).Where(x => x is not ("日" or "%")).Distinct()
        .OrderByDescending(x => x.Length)];

    /// <summary>What is written in numerals before these is no count: a span of time, a rank, a place.</summary>
    private static readonly string[] Uncounting =
    [
        "个月", "个工作日", "个小时", "个自然日", "个星期", "个周", "个年度", "小时", "分钟", "秒", "时", "点", "分", "刻", "月", "日", "周岁", "周", "岁", "年", "号", "楼", "级",
        "届", "版", "度", "热线", "平台", "路", "弄", "室", "栋", "幢",
    ];

    /// <summary>The measure a text has at a place; empty if none is known.</summary>
    public static string At(string line, int at) =>
        line.AsSpan(at).StartsWith("个百分点") ? "个百分点"
        : Written.FirstOrDefault(x => line.AsSpan(at).StartsWith(x) && !Runs(line, at, x)) ?? "";

    /// <summary>39个人民调解委员会, 7个个人调解室: 个 and a word that begins with 人.</summary>
    private static bool Runs(string line, int at, string measure) =>
        measure == "个人" && Numerals.At(line, at + measure.Length) is '民' or '调' or '工';

    /// <summary>Whether what stands behind a number makes it no count.</summary>
    public static bool Uncounts(string line, int at) => Array.Exists(Uncounting, x => line.AsSpan(at).StartsWith(x))
        && !line.AsSpan(at).StartsWith("分之") && !line.AsSpan(at).StartsWith("点名");

    /// <summary>Whether a number with this measure may be a figure's value. Bodies are counted in 个, cases in 件, and problems in
    /// both.</summary>
    public static bool Fit(string measure, Figure figure) => Fit(measure, figure.Unit)
        && ((figure.Unit, measure) is not ("个", "件") and not ("件", "个" or "处")
        || figure.Code.Contains("problems", StringComparison.Ordinal));

    /// <summary>Whether a number with this measure may be a figure's value; one without a measure may be any count.</summary>
    public static bool Fit(string measure, string unit) => measure == unit
        || (measure.Length == 0 ? unit is not ("%" or "元") : Array.Exists(Alike, x => x.Contains(measure) && x.Contains(unit)));
}
