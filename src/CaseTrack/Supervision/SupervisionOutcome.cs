namespace CaseTrack.Supervision;

/// <summary>监督办理结果, as facts say it.</summary>
public static class SupervisionOutcome
{
    public const string Rectified = "rectified";
    public const string HandedOver = "handed-over";
    public const string NotEstablished = "not-established";
    public const string Withdrawn = "withdrawn";
    public const string Pending = "pending";
}
