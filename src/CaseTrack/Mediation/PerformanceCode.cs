namespace CaseTrack.Mediation;

/// <summary>协议履行情况.</summary>
[CodesOf("mediationPerformance")]
public static class PerformanceCode
{
    public const string Performing = "performing";
    public const string Performed = "performed";
    public const string InPart = "part";
    public const string NotPerformed = "not";
}
