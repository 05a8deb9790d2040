namespace CaseTrack.Law;

/// <summary>出庭: those that code asks about.</summary>
[CodesOf("courtAttendance")]
public static class CourtAttendance
{
    public const string Principal = "principal";
    public const string Deputy = "deputy";
    public const string OtherResponsible = "other-responsible";

    /// <summary>负责人: who counts as the responsible official.</summary>
    public static readonly IReadOnlyList<string> Responsible = [Principal, Deputy, OtherResponsible];
}
