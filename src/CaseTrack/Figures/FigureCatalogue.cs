using CaseTrack.Figures.Definitions;

namespace CaseTrack.Figures;

/// <summary>恒等式. The left equals the sum of the right, with tolerance zero.</summary>
/// <param name="Code">Stable code.</param>
/// <param name="Chinese">In words.</param>
/// <param name="Left">A figure.</param>
/// <param name="Right">Figures with their signs.</param>
public sealed record FigureIdentity(string Code, string Chinese, string Left, params IdentityTerm[] Right);

/// <summary>A figure in an identity.</summary>
public sealed record IdentityTerm(string Figure, int Sign = 1);

/// <summary>细分恒等式. The figure equals the sum over the known values of a dimension: a record with no value, or one nobody knows, breaks it.</summary>
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

/// <summary>指标目录. Every figure there is, and what must hold between them.</summary>
public static class FigureCatalogue
{
    public static readonly IReadOnlyList<Figure> All =
        [.. CaseFigures.All, .. MediationFigures.All, .. ReviewFigures.All, .. SupervisionFigures.All, .. TermFigures.All, .. LedgerFigures.All];

    public static readonly IReadOnlyList<FigureIdentity> Identities =
    [
        new("review.received.split", "收到 = 进入实体审查 + 受理前调解撤回 + 其他",
            "review.received", new("review.received.accepted"), new("review.received.withdrawn-after-mediation"), new("review.received.otherwise")),
        new("supervision.opened.split", "立案 = 整改 + 移交 + 其他",
            "supervision.opened", new("supervision.opened.rectified"), new("supervision.opened.handed-over"), new("supervision.opened.otherwise")),
        new("review.received.otherwise.split", "其他 = 不予受理 + 告知转送 + 视为放弃 + 自行撤回 + 尚在审查", "review.received.otherwise",
            new("review.received.refused"), new("review.received.referred"), new("review.received.abandoned"), new("review.received.withdrawn-otherwise"), new("review.received.pending")),
        new("supervision.opened.otherwise.split", "其他 = 不成立 + 撤案 + 办理中", "supervision.opened.otherwise",
            new("supervision.opened.not-established"), new("supervision.opened.withdrawn"), new("supervision.opened.pending")),
        new("mediation.carry-over", "调解：结转 + 受理 + 移入 − 移出 + 随机构划入 − 随机构划出 − 办结 = 未结", "mediation.closing",
            new("mediation.opening"), new("mediation.accepted"), new("mediation.transferred-in"), new("mediation.transferred-out", -1), new("mediation.moved-in"), new("mediation.moved-out", -1), new("mediation.closed", -1)),
        new("review.carry-over", "复议：结转 + 受理 + 随机构划入 − 随机构划出 − 审结 = 未审结",
            "review.closing", new("review.opening"), new("review.accepted"), new("review.moved-in"), new("review.moved-out", -1), new("review.concluded", -1)),
        new("supervision.carry-over", "监督：结转 + 立案 + 随机构划入 − 随机构划出 − 结案 = 未结",
            "supervision.closing", new("supervision.opening"), new("supervision.opened"), new("supervision.moved-in"), new("supervision.moved-out", -1), new("supervision.closed", -1)),
        new("mediation.succeeded.forms", "调解成功 = 口头协议 + 书面协议", "mediation.succeeded", new("mediation.oral"), new("mediation.written")),
        new("review.concluded.split", "审结 = 维持 + 纠错各项 + 行政协议决定 + 驳回 + 调解 + 终止",
            "review.concluded", new("review.upheld"), new("review.corrected"), new("review.agreement-decided"), new("review.dismissed"), new("review.mediated"), new("review.terminated")),
    ];

    /// <summary>Remainders and stocks: a record that had two outcomes, or ended without having begun, would hide in the sum.</summary>
    public static readonly IReadOnlyList<OnceIdentity> Onces =
    [
        new("review.received.once", "收到的申请至多一个结果", "review.received.pending"),
        new("supervision.opened.once", "立案的案件至多一个结果", "supervision.opened.pending"),
        new("mediation.closing.once", "未结调解案件各计一件", "mediation.closing"),
        new("review.closing.once", "未审结复议案件各计一件", "review.closing"),
        new("supervision.closing.once", "未结监督案件各计一件", "supervision.closing"),
    ];

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
        new("supervision.opened.by-unit", "立案 = Σ各机构", "supervision.opened", "unit", null),
    ];

    private static readonly Dictionary<string, Figure> ByCode = All.ToDictionary(x => x.Code);

    public static Figure? Find(string code) => ByCode.GetValueOrDefault(code);
}
