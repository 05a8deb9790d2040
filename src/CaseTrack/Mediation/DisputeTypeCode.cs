namespace CaseTrack.Mediation;

/// <summary>纠纷类型: those that code asks about.</summary>
[CodesOf("disputeType")]
public static class DisputeTypeCode
{
    /// <summary>婚姻家庭纠纷.</summary>
    public const string MarriageAndFamily = "01";

    /// <summary>其他纠纷.</summary>
    public const string Other = "99";
}
