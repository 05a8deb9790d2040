namespace CaseTrack.Organisations;

/// <summary>机构变更: every reason for "no" that only organisations have.</summary>
public static class OrganisationRefusals
{
    public static readonly Refusal Dissolved = new("organisation.dissolved",
        "机构已撤销", "The organisation has been dissolved", "机构有效期");

    public static readonly Refusal ListRefused = new("organisation.list-refused",
        "名单中有机构不能设立：一个也没有设立，errors 逐行说明", "Organisations of the list cannot be set up: none was, and errors says of each row why",
        "机构代码规则");

    public static readonly Refusal TooMany = new("organisation.too-many",
        "一次至多设立500个机构", "At most 500 organisations at once", "机构代码规则");

    public static readonly Refusal DistrictStays = new("organisation.district-stays",
        "区没有上级机构", "A district has no parent", "机构管辖");

    public static readonly Refusal BeneathItself = new("organisation.beneath-itself",
        "机构不能隶属于其自身的下级", "An organisation cannot lie beneath itself", "机构管辖");

    public static readonly Refusal NotThisDistrict = new("organisation.not-this-district",
        "区的机构代码就是本区的区划代码", "The code of the district's organisation is the district's own code", "GB/T 2260；机构代码规则");

    public static readonly Refusal FoundedAfterItsCases = new("organisation.founded-after-its-cases",
        "该机构在此日之前已有记录，或已更名、变更隶属、撤销，或其下已有机构；请先更正那些",
        "There are records of the organisation before that day, or it was renamed, moved or dissolved, or something is beneath it; "
            + "correct those first", "更正规则");

    public static readonly Refusal FoundedBeforeItsParent = new("organisation.founded-before-its-parent",
        "上级机构在此日尚未设立", "What is above it was not founded yet on that day", "机构管辖");

    /// <summary>What every change of an organisation asks: still there, not in the future, not before the last change of its
    /// kind.</summary>
    public static ProblemDetails MayChange(this Organisation organisation, DateOnly day, DateOnly last, Today today) => Rules.Require(
        (organisation.DissolvedOn is null, Dissolved),
        (day <= today.Date, CommonRefusals.FutureDate, "/occurredOn"),
        (day > last, CommonRefusals.BeforeEarlierStep, "/occurredOn"));
}
