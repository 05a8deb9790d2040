namespace CaseTrack.Mediation;

/// <summary>当事人类型: those that code asks about.</summary>
[CodesOf("participantKind")]
public static class ParticipantKind
{
    public const string CitizenAndOrganisation = "citizen-organisation";
    public const string Organisations = "organisations";
}
