namespace CaseTrack.Mediation;

/// <summary>人民调解: every reason for "no".</summary>
public static class MediationRefusals
{
    public static readonly Refusal NotACommittee = new("mediation.not-a-committee",
        "该机构不是人民调解委员会", "That organisation is not a mediation committee", "人民调解法 §§7-8");

    public static readonly Refusal NotRegistered = new("mediation.not-registered",
        "只有处于“登记”阶段的纠纷可以受理", "Only a dispute that is registered can be accepted", "人民调解法 §17");

    public static readonly Refusal NotInMediation = new("mediation.not-in-mediation",
        "案件不在调解中", "The case is not in mediation", "人民调解法 §§22-23");

    public static readonly Refusal AlreadyLinked = new("mediation.already-linked",
        "该案已启动联动", "Linkage has been started already", "湖北省人民调解规定 §8");

    public static readonly Refusal NothingToClose = new("mediation.nothing-to-close",
        "达成协议或终止之后才能办结", "A case is closed after an agreement or its end", "人民调解法 §§26, 31");

    public static readonly Refusal Voided = new("mediation.voided",
        "案件已作废", "The record is void", "更正规则 A.7");

    public static readonly Refusal DuplicateOfItself = new("mediation.duplicate-of-itself",
        "案件不能是其自身的重复", "A case cannot be a duplicate of itself", "更正规则 A.7");

    public static readonly Refusal DuplicateUnknown = new("mediation.duplicate-unknown",
        "找不到被重复的案件", "The case it duplicates does not exist", "更正规则 A.7");
}
