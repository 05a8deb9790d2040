namespace CaseTrack.Organisations;

/// <summary>机构的事实, each with what it says.</summary>
public static class OrganisationFacts
{
    private static readonly Dimension[] OfAll = [Dimension.OrganisationKind, Dimension.CommitteeKind];

    public static readonly FactKind Established = new("organisation.established", OfAll);
    public static readonly FactKind Dissolved = new("organisation.dissolved", OfAll);
}
