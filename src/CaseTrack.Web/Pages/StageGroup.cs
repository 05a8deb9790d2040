namespace CaseTrack.Web.Pages;

/// <summary>办理状态. The stages of a kind of case as people ask for them: what is being done, what is to be followed up, what is
/// over.</summary>
/// <param name="Text">The key of its name.</param>
/// <param name="Stages">The stages.</param>
public sealed record StageGroup(string Text, IReadOnlyList<string> Stages)
{
    /// <summary>What of mediation is not over.</summary>
    public static readonly StageGroup Open = new("chip.open", ["registered", "accepted", "in-mediation", "paused"]);

    private static readonly Dictionary<string, StageGroup[]> Kinds = new()
    {
        ["mediation-cases"] = [
            Open,
            new("chip.follow-up", ["agreed", "performing", "performed", "partly-performed", "not-performed"]),
            new("chip.over", ["ended", "not-accepted", "referred-out", "closed", "archived"])],
        ["review-applications"] = [
            new("chip.intake", ["screening", "awaiting-papers", "pre-acceptance-mediation"]),
            new("chip.examined", ["adjudication", "suspended"]),
            new("chip.over", ["withdrawn", "refused", "referred", "abandoned", "decided", "mediated", "dismissed", "terminated", "closed",
                "archived"])],
        ["supervision-files"] = [
            new("chip.lead", ["lead"]),
            new("chip.open", ["opened"]),
            new("chip.rectifying", ["instructed", "reported"]),
            new("chip.handed-over", ["handed-over"]),
            new("chip.over", ["rectified", "not-established", "withdrawn", "closed", "archived"])],
    };

    /// <summary>Those of a kind, in the order of its life.</summary>
    public static IReadOnlyList<StageGroup> Of(string kind) => Kinds.GetValueOrDefault(kind, []);

    /// <summary>As it stands in an address.</summary>
    public string Asked => string.Join(',', Stages);
}
