namespace CaseTrack.Mediation;

/// <summary>对协议的裁判.</summary>
[CodesOf("agreementJudgment")]
public static class AgreementJudgment
{
    public const string Upheld = "upheld";
    public const string Altered = "altered";
    public const string Revoked = "revoked";
    public const string Void = "void";
}
