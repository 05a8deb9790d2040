namespace CaseTrack.Figures;

/// <summary>The catalogue.</summary>
public sealed record FigureList(IReadOnlyList<Figure> Figures, IReadOnlyList<FigureIdentity> Identities, IReadOnlyList<BreakdownIdentity> Breakdowns, IReadOnlyList<OnceIdentity> Onces,
    IReadOnlyList<PartIdentity> Parts, IReadOnlyList<BoundIdentity> Bounds);

public static class ListFiguresEndpoint
{
    /// <summary>指标目录: every figure with its wording, rule and neighbours, and the identities between them.</summary>
    [WolverineGet("/api/v1/figures")]
    public static FigureList Get() => new(FigureCatalogue.All, FigureCatalogue.Identities, FigureCatalogue.Breakdowns, FigureCatalogue.Onces, FigureCatalogue.Parts, FigureCatalogue.Bounds);
}
