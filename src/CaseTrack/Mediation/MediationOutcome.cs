namespace CaseTrack.Mediation;

/// <summary>调解结果, as facts say it.</summary>
public static class MediationOutcome
{
    public const string Agreed = "agreed";
    public const string Ended = "ended";
}
