using System.Text.RegularExpressions;
using CaseTrack.Figures;

namespace CaseTrack.Reports;

/// <summary>同比增减: what a draft says a figure grew or fell by, judged by this period's value and the one of the same period last year.</summary>
public static partial class DraftGrowth
{
    /// <summary>Whether the words before a number make it a growth: 同比增长, 较上年下降.</summary>
    public static Match Of(string sentence) => Words().Match(sentence);

    /// <summary>The verdict on a growth: unknown when there is nothing to judge it by.</summary>
    /// <param name="said">The number.</param>
    /// <param name="words">The words before it, as matched by <see cref="Of"/>.</param>
    /// <param name="rest">What follows it.</param>
    /// <param name="figure">The figure said just before in the same sentence, or null.</param>
    /// <param name="draft">What the draft is checked against.</param>
    public static (NumberVerdict Verdict, string? Remark) Judge(DraftNumber said, Match words, string rest, Figure? figure, DraftFacts draft)
    {
        var since = words.Groups["since"].Value;
        if (figure is null || !draft.Values.TryGetValue(figure.Code, out var now) || now is not { } value
            || !draft.YearBefore.TryGetValue(figure.Code, out var then) || then is not { } before)
        {
            return (NumberVerdict.Unknown, "没有可以比较的指标 (no figure to compare)");
        }

        if (since == "环比" || words.Groups["each"].Success || (words.Groups["year"] is { Success: true } year && year.Value != $"{draft.Year - 1}"))
        {
            return (NumberVerdict.Unknown, "不是与上年同期相比，无法判断 (not compared with the same period last year)");
        }

        var points = rest.StartsWith("个百分点", StringComparison.Ordinal);
        decimal? percent = before == 0 ? null : 100 * (value - before) / before;
        var absolute = points ? figure.Unit == "%" : !said.Percent && DraftNumber.MeasureOf(rest).Length > 0 && figure.Unit.StartsWith(rest[..1], StringComparison.Ordinal);
        var change = absolute ? value - before : said.Percent ? percent : null;
        if (change is not { } actual)
        {
            return (NumberVerdict.Unknown, before == 0 ? "上年同期为0，无从计算增幅 (nothing to compare with)" : "无法判断 (cannot be judged)");
        }

        var falls = words.Groups["falls"].Success;
        bool Fits(decimal by) => ApproximateNumber.Fits(falls ? -by : by, said);
        if (Fits(actual) || (figure.Unit == "%" && said.Percent && Fits(value - before)))
        {
            return (said.Word.Length > 0 ? NumberVerdict.Vague : NumberVerdict.Matched, $"上年同期{ApproximateNumber.Exact(before)}，本期{ApproximateNumber.Exact(value)} (last year and this)");
        }

        // 增长 without a word on what it is compared with may be compared with anything.
        return since.Length == 0 ? (NumberVerdict.Unknown, "未说明与何时相比 (compared with what is not said)")
            : (NumberVerdict.Wrong, $"上年同期{ApproximateNumber.Exact(before)}，本期{ApproximateNumber.Exact(value)}，应为{(actual < 0 ? "下降" : "增长")}{ApproximateNumber.Exact(Math.Round(Math.Abs(actual), Math.Max(said.Decimals, 1), MidpointRounding.AwayFromZero))}{(absolute ? "" : "%")} (not the change against last year)");
    }

    [GeneratedRegex(@"(?:(?<since>同比|环比|[较比与同](?:上年|去年|(?<year>[0-9]{4})年)(?:度)?(?:同期)?(?:相比)?，?(?:同比)?)[^，。；0-9]{0,6}?)?(?<each>分别)?(?:(?<rises>增长|上升|提高|增加|增幅|上涨|升高|(?<=[较比与同].{0,16})多)|(?<falls>下降|减少|降低|下滑|回落|降幅|(?<=[较比与同].{0,16})(?<!减)少))了?率?幅?度?(?:达|为)?$")]
    private static partial Regex Words();
}
