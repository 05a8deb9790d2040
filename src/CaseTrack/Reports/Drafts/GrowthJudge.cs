using CaseTrack.Figures;

namespace CaseTrack.Reports.Drafts;

/// <summary>第四步，结论: of a growth (同比增长19.2%, 增加15件, 持平, 增长3倍) and of a multiple (是2021年的16倍, 翻一番): by the figure said just before it, at
/// both times.</summary>
internal static class GrowthJudge
{
    /// <param name="claim">The growth.</param>
    /// <param name="of">The count said before it in its sentence.</param>
    /// <param name="facts">What the draft is checked against.</param>
    public static SaidNumber Judge(DraftClaim claim, SaidNumber? of, DraftFacts facts)
    {
        var said = new SaidNumber(claim, null, null, new("", 0, 0, NumberVerdict.Unknown, null, null, null, null));
        SaidNumber Leave(string remark) => CountJudge.Unknown(said, UnknownReason.NothingToCompare, remark);
        if (of is not { Figure: { } figure, Asked: { } asked } || facts.Of(asked) is not (true, { } value))
        {
            return Leave("没有可以比较的指标 (no figure to compare)");
        }

        if (claim.Since.Other)
        {
            return Leave("不是与上年同期相比，无法判断 (not compared with the same period last year)");
        }

        var years = asked.From.Year - (claim.Since.Year ?? (asked.From.Year - 1));
        if (years <= 0 || facts.Of(
            asked with
            {
                From = asked.From.AddYears(-years),
                To = Enumerable.Range(0, years)
            .Aggregate(asked.To, (x, _) => FigureScope.LastYear(x))
            }) is not (true, { } before))
        {
            return Leave("不是与上年同期相比，无法判断 (not compared with the same period last year)");
        }

        var (number, remark) = (claim.Number!, $"上年同期{ApproximateNumber.Exact(before)}，本期{ApproximateNumber.Exact(value)}");
        if (Change(claim, number, figure, value, before) is not { } actual)
        {
            return Leave(before == 0 ? "上年同期为0，无从计算增幅 (nothing to compare with)" : "无法判断 (cannot be judged)");
        }

        bool Fits(decimal by) => ApproximateNumber.Fits(claim.Falls ? -by : by, number);
        said = said with { Figure = figure };
        if (Fits(actual) || (figure.Unit == "%" && number.Percent && Fits(value - before))
            || (number.Form is NumberForm.Level && number.Word.Length > 0 && Math.Abs(value - before) <= before / 20))
        {
            return said with
            {
                Checked = Of(
                number.Word.Length > 0 ? NumberVerdict.Vague : NumberVerdict.Matched, $"{remark} (last year and this)")
            };
        }

        // 增长 without a word on what it is compared with may be compared with anything; what was recorded of none is not compared.
        return !claim.Since.Known ? Leave("未说明与何时相比 (compared with what is not said)")
            : of.Checked.Verdict is NumberVerdict.Unknown ? Leave("没有可以比较的指标 (no figure to compare)")
            : before == 0 ? Leave("上年同期没有登记 (nothing was recorded then)")
            : said with
            {
                Checked = Of(
                NumberVerdict.Wrong, claim.Kind is ClaimKind.Multiple
                ? $"{remark}，应为{ApproximateNumber.Exact(Math.Round(value / before, 2))}倍 (not the multiple)"
                : $"{remark}，应为{(actual < 0 ? "下降" : "增长")}"
                    + ApproximateNumber.Exact(Math.Round(Math.Abs(actual), Math.Max(number.Decimals, 1), MidpointRounding.AwayFromZero))
                    + $"{Unit(number)} (not the change against last year)")
            };

        CheckedNumber Of(NumberVerdict verdict, string why) =>
            said.Checked with { Verdict = verdict, Code = figure.Code, Name = figure.Chinese, Value = value, Remark = why };
    }

    private static string Unit(DraftNumber number) => number.Form is NumberForm.Times ? "倍" : number.Percent ? "%" : "";

    /// <summary>The change in the words of the number: in percent, times, percentage points or units; null if it cannot be said
    /// so.</summary>
    private static decimal? Change(DraftClaim claim, DraftNumber number, Figure figure, decimal value, decimal before) =>
        claim.Kind is ClaimKind.Multiple ? before == 0 ? null : value / before
        : number.Form is NumberForm.Level ? value - before
        : number.Form is NumberForm.Times ? before == 0 ? null : (value - before) / before
        : number.Measure == "个百分点" ? figure.Unit == "%" ? value - before : null
        : number.Percent ? before == 0 ? null : 100 * (value - before) / before
        : DraftMeasures.Fit(number.Measure, figure.Unit) && number.Measure.Length > 0 ? value - before : null;
}
