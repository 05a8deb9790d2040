namespace CaseTrack.Records;

/// <summary>The reasons for "no" that every kind of record shares.</summary>
public static class CommonRefusals
{
    public static readonly Refusal FutureDate = new("date.in-the-future",
        "业务日期不能晚于今天", "The business date lies in the future", "业务日期规则");

    public static readonly Refusal BeforeEarlierStep = new("date.before-earlier-step",
        "业务日期早于其前一步骤的日期", "The business date is before the step it follows", "业务日期规则");

    public static readonly Refusal DatesOutOfOrder = new("correction.dates-out-of-order",
        "更正后的日期顺序不符合办理顺序", "After this correction the dates would be out of the order of the procedure", "业务日期规则");

    public static readonly Refusal NothingToCorrect = new("correction.nothing-changes",
        "更正内容与现有记录相同或为空", "The correction changes nothing", "更正规则");

    public static readonly Refusal StepNotTaken = new("correction.step-not-taken",
        "不能更正尚未发生的步骤", "A step that has not happened cannot be corrected", "更正规则");

    public static readonly Refusal UnknownUnit = new("organisation.unknown",
        "本区没有该机构代码", "This district has no organisation with that code", "机构管辖");

    public static readonly Refusal UnitNotActive = new("organisation.not-active",
        "该机构在业务日期当日未设立或已撤销", "The organisation did not exist on that day", "机构有效期");
}
