namespace CaseTrack.Figures;

/// <summary>指标的查看: what figures tell those who may not open every case.</summary>
public sealed class FigureOptions
{
    public const string Section = "Figures";

    /// <summary>最小单元: records one may not open that a number stands for together, at the least.</summary>
    public int SmallestCell { get; set; } = 5;
}
