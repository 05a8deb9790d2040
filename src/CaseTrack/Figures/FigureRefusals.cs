namespace CaseTrack.Figures;

/// <summary>指标: every reason for "no".</summary>
public static class FigureRefusals
{
    /// <summary>The figure asked for has facts that do not say it.</summary>
    public static readonly Refusal NotOfThisFigure = new("not-a-dimension-of-the-figure",
        "该指标不能按这一维度细分；可用的维度见指标目录的 dimensions", "This figure cannot be broken down by that; the catalogue lists its dimensions");
}
