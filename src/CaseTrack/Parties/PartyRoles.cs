namespace CaseTrack.Parties;

/// <summary>当事人身份: the one that code asks about.</summary>
[CodesOf("partyRole")]
public static class PartyRoles
{
    public const string Informant = "informant";
    public const string ThirdParty = "third-party";
}
