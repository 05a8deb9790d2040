namespace CaseTrack.Mediation;

/// <summary>纠纷类型: those that code asks about.</summary>
[CodesOf("disputeType")]
public static class DisputeTypeCode
{
    /// <summary>婚姻家庭纠纷.</summary>
    public const string MarriageAndFamily = "01";

    /// <summary>邻里纠纷.</summary>
    public const string Neighbours = "02";

    /// <summary>房屋宅基地纠纷.</summary>
    public const string Houses = "03";

    /// <summary>征地拆迁纠纷.</summary>
    public const string Relocation = "08";

    /// <summary>劳动争议纠纷.</summary>
    public const string Labour = "10";

    /// <summary>消费纠纷.</summary>
    public const string Consumers = "11";

    /// <summary>医疗纠纷.</summary>
    public const string Medical = "12";

    /// <summary>道路交通事故纠纷.</summary>
    public const string RoadAccidents = "13";

    /// <summary>物业纠纷.</summary>
    public const string PropertyManagement = "14";

    /// <summary>其他纠纷.</summary>
    public const string Other = "99";
}
