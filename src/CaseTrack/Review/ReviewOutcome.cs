namespace CaseTrack.Review;

/// <summary>复议申请办理结果, as facts say it.</summary>
public static class ReviewOutcome
{
    public const string Accepted = "accepted";
    public const string Withdrawn = "withdrawn";
    public const string Refused = "refused";
    public const string Referred = "referred";
    public const string Abandoned = "abandoned";
    public const string Pending = "pending";
}
