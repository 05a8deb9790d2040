namespace CaseTrack.Records;

/// <summary>What a fact must say for a figure to count it.</summary>
public sealed record DimensionValue(Dimension Dimension, string Value)
{
    /// <summary>As published: <c>name=value</c>.</summary>
    public override string ToString() => $"{Dimension.Name}={Value}";
}
