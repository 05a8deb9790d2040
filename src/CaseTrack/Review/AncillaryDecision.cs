namespace CaseTrack.Review;

/// <summary>附带决定: those that code asks about.</summary>
[CodesOf("ancillaryDecision")]
public static class AncillaryDecision
{
    public const string Remake = "remake";
    public const string Compensation = "compensation";
    public const string CompensationRefused = "compensation-refused";
}
