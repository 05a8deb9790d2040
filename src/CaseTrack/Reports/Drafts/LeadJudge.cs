using CaseTrack.Figures;
using CaseTrack.Mediation;
using CaseTrack.Review;

namespace CaseTrack.Reports.Drafts;

/// <summary>第四步，结论: of what follows a number in its sentence without naming its own cases: 大冶市受理纠纷3210件，调解成功3102件. It is of the cases the
/// number before it is of, and is contradicted only where those are all.</summary>
internal static class LeadJudge
{
    /// <summary>How many numbers back the one may stand that it follows.</summary>
    private const int Near = 6;

    /// <summary>A number as judged, or left open where what it follows is of other cases than the report's.</summary>
    /// <param name="line">The line.</param>
    /// <param name="judged">The number, judged by its own words.</param>
    /// <param name="paragraph">The numbers before it.</param>
    public static SaidNumber Follows(string line, SaidNumber judged, List<SaidNumber> paragraph)
    {
        if (judged is not { Checked.Verdict: NumberVerdict.Wrong, Figure: { } figure, Counts: true }
            || judged.Claim is { Named: true, Population: PopulationWords.Whole })
        {
            return judged;
        }

        var matter = DraftMatter.Of(figure);
        for (var i = paragraph.Count - 1; i >= 0 && i >= paragraph.Count - Near; i--)
        {
            var before = paragraph[i];
            var between = line.AsSpan(before.Said.End, Math.Max(0, judged.Said.Start - before.Said.End));
            if (between.IndexOfAny('。', '！', '？') >= 0)
            {
                break;
            }

            if (!before.Counts)
            {
                continue;
            }

            var some = i == paragraph.Count - 1 && Bodies(before) && Cased(judged) && between.IndexOf('；') < 0;
            if (some || (Family(before) == figure.Code.Split('.')[0] && matter.Length == 0 && Open(before)))
            {
                return CountJudge.Unclear(judged);
            }

            if (matter.Length == 0 || judged.Claim.Named)
            {
                continue;
            }

            if (before is { Claim.Candidates: [var said, ..] } && said.Said.Matter == matter)
            {
                if (Narrow(before))
                {
                    return CountJudge.Unclear(judged);
                }

                if (before.Claim.Named || Cases(before.Claim.Wording))
                {
                    return judged;
                }
            }

            // 涉企纠纷202件，调解成功190件: of those, though no figure counts them.
            if (Open(before) && !Cases(judged.Claim.Wording) && (Cased(before)
                || (Cases(before.Claim.Wording) && before.Claim.Wording.EndsWith('中'))))
            {
                return CountJudge.Unclear(judged);
            }
        }

        return judged;
    }

    /// <summary>9个社区调委会受理纠纷231件: those nine, where there are others.</summary>
    private static bool Bodies(SaidNumber before) => before.Said.Measure is "个" or "家" or "所"
        && before.Checked.Verdict is NumberVerdict.Unknown or NumberVerdict.Wrong;

    private static bool Cased(SaidNumber number) => number.Said.Measure is "件" or "起" or "宗" or "例";

    /// <summary>What the code of its figure begins with: 普法36场，受众2100人次 are of one family.</summary>
    private static string Family(SaidNumber number) =>
        number.Claim.Candidates is [var first, ..] ? first.Said.Figure.Code.Split('.')[0] : "";

    private static bool Open(SaidNumber before) =>
        before.Checked is { Verdict: NumberVerdict.Unknown, Because: not (UnknownReason.ByChoice or UnknownReason.NothingToCompare) };

    private static bool Cases(string wording) => wording.Contains("纠纷", StringComparison.Ordinal)
        || wording.Contains("案件", StringComparison.Ordinal) || wording.Contains("申请", StringComparison.Ordinal);

    private static bool Narrow(SaidNumber before) => before.Checked.Verdict switch
    {
        NumberVerdict.Unknown => before.Checked.Because is not (UnknownReason.NothingToCompare or UnknownReason.ByChoice),
        NumberVerdict.Matched or NumberVerdict.Vague => before.Asked?.Part.Length > 0 || (before.Figure is { } figure && Part(figure)),
        _ => false,
    };

    /// <summary>A figure of some of the cases that came in: 群体性纠纷, 涉企业和其他单位案件.</summary>
    private static bool Part(Figure figure) =>
        figure.Counted.Terms.All(x => x.Asks.Count > 0 && (x.Kind == MediationFacts.Accepted || x.Kind == ReviewFacts.Received));
}
