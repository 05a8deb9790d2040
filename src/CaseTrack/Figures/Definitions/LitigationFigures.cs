using CaseTrack.Review;
using static CaseTrack.Figures.Populations;

namespace CaseTrack.Figures.Definitions;

/// <summary>复议后应诉的指标.</summary>
public static class LitigationFigures
{
    public static readonly IReadOnlyList<Figure> All =
    [
        new("litigation.filed", "", "复议后被诉", "Lawsuits after review", "复议后被诉{0}件", "件", "按起诉日计",
            Period(ReviewFacts.LawsuitFiled))
        {
            Sayings = [new("被诉|被起诉|起诉|提起行政诉讼|提起诉讼", Saying.Reviews, "复议后|复议"), new("", "复议后被诉")],
        },
        new("litigation.first-instance", "", "一审新收", "First-instance lawsuits", "一审新收{0}件", "件", "按起诉日计",
            Period(ReviewFacts.LawsuitFiled, Dimension.CourtInstance.Is(CourtInstance.First)), Neighbours: "litigation.filed 的子集"),
        new("litigation.second-instance", "", "二审新收", "Second-instance lawsuits", "二审新收{0}件", "件", "按起诉日计",
            Period(ReviewFacts.LawsuitFiled, Dimension.CourtInstance.Is(CourtInstance.Second)), Neighbours: "litigation.filed 的子集"),
        new("litigation.joint", "", "共同应诉", "Lawsuits as joint defendant", "复议机关共同应诉{0}件", "件", "复议机关作为共同被告，按起诉日计",
            Period(ReviewFacts.LawsuitFiled, Dimension.Standing.Is(LitigationStanding.Joint)), Neighbours: "litigation.filed 的子集"),
        new("litigation.filed-rate", "", "复议后起诉率", "Reviews taken to court", "复议后起诉率{0}%", "%", "被诉÷审结",
            Period(ReviewFacts.LawsuitFiled),
            OutOf: Period(ReviewFacts.Decided)) { Share = "review.sued-share" },
        new("litigation.hearings", "", "开庭审理", "Court hearings", "开庭审理{0}件次", "件次", "按开庭日计",
            Period(ReviewFacts.CourtHearingHeld)),
        new("litigation.attendance-rate", "", "负责人出庭应诉率", "Attendance of the responsible official", "行政机关负责人出庭应诉率{0}%", "%",
        "负责人出庭÷开庭审理；负责人含正职、副职、其他参与分管的负责人",
            Together(Each(ReviewFacts.CourtHearingHeld, Dimension.CourtAttendance, CourtAttendance.Responsible)),
            OutOf: Period(ReviewFacts.CourtHearingHeld))
        {
            Sayings = [new("", "负责人出庭应诉率|出庭应诉率|负责人出庭率")],
        },
        new("litigation.principal-attended", "", "正职出庭", "Hearings attended by the principal", "正职出庭{0}件次", "件次", "按开庭日计",
            Period(ReviewFacts.CourtHearingHeld, Dimension.CourtAttendance.Is(CourtAttendance.Principal)),
                Neighbours: "litigation.hearings 的子集")
        {
            Sayings = [new("", "正职出庭|正职负责人出庭|主要负责人出庭")],
        },
        new("litigation.judgments", "", "诉讼审结", "Judgments", "诉讼审结{0}件", "件", "按裁判日计",
            Period(ReviewFacts.JudgmentGiven))
        {
            Sayings = [new("审结", "诉讼案件|行政诉讼案件|行政诉讼|应诉案件")],
        },
        new("litigation.lost", "", "败诉", "Lawsuits lost", "败诉{0}件", "件", "撤销、变更、确认违法或无效、责令履行、赔偿",
            Together(Each(ReviewFacts.JudgmentGiven, Dimension.CourtOutcome, CourtOutcome.Lost)),
                Neighbours: "litigation.judgments 的子集")
        {
            Sayings = [new("败诉", "诉讼案件|行政诉讼案件|行政诉讼|案件")],
        },
        new("litigation.defeats-reported", "", "败诉报告", "Defeats reported", "败诉报告{0}件", "件", "行政败诉报告制度，按报告日计",
            Period(ReviewFacts.DefeatReported)),
        new("litigation.defeat-rate", "", "败诉率", "Defeat rate", "败诉率{0}%", "%", "败诉÷审结",
            Together(Each(ReviewFacts.JudgmentGiven, Dimension.CourtOutcome, CourtOutcome.Lost)),
            OutOf: Period(ReviewFacts.JudgmentGiven))
        {
            Denominators = [new(
                "judged", "÷判决（不含驳回起诉、撤诉、调解）",
                    Together(Each(ReviewFacts.JudgmentGiven, Dimension.CourtOutcome, [CourtOutcome.Upheld, .. CourtOutcome.Lost])))],
        },
    ];
}
