namespace CaseTrack.Mediation;

/// <summary>卷内必备材料: those that code asks about.</summary>
[CodesOf("mediationItem")]
public static class MediationItem
{
    public const string Application = "application";
    public const string RightsNotice = "rights-notice";
    public const string Identity = "identity";
    public const string SessionRecord = "session-record";
    public const string Agreement = "agreement";
}
