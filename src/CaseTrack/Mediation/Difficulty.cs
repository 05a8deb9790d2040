namespace CaseTrack.Mediation;

/// <summary>难易程度: those that code asks about.</summary>
[CodesOf("difficulty")]
public static class Difficulty
{
    public const string Complex = "complex";
    public const string Major = "major";
}
