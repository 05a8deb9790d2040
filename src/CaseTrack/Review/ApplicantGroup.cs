namespace CaseTrack.Review;

/// <summary>申请人群体. 实施条例 §8: more than five applicants name one to five of them to act for all.</summary>
public static class ApplicantGroup
{
    public const string Group = "group";

    private const int MostWithoutRepresentatives = 5;

    /// <summary>Whether the applicants are a group; null where they were not counted.</summary>
    public static string? Of(int? applicants) => applicants is null ? null : applicants > MostWithoutRepresentatives ? Group : "individual";
}
