namespace CaseTrack.Review;

/// <summary>复议事项: those that code asks about.</summary>
[CodesOf("reviewSubject")]
public static class ReviewSubject
{
    public const string Penalty = "penalty";
    public const string Licence = "licence";
    public const string Compensation = "compensation";
    public const string Agreement = "agreement";
    public const string Information = "information";
    public const string ComplaintHandling = "complaint-handling";
    public const string FailureToAct = "failure-to-act";
    public const string Other = "other";
}
