using CaseTrack.Figures.Definitions;
using CaseTrack.Mediation;
using CaseTrack.Review;
using CaseTrack.Supervision;
using static CaseTrack.Figures.Populations;

namespace CaseTrack.Figures;

/// <summary>恒等式. The left equals the sum of the right, with tolerance zero.</summary>
/// <param name="Code">Stable code.</param>
/// <param name="Chinese">In words.</param>
/// <param name="Left">A figure.</param>
/// <param name="Right">Figures with their signs.</param>
public sealed record FigureIdentity(string Code, string Chinese, string Left, params IdentityTerm[] Right);

/// <summary>A figure in an identity.</summary>
public sealed record IdentityTerm(string Figure, int Sign = 1);

/// <summary>细分恒等式. The figure equals the sum over the known values of a dimension: a record with no value, or one nobody knows, breaks
/// it.</summary>
/// <param name="Code">Stable code.</param>
/// <param name="Chinese">In words.</param>
/// <param name="Figure">The figure.</param>
/// <param name="By">The dimension, or <c>unit</c>.</param>
/// <param name="List">The code list of the known values; for units the organisation tree, for committees their kinds.</param>
public sealed record BreakdownIdentity(string Code, string Chinese, string Figure, string By, string? List);

/// <summary>单件恒等式. No record is in the figure more than once, or less than not at all.</summary>
/// <param name="Code">Stable code.</param>
/// <param name="Chinese">In words.</param>
/// <param name="Figure">The figure.</param>
public sealed record OnceIdentity(string Code, string Chinese, string Figure);

/// <summary>部分恒等式. Of no record is there more of the part than of the whole: no answer without its letter, no second judgment of one
/// lawsuit, no days below zero.</summary>
/// <param name="Code">Stable code.</param>
/// <param name="Chinese">In words.</param>
/// <param name="Rest">What is left of the whole without the part; of no record it is negative.</param>
public sealed record PartIdentity(string Code, string Chinese, Population Rest);

/// <summary>比率恒等式. A rate of parts lies between 0 and 100.</summary>
/// <param name="Code">Stable code.</param>
/// <param name="Chinese">In words.</param>
/// <param name="Figure">The rate.</param>
public sealed record BoundIdentity(string Code, string Chinese, string Figure);

/// <summary>指标目录. Every figure there is, and what must hold between them.</summary>
public static class FigureCatalogue
{
    public static readonly IReadOnlyList<Figure> All =
        [.. CaseFigures.All, .. MediationFigures.All, .. ReviewFigures.All, .. LitigationFigures.All, .. SupervisionFigures.All,
            .. LawsuitFigures.All, .. TermFigures.All, .. BreachFigures.All, .. LedgerFigures.All];

