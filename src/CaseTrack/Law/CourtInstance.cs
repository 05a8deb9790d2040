namespace CaseTrack.Law;

/// <summary>审级: those that code asks about.</summary>
[CodesOf("courtInstance")]
public static class CourtInstance
{
    public const string First = "first";
    public const string Second = "second";
}
