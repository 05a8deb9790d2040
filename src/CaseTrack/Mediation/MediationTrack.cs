namespace CaseTrack.Mediation;

/// <summary>调解途径: the one that code asks about.</summary>
[CodesOf("mediationTrack")]
public static class MediationTrack
{
    public const string Ordinary = "ordinary";
}
