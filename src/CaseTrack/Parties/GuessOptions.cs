namespace CaseTrack.Parties;

/// <summary>试探的限制: how names of a case's parties may be tried by somebody who may not read them.</summary>
public sealed class GuessOptions
{
    public const string Section = "Guesses";

    /// <summary>Tries with one case that are not slowed: whoever slips does so once or twice.</summary>
    public int Free { get; set; } = 3;

    /// <summary>秒. The wait after the first try beyond those; each further one doubles it.</summary>
    public int PauseSeconds { get; set; } = 60;

    /// <summary>秒. The longest wait.</summary>
    public int LongestPauseSeconds { get; set; } = 3600;
}
