using CaseTrack.Figures;

namespace CaseTrack.Reports.Drafts;

/// <summary>A saying of a figure, made ready to be looked for.</summary>
/// <remarks>One object for each: they are told apart by what they are, and never compared word by word.</remarks>
public sealed class FigureSaying(Figure figure, Saying saying)
{
    /// <summary>The figure.</summary>
    public Figure Figure { get; } = figure;

    /// <summary>Its words.</summary>
    public Saying Saying { get; } = saying;

    /// <summary>The matter its words alone do not name: 整改 may be said of anything.</summary>
    public string Matter { get; } = DraftMatter.Of(figure);

    /// <summary>Whether sentences give the groups with a word of their own.</summary>
    public int Needed
    {
        get;
    } = (saying.Verb.Length > 0 ? 1 : 0) | (saying.Object.Length > 0 && !saying.Object.EndsWith('|') ? 2 : 0) | (
        saying.With.Length > 0 ? 4 : 0);
}
