using CaseTrack.Figures;

namespace CaseTrack.Reports.Drafts;

/// <summary>业务领域: what a draft speaks of, as the codes of its figures begin.</summary>
public static class DraftMatter
{
    /// <summary>行政复议.</summary>
    public const string Review = "review";

    /// <summary>人民调解.</summary>
    public const string Mediation = "mediation";

    /// <summary>行政执法监督.</summary>
    public const string Supervision = "supervision";

    /// <summary>行政应诉.</summary>
    public const string Litigation = "litigation";

    /// <summary>非经复议的行政应诉.</summary>
    public const string Lawsuits = "lawsuits";

    /// <summary>What no figure is about: 信访, 仲裁.</summary>
    public const string Other = "other";

    /// <summary>What shares are mostly of, where a sentence does not say: 占比75.3% of all that was accepted.</summary>
    public static IReadOnlyList<string> Wholes(string matter) => matter switch
    {
        Review => ["review.received", "review.accepted", "review.concluded"],
        Mediation => ["mediation.accepted", "mediation.succeeded", "mediation.closed"],
        Supervision => ["supervision.opened", "supervision.leads"],
        _ => [],
    };

    /// <summary>The matter of a figure; empty for what may be said of anything.</summary>
    public static string Of(Figure figure) =>
        figure.Code.Split('.')[0] is (Review or Mediation or Supervision or Litigation) and var matter ? matter : "";
}
