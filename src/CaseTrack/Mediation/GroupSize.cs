namespace CaseTrack.Mediation;

/// <summary>群体规模. From how many people on a dispute counts as one of a group; reports use five and ten, no law fixes it.</summary>
public static class GroupSize
{
    public const string Small = "5-9";
    public const string Large = "10-or-more";

    private static readonly (int From, string Code)[] Bands = [(1, "under-5"), (5, Small), (10, Large)];

    /// <summary>The band of a dispute; null where the people were not counted.</summary>
    public static string? Of(int? people) => people is null ? null : Bands.Last(x => x.From <= people).Code;
}
