namespace CaseTrack.Law;

/// <summary>裁判结果: those that code asks about.</summary>
[CodesOf("courtOutcome")]
public static class CourtOutcome
{
    public const string Upheld = "upheld";
    public const string Revoked = "revoked";
    public const string Altered = "altered";
    public const string Unlawful = "unlawful";
    public const string Ordered = "ordered";
    public const string Compensation = "compensation";

    /// <summary>败诉: the judgments that go against the office.</summary>
    public static readonly IReadOnlyList<string> Lost = [Revoked, Altered, Unlawful, Ordered, Compensation];
}
