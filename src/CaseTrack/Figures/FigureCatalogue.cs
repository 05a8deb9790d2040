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
/// <param name="List">The code list of the known values; for units the organisation tree.</param>
public sealed record BreakdownIdentity(string Code, string Chinese, string Figure, string By, string? List);

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
        new("mediation.carry-over", "调解：结转 + 受理 − 办结 = 未结",
            "mediation.closing", new("mediation.opening"), new("mediation.accepted"), new("mediation.closed", -1)),
        new("review.carry-over", "复议：结转 + 受理 − 审结 = 未审结",
            "review.closing", new("review.opening"), new("review.accepted"), new("review.concluded", -1)),
        new("supervision.carry-over", "监督：结转 + 立案 − 结案 = 未结",
            "supervision.closing", new("supervision.opening"), new("supervision.opened"), new("supervision.closed", -1)),
        new("mediation.succeeded.forms", "调解成功 = 口头协议 + 书面协议", "mediation.succeeded", new("mediation.oral"), new("mediation.written")),
        new("review.concluded.split", "审结 = 维持 + 纠错各项 + 驳回 + 调解 + 终止",
            "review.concluded", new("review.upheld"), new("review.corrected"), new("review.dismissed"), new("review.mediated"), new("review.terminated")),
    ];

    public static readonly IReadOnlyList<BreakdownIdentity> Breakdowns =
    [
        new("mediation.accepted.by-source", "受理 = Σ各来源", "mediation.accepted", "source", "mediationSource"),
        new("mediation.accepted.by-type", "受理 = Σ各纠纷类型", "mediation.accepted", "disputeType", "disputeType"),
        new("mediation.accepted.by-unit", "受理 = Σ各机构", "mediation.accepted", "unit", null),
        new("review.received.by-subject", "收到 = Σ各复议事项", "review.received", "subject", "reviewSubject"),
        new("review.received.by-respondent", "收到 = Σ各被申请人类型", "review.received", "respondentKind", "respondentKind"),
        new("review.received.by-unit", "收到 = Σ各机构", "review.received", "unit", null),
        new("supervision.opened.by-unit", "立案 = Σ各机构", "supervision.opened", "unit", null),
    ];

    private static readonly Dictionary<string, Figure> ByCode = All.ToDictionary(x => x.Code);

    public static Figure? Find(string code) => ByCode.GetValueOrDefault(code);
}
