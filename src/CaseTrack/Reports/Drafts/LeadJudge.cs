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
        if (judged is not { Checked.Verdict: NumberVerdict.Wrong, Figure: { } figure, Counts: true } || judged.Claim.Named
            || DraftMatter.Of(figure).Length == 0)
        {
            return judged;
        }

        for (var i = paragraph.Count - 1; i >= 0 && i >= paragraph.Count - Near; i--)
        {
            var before = paragraph[i];
            if (line.AsSpan(before.Said.End, Math.Max(0, judged.Said.Start - before.Said.End)).IndexOfAny('。', '！', '？') >= 0)
            {
                break;
            }

            if (before is { Counts: true, Claim.Candidates: [var said, ..] } && said.Said.Matter == DraftMatter.Of(figure))
            {
                return Narrow(before) ? CountJudge.Unclear(judged) : judged;
            }

            // 涉企纠纷202件，调解成功190件: of those, though no figure counts them.
            if (before is { Counts: true, Claim.Candidates: [] } && Cases(before.Claim.Wording) && !Cases(judged.Claim.Wording)
                && (DraftMeasures.Fit(before.Said.Measure, "件") || before.Claim.Wording.EndsWith('中')))
            {
                return CountJudge.Unclear(judged);
            }
        }

        return judged;
    }

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
