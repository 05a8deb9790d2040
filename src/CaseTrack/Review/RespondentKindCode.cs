namespace CaseTrack.Review;

/// <summary>被申请人类型: those that code asks about.</summary>
[CodesOf("respondentKind")]
public static class RespondentKindCode
{
    /// <summary>乡镇（街道）.</summary>
    public const string Street = "street";

    /// <summary>县级政府部门.</summary>
    public const string CountyDepartment = "county-department";

    /// <summary>县级政府.</summary>
    public const string CountyGovernment = "county-government";

    /// <summary>派出机构.</summary>
    public const string Agency = "agency";
}
