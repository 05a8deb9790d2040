namespace CaseTrack.Records;

/// <summary>编号文书: the documents of <c>number-templates.json</c> that code gives a number to.</summary>
public static class NumberedDocument
{
    public const string MediationCase = "mediation.case";
    public const string ReviewAcceptance = "review.acceptance";
    public const string ReviewRefusal = "review.refusal";
    public const string ReviewDecision = "review.decision";
    public const string ReviewMediationStatement = "review.mediation-statement";
    public const string ReviewTermination = "review.termination";
    public const string ReviewLetter = "review.letter";
    public const string SupervisionOpening = "supervision.opening";

    /// <summary>监督文书, one for each instrument.</summary>
    public static string SupervisionInstrument(string instrument) => $"supervision.{instrument}";
}
