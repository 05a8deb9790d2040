namespace CaseTrack.Reports.Drafts;

/// <summary>上文: what the lines before a line have set for it.</summary>
/// <param name="Matter">The matter of the text so far.</param>
/// <param name="Planned">Its section is about what is to come.</param>
/// <param name="Titled">The sayings whose 限定 the heading above it names: 普法宣传.</param>
public sealed record DraftSetting(string Matter, bool Planned, IReadOnlySet<FigureSaying> Titled)
{
    /// <summary>Nothing stands before it.</summary>
    public static readonly DraftSetting None = new("", false, new HashSet<FigureSaying>());
}
