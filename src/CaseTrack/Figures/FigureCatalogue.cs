using CaseTrack.Figures.Definitions;

namespace CaseTrack.Figures;

/// <summary>指标目录. Every figure there is, and what must hold between them.</summary>
public static class FigureCatalogue
{
    public static readonly IReadOnlyList<Figure> All = [.. CaseFigures.All, .. LedgerFigures.All];

    public static readonly IReadOnlyList<FigureIdentity> Identities =
    [
        new("review.received.split", "收到 = 进入实体审查 + 受理前调解撤回 + 其他",
            "review.received", "review.received.accepted", "review.received.withdrawn-after-mediation", "review.received.otherwise"),
        new("supervision.opened.split", "立案 = 整改 + 移交 + 其他",
            "supervision.opened", "supervision.opened.rectified", "supervision.opened.handed-over", "supervision.opened.otherwise"),
    ];

    public static Figure? Find(string code) => All.FirstOrDefault(figure => figure.Code == code);
}