    public static readonly IReadOnlyList<FigureIdentity> Identities =
    [
        new("review.received.split", "收到 = 进入实体审查 + 受理前调解撤回 + 其他",
            "review.received", new("review.received.accepted"), new("review.received.withdrawn-after-mediation"),
            new("review.received.otherwise")),
        new("supervision.opened.split", "立案 = 整改 + 移交 + 其他",
            "supervision.opened", new("supervision.opened.rectified"), new("supervision.opened.handed-over"),
            new("supervision.opened.otherwise")),
        new("review.received.otherwise.split", "其他 = 不予受理 + 告知转送 + 视为放弃 + 自行撤回 + 尚在审查", "review.received.otherwise",
            new("review.received.refused"), new("review.received.referred"), new("review.received.abandoned"),
            new("review.received.withdrawn-otherwise"), new("review.received.pending")),
        new("supervision.opened.otherwise.split", "其他 = 不成立 + 撤案 + 办理中", "supervision.opened.otherwise",
            new("supervision.opened.not-established"), new("supervision.opened.withdrawn"), new("supervision.opened.pending")),
        new("mediation.carry-over", "调解：结转 + 受理 + 移入 − 移出 + 随机构划入 − 随机构划出 − 办结 = 未结", "mediation.closing",
            new("mediation.opening"), new("mediation.accepted"), new("mediation.transferred-in"), new("mediation.transferred-out", -1),
            new("mediation.moved-in"), new("mediation.moved-out", -1), new("mediation.closed", -1)),
        new("review.carry-over", "复议：结转 + 受理 + 随机构划入 − 随机构划出 − 审结 = 未审结",
            "review.closing", new("review.opening"), new("review.accepted"), new("review.moved-in"), new("review.moved-out", -1),
            new("review.concluded", -1)),
        new("supervision.carry-over", "监督：结转 + 立案 + 随机构划入 − 随机构划出 − 结案 = 未结",
            "supervision.closing", new("supervision.opening"), new("supervision.opened"), new("supervision.moved-in"),
            new("supervision.moved-out", -1), new("supervision.closed", -1)),
        new("lawsuits.carry-over", "应诉：结转 + 新收 + 随机构划入 − 随机构划出 − 裁判 = 未结",
            "lawsuits.closing", new("lawsuits.opening"), new("lawsuits.received"), new("lawsuits.moved-in"), new("lawsuits.moved-out", -1),
            new("lawsuits.judged", -1)),
        new("mediation.succeeded.forms", "调解成功 = 口头协议 + 书面协议", "mediation.succeeded", new("mediation.oral"), new("mediation.written")),
        new("review.concluded.split", "审结 = 维持 + 纠错各项 + 行政协议决定 + 驳回 + 调解 + 终止",
            "review.concluded", new("review.upheld"), new("review.corrected"), new("review.agreement-decided"), new("review.dismissed"),
            new("review.mediated"), new("review.terminated")),
        new("breaches.split", "违反 = 步骤缺省 + 违反时限 + 违反程序",
            "breaches", new("breaches.step-missing"), new("breaches.term-exceeded"), new("breaches.procedure-wrong")),
    ];

    /// <summary>Remainders and stocks: a record that had two outcomes, or ended without having begun, would hide in the sum.</summary>
    public static readonly IReadOnlyList<OnceIdentity> Onces =
    [
        new("review.received.once", "收到的申请至多一个结果", "review.received.pending"),
        new("supervision.opened.once", "立案的案件至多一个结果", "supervision.opened.pending"),
        new("mediation.closing.once", "未结调解案件各计一件", "mediation.closing"),
        new("review.closing.once", "未审结复议案件各计一件", "review.closing"),
        new("supervision.closing.once", "未结监督案件各计一件", "supervision.closing"),
        new("lawsuits.closing.once", "未结应诉案件各计一件", "lawsuits.closing"),
        new("lawsuits.judged.once", "一审级至多一次裁判", "lawsuits.judged"),
    ];

    /// <summary>Every kind of thing that belongs to another, record by record up to the end of the period; and every sum of days.</summary>
    public static readonly IReadOnlyList<PartIdentity> Parts =
    [
        Within("mediation.performed.once", "已履行 ≤ 调解成功", [new(MediationFacts.Succeeded)], [new(MediationFacts.Performed)]),
        Within("mediation.confirmation.decided.once", "司法确认结果 ≤ 司法确认申请", [new(MediationFacts.ConfirmationApplied)],
        [new(MediationFacts.ConfirmationDecided)]),
        Within("mediation.referral-answered.once", "反馈 ≤ 登记", [new(MediationFacts.Registered)], [new(MediationFacts.ReferralAnswered)]),
        Within("mediation.not-accepted.once", "受理、不予受理 ≤ 登记", [new(MediationFacts.Registered)],
        [new(MediationFacts.Accepted), new(MediationFacts.NotAccepted)]),
        Within("mediation.succeeded.once", "调解成功 ≤ 受理", [new(MediationFacts.Accepted)], [new(MediationFacts.Succeeded)]),
        Within("review.letters.once", "反馈 ≤ 制发的意见书、建议书", [new(ReviewFacts.LetterIssued)], [new(ReviewFacts.LetterAnswered)]),
        Within("review.performed.once", "已履行 ≤ 复议结论", [new(ReviewFacts.Decided), new(ReviewFacts.Redecided)],
        [new(ReviewFacts.Performed, 1, Dimension.PerformanceState.Is(PerformanceState.Performed))]),
        Within("litigation.judged.once", "裁判 ≤ 诉讼", [new(ReviewFacts.LawsuitFiled)], [new(ReviewFacts.JudgmentGiven)]),
        Within("litigation.defeats.once", "败诉报告 ≤ 败诉裁判",
        Each(ReviewFacts.JudgmentGiven, Dimension.CourtOutcome, CourtOutcome.Lost), [new(ReviewFacts.DefeatReported)]),
        Within("supervision.problems.once", "整改完成问题 ≤ 发现问题", [new(SupervisionFacts.ProblemFound)], [new(SupervisionFacts.ProblemSolved)]),
        Within("supervision.outcomes.once", "整改、移交 ≤ 立案", [new(SupervisionFacts.Opened)],
        [new(SupervisionFacts.Rectified), new(SupervisionFacts.HandedOver)]),
        new("mediation.days.positive", "调解用时不为负", Period(MediationFacts.Days)),
        new("review.days.positive", "复议用时不为负", Period(ReviewFacts.Days)),
        new("term.days.positive", "期限用时不为负", Period(TermFacts.Days)),
    ];

