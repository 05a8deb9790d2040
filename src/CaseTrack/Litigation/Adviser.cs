namespace CaseTrack.Litigation;

/// <summary>提出建议的机关.</summary>
[CodesOf("adviser")]
public static class Adviser
{
    public const string Court = "court";
    public const string Procurator = "procurator";
}
