namespace CaseTrack.Figures;

/// <summary>违反期限与程序的事实, each with what it says.</summary>
public static class BreachFacts
{
    private static readonly Dimension[] OfDuties = [Dimension.Kind, Dimension.BreachPhase, Dimension.BreachRule, Dimension.DutyOf];
    private static readonly Dimension[] OfBreaches = [.. OfDuties, Dimension.Breach, Dimension.Timeliness];

    public static readonly FactKind Broken = new("breach", OfBreaches);
    public static readonly FactKind DaysLate = new("breach.days", OfBreaches);

    /// <summary>Whether the duty was done in time cannot be told.</summary>
    public static readonly FactKind Unknown = new("duty.unknown", OfDuties);
}
