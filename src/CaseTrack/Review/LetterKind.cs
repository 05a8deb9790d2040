namespace CaseTrack.Review;

/// <summary>文书种类: 意见书、建议书.</summary>
[CodesOf("letterKind")]
public static class LetterKind
{
    public const string Opinion = "opinion";
    public const string Suggestion = "suggestion";
}
