namespace CaseTrack.Review;

/// <summary>复议前置或选择: the one that code asks about.</summary>
[CodesOf("reviewRoute")]
public static class ReviewRoute
{
    public const string Mandatory = "mandatory";
}
