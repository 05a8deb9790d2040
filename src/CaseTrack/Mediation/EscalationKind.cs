namespace CaseTrack.Mediation;

/// <summary>激化种类.</summary>
[CodesOf("escalationKind")]
public static class EscalationKind
{
    public const string Suicide = "suicide";
    public const string Crime = "crime";
    public const string Petition = "petition";
    public const string Fight = "fight";
}
