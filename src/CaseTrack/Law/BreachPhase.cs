namespace CaseTrack.Law;

/// <summary>环节: those that code asks about.</summary>
[CodesOf("breachPhase")]
public static class BreachPhase
{
    public const string Examination = "examination";
    public const string Handling = "handling";
}
