namespace CaseTrack.Access.Absences;

/// <summary>代办: every reason for "no".</summary>
public static class AbsenceRefusals
{
    private const string Rule = "代办规则";

    public static readonly Refusal OfAnother = new("absence.of-another",
        "外出由本人登记，或由局领导、系统管理员登记", "An absence is declared by whoever is away, by a leader or by an administrator", Rule);

    public static readonly Refusal UnknownOfficer = new("absence.unknown-officer",
        "本区没有该账号，或已停用", "The district has no such account, or it is disabled", Rule);

    public static readonly Refusal NoCases = new("absence.no-cases",
        "该账号不承办案件，无须代办", "This account handles no cases; nobody need act for it", Rule);

    public static readonly Refusal Oneself = new("absence.oneself",
        "代办人不能是本人", "Nobody acts for himself", Rule);

    public static readonly Refusal UnknownSubstitute = new("absence.unknown-substitute",
        "本区没有该代办人的账号，或已停用", "The district has no account of the substitute, or it is disabled", Rule);

    public static readonly Refusal NoRight = new("absence.no-right",
        "代办人没有同样的承办权限", "The substitute has not the same rights to handle", "代办规则；查阅权限");

    public static readonly Refusal OutOfOrder = new("absence.out-of-order",
        "末日早于首日", "The last day is before the first", Rule);

    public static readonly Refusal Past = new("absence.past",
        "已经过去的日子不能登记代办", "Nobody acts for another on days that are over", Rule);

    public static readonly Refusal Begun = new("absence.begun",
        "外出已经开始，首日不再变更", "The absence has begun; its first day stays", Rule);

    public static readonly Refusal TooLong = new("absence.too-long",
        "一次至多登记一年；更久的，应变更承办人", "A year at the most; beyond that the officer in charge is changed", Rule);

    public static readonly Refusal Overlap = new("absence.overlap",
        "该时段内已登记外出", "An absence is declared for some of these days already", Rule);

    public static readonly Refusal SubstituteAbsent = new("absence.substitute-absent",
        "代办人在该时段内也外出", "The substitute is absent on some of these days, too", Rule);

    public static readonly Refusal ActsForAnother = new("absence.acts-for-another",
        "本人在该时段内为他人代办，请先为其另定代办人", "You act for somebody else on some of these days; name another substitute there first",
        Rule);

    public static readonly Refusal Over = new("absence.over",
        "该外出登记已撤回或已结束", "The absence has been withdrawn or is over", Rule);

    public static readonly Refusal NothingChanges = new("absence.nothing-changes",
        "变更内容与现有登记相同", "The change changes nothing", Rule);
}
