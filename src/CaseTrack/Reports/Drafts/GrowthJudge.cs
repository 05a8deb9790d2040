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
        if (Of(claim, of, facts) is not var (figure, asked, unsure) || facts.Of(asked) is not (true, { } value))
        {
            return Leave("没有可以比较的指标 (no figure to compare)");
        }

        if (claim.Since.Other || (claim.Since.Year is { } against && against == asked.From.Year))
        {
            return Leave("不是与上年同期相比，无法判断 (not compared with the same period last year)");
        }

        if (Earlier(asked, claim.Since, facts) is not { } earlier || facts.Of(earlier) is not (true, { } before))
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
                Checked = Say(
                number.Word.Length > 0 ? NumberVerdict.Vague : NumberVerdict.Matched, $"{remark} (last year and this)")
            };
        }

        // 增长 without a word on what it is compared with may be compared with anything; what was recorded of none is not compared.
        return !claim.Since.Known ? Leave("未说明与何时相比 (compared with what is not said)")
            : unsure ? Leave("没有可以比较的指标 (no figure to compare)")
            : before == 0 ? Leave("上年同期没有登记 (nothing was recorded then)")
            : said with
            {
                Checked = Say(
                NumberVerdict.Wrong, claim.Kind is ClaimKind.Multiple
                ? $"{remark}，应为{ApproximateNumber.Exact(Math.Round(value / before, 2))}倍 (not the multiple)"
                : $"{remark}，应为{(actual < 0 ? "下降" : "增长")}"
                    + ApproximateNumber.Exact(Math.Round(Math.Abs(actual), Math.Max(number.Decimals, 1), MidpointRounding.AwayFromZero))
                    + $"{Unit(number)} (not the change against last year)")
            };

        CheckedNumber Say(NumberVerdict verdict, string why) =>
            said.Checked with { Verdict = verdict, Code = figure.Code, Name = figure.Chinese, Value = value, Remark = why };
    }

    /// <summary>What has changed: what the words beside the change name, or else the figure said just before it; and whether that is in
    /// doubt.</summary>
    private static (Figure Figure, FigureAsked Asked, bool Unsure)? Of(DraftClaim claim, SaidNumber? of, DraftFacts facts) =>
        claim.Subject.Where(x => !x.Narrowed).Select(x => x.Said.Figure).ToList() is { Count: > 0 } named
            && !named.Exists(x => x == of?.Figure)
            ? CountJudge.Asked(named[0], claim, facts, null) is { } asked && claim.Population is null or PopulationWords.Whole
                ? (named[0], asked, true) : null
        : of is { Figure: { } figure, Asked: { } before }
            ? (figure, before, claim.Unsure || of.Checked.Verdict is NumberVerdict.Unknown) : null;

    /// <summary>The time it is compared with: the same of another year, or with 环比 the quarter or month before; null if there is
    /// none.</summary>
    private static FigureAsked? Earlier(FigureAsked asked, Compared since, DraftFacts facts)
    {
        if (since.Part is { } part)
        {
            return part.Days(facts.Year) is var (from, to) ? asked with { From = from, To = to } : null;
        }

        if (since.Chained)
        {
            var months = ((asked.To.Year - asked.From.Year) * 12) + asked.To.Month - asked.From.Month + 1;
            return months is 1 or 3 or 6 && asked.From.Day == 1
                ? asked with { From = asked.From.AddMonths(-months), To = asked.From.AddDays(-1) } : null;
        }

        var years = asked.From.Year - (since.Year ?? (asked.From.Year - 1));
        return years <= 0 ? null : asked with
        {
            From = asked.From.AddYears(-years),
            To = Enumerable.Range(0, years).Aggregate(asked.To, (x, _) => FigureScope.LastYear(x)),
        };
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
