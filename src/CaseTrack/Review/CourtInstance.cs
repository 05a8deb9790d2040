namespace CaseTrack.Review;

/// <summary>审级: the one that code asks about.</summary>
[CodesOf("courtInstance")]
public static class CourtInstance
{
    public const string First = "first";
}
