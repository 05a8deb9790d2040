namespace CaseTrack.Review;

/// <summary>应诉身份: the one that code asks about.</summary>
[CodesOf("litigationStanding")]
public static class LitigationStanding
{
    public const string Joint = "joint";
}