    /// <summary>Every rate whose one side is a part of the other. A rate of two flows is none: it has one beside it.</summary>
    public static readonly IReadOnlyList<BoundIdentity> Bounds =
        [.. All.Where(x => x.IsRatio && x.Unit == "%" && x.Share is null)
            .Select(x => new BoundIdentity($"{x.Code}.bounds", $"0 ≤ {x.Chinese} ≤ 100%", x.Code))];

    public static readonly IReadOnlyList<BreakdownIdentity> Breakdowns =
    [
        new("mediation.accepted.by-source", "受理 = Σ各来源", "mediation.accepted", Dimension.Source.Name, "mediationSource"),
        new("mediation.accepted.by-type", "受理 = Σ各纠纷类型", "mediation.accepted", Dimension.DisputeType.Name, "disputeType"),
        new("mediation.accepted.by-committee-kind", "受理 = Σ各类调委会", "mediation.accepted", Dimension.CommitteeKind.Name, "committeeKind"),
        new("mediation.succeeded.by-committee-kind", "调解成功 = Σ各类调委会", "mediation.succeeded", Dimension.CommitteeKind.Name, "committeeKind"),
        new("mediation.succeeded.by-type", "调解成功 = Σ各纠纷类型", "mediation.succeeded", Dimension.DisputeType.Name, "disputeType"),
        new("mediation.succeeded.by-unit", "调解成功 = Σ各机构", "mediation.succeeded", "unit", null),
        new("mediation.closed.by-unit", "办结 = Σ各机构", "mediation.closed", "unit", null),
        new("review.concluded.by-decision", "审结 = Σ各复议结果", "review.concluded", Dimension.Decision.Name, "reviewDecision"),
        new("mediation.accepted.by-unit", "受理 = Σ各机构", "mediation.accepted", "unit", null),
        new("review.received.by-subject", "收到 = Σ各复议事项", "review.received", Dimension.Subject.Name, "reviewSubject"),
        new("review.received.by-respondent", "收到 = Σ各被申请人类型", "review.received", Dimension.RespondentKind.Name, "respondentKind"),
        new("review.received.by-unit", "收到 = Σ各机构", "review.received", "unit", null),
        new("lawsuits.judged.by-outcome", "裁判 = Σ各结果", "lawsuits.judged", Dimension.CourtOutcome.Name, "courtOutcome"),
        new("lawsuits.received.by-unit", "新收应诉 = Σ各机构", "lawsuits.received", "unit", null),
        new("supervision.opened.by-unit", "立案 = Σ各机构", "supervision.opened", "unit", null),
        new("breaches.by-unit", "违反 = Σ各机构", "breaches", "unit", null),
        new("breaches.by-phase", "违反 = Σ各环节", "breaches", Dimension.BreachPhase.Name, "breachPhase"),
    ];

    private static PartIdentity Within(string code, string chinese, FactTerm[] whole, FactTerm[] part) =>
        new(code, chinese, Closing(whole, part));

    private static readonly Dictionary<string, Figure> ByCode = All.ToDictionary(x => x.Code);

    public static Figure? Find(string code) => ByCode.GetValueOrDefault(code);
}
