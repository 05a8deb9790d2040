namespace CaseTrack.Parties;

/// <summary>当事人种类: the one that code asks about.</summary>
[CodesOf("partyKind")]
public static class PartyKinds
{
    public const string Organisation = "organisation";
}
