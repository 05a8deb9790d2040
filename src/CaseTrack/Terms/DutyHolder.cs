namespace CaseTrack.Terms;

/// <summary>义务主体: whose duty a term is, as <c>terms.json</c> says it (<c>dutyOf</c>).</summary>
public static class DutyHolder
{
    public const string Office = "office";
    public const string Applicant = "applicant";
    public const string Parties = "parties";
    public const string Court = "court";
    public const string Respondent = "respondent";
    public const string Receiver = "receiver";
    public const string RuleMaker = "rule-maker";
    public const string Supervised = "supervised";

    /// <summary>Those that are no public body under supervision: what they miss is their own affair.</summary>
    public static readonly IReadOnlyList<string> Unbound = [Applicant, Parties, Court];
}
