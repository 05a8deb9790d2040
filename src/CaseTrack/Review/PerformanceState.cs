namespace CaseTrack.Review;

/// <summary>复议决定履行情况: the one that code asks about.</summary>
[CodesOf("performanceState")]
public static class PerformanceState
{
    public const string Performed = "performed";
}
