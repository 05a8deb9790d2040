using CaseTrack.Litigation;
using static CaseTrack.Figures.Populations;

namespace CaseTrack.Figures.Definitions;

/// <summary>行政应诉（非经本机关复议）的指标.</summary>
public static class LawsuitFigures
{
    private static readonly FactTerm[] ComesIn = [new(LawsuitFacts.Received)];
    private static readonly FactTerm[] GoesOut = [new(LawsuitFacts.Judged)];

    private static Population LostOf => Cohort(Each(LawsuitFacts.Judged, Dimension.CourtOutcome, CourtOutcome.Lost));

    public static readonly IReadOnlyList<Figure> All =
    [
        new("lawsuits.opening", "", "应诉上期结转", "Lawsuits carried in", "上期结转应诉案件{0}件", "件", "期初前收到、期初前未裁判",
            Opening(ComesIn, GoesOut)),
        new("lawsuits.received", "", "新收行政应诉案件", "Lawsuits received", "新收行政应诉案件{0}件", "件", "非经本机关复议的行政诉讼，按收到应诉通知之日计；各审级分别计",
            Period(LawsuitFacts.Received), Neighbours: "与 litigation.filed（复议后被诉）互斥，可相加"),
        new("lawsuits.first-instance", "", "应诉一审新收", "First-instance lawsuits received", "一审新收{0}件", "件", "按收到应诉通知之日计",
            Period(LawsuitFacts.Received, Dimension.CourtInstance.Is(CourtInstance.First)), Neighbours: "lawsuits.received 的子集"),
        new("lawsuits.hearings", "", "应诉开庭", "Hearings", "开庭{0}次", "次", "按开庭日计",
            Period(LawsuitFacts.Heard)),
        new("lawsuits.attended", "", "应诉负责人出庭", "Hearings attended by a responsible official", "负责人出庭{0}次", "次",
        "按开庭日计；负责人含正职、副职、其他参与分管的负责人",
            Together(Each(LawsuitFacts.Heard, Dimension.CourtAttendance, CourtAttendance.Responsible)),
            Neighbours: "lawsuits.hearings 的子集"),
        new("lawsuits.attendance-rate", "", "应诉负责人出庭率", "Attendance of the responsible official", "行政机关负责人出庭应诉率{0}%", "%", "负责人出庭÷开庭，按开庭日计",
            Together(Each(LawsuitFacts.Heard, Dimension.CourtAttendance, CourtAttendance.Responsible)),
            OutOf: Period(LawsuitFacts.Heard))
        {
            // Said without more, the words mean the rate of all court hearings after reviews.
            Sayings = [],
        },
        new("lawsuits.judged", "", "应诉案件裁判", "Lawsuits judged", "应诉案件裁判{0}件", "件", "按裁判日计",
            Period(LawsuitFacts.Judged)),
        new("lawsuits.lost", "", "应诉败诉", "Lawsuits lost", "败诉{0}件", "件", "撤销、变更、确认违法或无效、责令履行、赔偿，按裁判日计",
            Together(Each(LawsuitFacts.Judged, Dimension.CourtOutcome, CourtOutcome.Lost)), Neighbours: "lawsuits.judged 的子集"),
        new("lawsuits.defeat-rate", "", "应诉败诉率", "Defeat rate", "败诉率{0}%", "%", "败诉÷裁判，按裁判日计",
            Together(Each(LawsuitFacts.Judged, Dimension.CourtOutcome, CourtOutcome.Lost)),
            OutOf: Period(LawsuitFacts.Judged)),
        new("lawsuits.defeats-reported", "", "应诉败诉报告", "Defeats reported", "败诉报告{0}件", "件", "行政败诉报告制度，按报告日计",
            Period(LawsuitFacts.DefeatReported)),
        new("lawsuits.defeat-report-rate", "", "败诉报告率", "Share of defeats reported", "败诉报告率{0}%", "%", "本期败诉案件中已报告的÷本期败诉案件，均按裁判日归期",
            Cohort(new FactTerm(LawsuitFacts.DefeatReported)), OutOf: LostOf),
        new("lawsuits.performed", "", "生效裁判履行", "Judgments performed", "履行生效裁判{0}件", "件", "按履行日计",
            Period(LawsuitFacts.Performed)),
        new("lawsuits.performance-rate", "", "生效裁判履行率", "Share of judgments performed", "生效裁判履行率{0}%", "%", "本期败诉案件中已履行的÷本期败诉案件，均按裁判日归期",
            Cohort(new FactTerm(LawsuitFacts.Performed)), OutOf: LostOf),
        new("lawsuits.court-advice", "", "司法建议", "Advice of courts", "收到司法建议{0}件", "件", "按收到日计",
            Period(LawsuitFacts.AdviceReceived, Dimension.Adviser.Is(Adviser.Court))),
        new("lawsuits.procurator-advice", "", "检察建议", "Advice of procurators", "收到检察建议{0}件", "件", "按收到日计",
            Period(LawsuitFacts.AdviceReceived, Dimension.Adviser.Is(Adviser.Procurator))),
        new("lawsuits.advice-answer-rate", "", "司法建议、检察建议反馈率", "Share of advice answered", "建议反馈率{0}%", "%", "本期收到的建议中已反馈的÷本期收到的建议",
            Cohort(new FactTerm(LawsuitFacts.AdviceAnswered)), OutOf: Cohort(new FactTerm(LawsuitFacts.AdviceReceived))),
        new("lawsuits.closing", "", "应诉期末未结", "Lawsuits pending", "未结应诉案件{0}件", "件", "期末前收到、期末前未裁判",
            Closing(ComesIn, GoesOut)),
        new("lawsuits.moved-in", "", "随承办机构划入未结应诉案件", "Pending lawsuits of offices that came", "随承办机构划入未结应诉案件{0}件", "件",
        "本期由别处划入本机构的承办机构，划入之日前收到而未裁判的案件；全区为零",
            BroughtIn(ComesIn, GoesOut)),
        new("lawsuits.moved-out", "", "随承办机构划出未结应诉案件", "Pending lawsuits of offices that left", "随承办机构划出未结应诉案件{0}件", "件",
        "本期划往别处的承办机构，划出之日前收到而未裁判的案件；全区为零",
            TakenOut(ComesIn, GoesOut)),
    ];
}
