namespace CaseTrack.Review;

/// <summary>终止事由: those that code asks about.</summary>
[CodesOf("terminationGround")]
public static class TerminationGround
{
    public const string WithdrawnAfterSettlement = "withdrawn-settlement";
    public const string WithdrawnAsCorrected = "withdrawn-corrected";
    public const string WithdrawnAfterMediation = "withdrawn-after-mediation";
    public const string WithdrawnOtherwise = "withdrawn-other";
    public const string SixtyDaysSuspended = "suspended-60-days";
}
