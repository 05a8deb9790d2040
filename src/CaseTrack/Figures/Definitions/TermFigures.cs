using CaseTrack.Terms;
using static CaseTrack.Figures.Populations;

namespace CaseTrack.Figures.Definitions;

/// <summary>期限的指标: how often duties with a term were done in time, and how long they took. What runs out without an end is on the list of
/// the overdue until it ends.</summary>
public static class TermFigures
{
    /// <summary>How a term may have ended, as far as anybody can tell.</summary>
    private static readonly TermState[] Known = [TermState.Met, TermState.Missed, TermState.Lapsed];

    public static readonly IReadOnlyList<Figure> All =
    [
        new("terms.ended", "", "办结的期限", "Terms ended", "办结的期限{0}项", "项", "三类案件中有法定或约定期限的事项，按办结、作出或期满之日计；权利的期限（起诉、申请确认等）除外",
            Period(TermFacts.Ended), Neighbours: "一件案件可有多项期限；尚未办结的逾期事项见期限清单")
        {
            Sayings = [new("", "办结的期限|办结期限|期限办结|三类案件办结期限")],
        },
        new("terms.late", "", "逾期的期限", "Terms missed", "逾期的期限{0}项", "项", "逾期办结和期满未办（由法律推定）合计",
            Together(Each(TermFacts.Ended, Dimension.Timeliness, TermState.Missed, TermState.Lapsed)), Neighbours: "terms.ended 的子集")
        {
            Sayings = [new("", "逾期的期限"), new("逾期", "期限|办结期限") { Common = true }],
        },
        OnTime("terms.on-time-rate", "期限按期率", "Share of terms kept"),
        Days("terms.average-days", "期限平均用时", "Average days of a term"),
        OnTime("mediation.on-time-rate", "调解按期率", "Mediations ended in time", Dimension.Term.Is(TermCode.MediationTerm)),
        OnTime("review.screening.on-time-rate", "复议审查按期率", "Applications screened in time", Dimension.Term.Is(TermCode.ReviewScreening)),
        Days("review.screening.average-days", "复议审查平均用时", "Average days of the screening", Dimension.Term.Is(TermCode.ReviewScreening)),
        OnTime("review.answer.on-time-rate", "被申请人答复按期率", "Answers of respondents in time", Dimension.Term.Is(TermCode.ReviewAnswer)),
        OnTime("review.adjudication.on-time-rate", "复议审理按期率", "Reviews concluded in time", Dimension.Term.Is(TermCode.ReviewAdjudication)),
        OnTime("supervision.handling.on-time-rate", "监督办理按期率", "Files handled in time", Dimension.Term.Is(TermCode.SupervisionHandling)),
        Days("supervision.average-days", "监督办理平均用时", "Average days of the handling", Dimension.Term.Is(TermCode.SupervisionHandling)) with
        {
            Sayings = [new("", "监督办理平均用时"), new(Saying.OnAverage, "") { Common = true }],
        },
        OnTime("supervision.correction.on-time-rate", "监督整改按期率", "Corrections made in time",
            Dimension.Term.Is(TermCode.SupervisionCorrection)),
    ];

    private static Figure OnTime(string code, string chinese, string english, params DimensionValue[] where) => new(
        code, "", chinese, english, chinese + "{0}%", "%", "按期办结÷办结（按期、逾期、期满未办合计），按办结之日计；是否按期以办结当日已知的规则和放假通知为准",
        Period(TermFacts.Ended, [.. where, Dimension.Timeliness.Is(TermState.Met)]),
        OutOf: Together([.. Known.Select(x => new FactTerm(TermFacts.Ended, 1, [.. where, Dimension.Timeliness.Is(x)]))]));

    private static Figure Days(string code, string chinese, string english, params DimensionValue[] where) => new(
        code, "", chinese, english, chinese + "{0}天", "天", "Σ（办结日−起算日）÷办结项数，自然日，含停止计算期间",
        Period(TermFacts.Days, where),
        OutOf: Period(TermFacts.Ended, where));
}
