using CaseTrack.Figures;

namespace CaseTrack.Reports.Drafts;

/// <summary>A saying of a figure, made ready to be looked for.</summary>
/// <param name="Figure">The figure.</param>
/// <param name="Saying">Its words.</param>
public sealed record FigureSaying(Figure Figure, Saying Saying)
{
    /// <summary>The matter its words alone do not name: 整改 may be said of anything.</summary>
    public string Matter { get; } = Figure.Code.Split('.')[0] switch
    {
        "review" => "review",
        "mediation" => "mediation",
        "supervision" => "supervision",
        "litigation" => "litigation",
        _ => "",
    };

    /// <summary>Whether sentences give the groups with a word of their own.</summary>
    public int Needed { get; } = (Saying.Verb.Length > 0 ? 1 : 0) | (Saying.Object.Length > 0 && !Saying.Object.EndsWith('|') ? 2 : 0) | (Saying.With.Length > 0 ? 4 : 0);
}
