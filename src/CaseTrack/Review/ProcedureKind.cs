namespace CaseTrack.Review;

/// <summary>审理程序. 行政复议法(2023) §§48, 53.</summary>
[CodesOf("procedureKind")]
public static class ProcedureKind
{
    public const string Ordinary = "ordinary";
    public const string Simplified = "simplified";
}
