namespace CaseTrack.Records;

/// <summary>事项的事实: what cases of every kind stand for.</summary>
public static class MatterFacts
{
    public static readonly FactKind Opened = new("matter.opened", Dimension.Kind);
}
