namespace CaseTrack.Records;

/// <summary>The meter that all of the program's own measures belong to.</summary>
public static class Meters
{
    public const string Name = "CaseTrack";
}
