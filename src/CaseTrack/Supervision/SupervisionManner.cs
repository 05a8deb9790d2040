namespace CaseTrack.Supervision;

/// <summary>监督方式: the one that code asks about.</summary>
[CodesOf("supervisionManner")]
public static class SupervisionManner
{
    public const string Special = "special";
}
