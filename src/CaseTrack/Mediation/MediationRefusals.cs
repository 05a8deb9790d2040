namespace CaseTrack.Mediation;

/// <summary>人民调解: every reason for "no".</summary>
public static class MediationRefusals
{
    public static readonly Refusal NotACommittee = new("mediation.not-a-committee",
        "该机构不是人民调解委员会", "That organisation is not a mediation committee", "人民调解法 §§7-8");

    public static readonly Refusal AlreadyLinked = new("mediation.already-linked",
        "该案已启动联动", "Linkage has been started already", "湖北省人民调解规定 §8");

    public static readonly Refusal DuplicateOfItself = new("mediation.duplicate-of-itself",
        "案件不能是其自身的重复", "A case cannot be a duplicate of itself", "更正规则");

    public static readonly Refusal DuplicateUnknown = new("mediation.duplicate-unknown",
        "找不到被重复的案件，或其已作废、已合并", "The case it duplicates does not exist or is no longer live", "更正规则");

    public static readonly Refusal OnlyWritten = new("mediation.only-written",
        "只有书面协议可以申请司法确认", "Only a written agreement can be confirmed by the court", "人民调解法 §33");

    public static readonly Refusal NotTheMediator = new("mediation.not-the-mediator",
        "原调解员不是本案调解员", "That person does not mediate this case", "人民调解法 §19");

    public static readonly Refusal AlreadyTheMediator = new("mediation.already-the-mediator",
        "该调解员已在本案", "That person mediates this case already", "人民调解法 §19");

    public static readonly Refusal NamedTwice = new("mediation.named-twice",
        "同一调解员只填写一次", "A mediator is named once", "人民调解法 §19");

    public static readonly Refusal NotOfTheUnit = new("mediation.not-of-the-unit",
        "该账号不在本调委会办理调解", "That account does not mediate in this committee", "人民调解法 §19；查阅权限");

    public static readonly Refusal ConsentMissing = new("mediation.consent-missing",
        "须经双方当事人同意", "Both parties must consent", "人民调解法 §20；特邀调解规定 §27");

    public static readonly Refusal TermExpired = new("mediation.term-expired",
        "调解期限已经届满，不能再延长", "The term has run out; it can no longer be extended", "人民调解工作若干规定 §33；特邀调解规定 §27");

    public static readonly Refusal NotLinked = new("mediation.not-linked",
        "尚未启动联动", "Linkage has not been started", "湖北省人民调解规定 §8");

    public static readonly Refusal UnitNotInLinkage = new("mediation.unit-not-in-linkage",
        "该单位不是联动的主办或协办单位", "That unit takes no part in the linkage", "湖北省人民调解规定 §8");

    public static readonly Refusal SameCommittee = new("mediation.same-committee",
        "案件已由该调委会办理", "That committee handles the case already", "湖北省人民调解规定 §8");

    public static readonly Refusal WrittenNeedsContent = new("mediation.written-needs-content",
        "书面协议须写明事实与责任、内容、履行方式并经签名盖章", "A written agreement states facts, terms and manner of performance and is signed and sealed",
        "人民调解法 §29");

    public static readonly Refusal PerformByBeforeAgreement = new("mediation.perform-by-before-agreement",
        "履行期限早于协议生效日", "The last day of performance is before the agreement", "人民调解法 §29");

    public static readonly Refusal PerformanceNotSaid = new("mediation.performance-not-said",
        "请说明是否即时履行（performedAtOnce），或填写履行期限（performBy）",
        "Say whether it was performed at once (performedAtOnce), or until when it will be (performBy)", "人民调解法 §31");

    public static readonly Refusal PerformedAndYetToPerform = new("mediation.performed-and-yet-to-perform",
        "已即时履行的，不能另有其后的履行期限", "What was performed at once has no later day of performance", "人民调解法 §31");

    public static readonly Refusal AlreadyApplied = new("mediation.already-applied",
        "已经申请司法确认", "Confirmation has been applied for already", "人民调解法 §33");

    public static readonly Refusal NotJoint = new("mediation.not-joint",
        "司法确认须由双方当事人共同申请", "Both parties must apply together", "人民调解法 §33；民事诉讼法 §205");

    public static readonly Refusal NotConfirmable = new("mediation.not-confirmable",
        "确认身份、收养、婚姻关系的协议不能司法确认", "An agreement on status, adoption or marriage cannot be confirmed", "最高法司法确认规定(2011) §4");

    public static readonly Refusal ConfirmationTooLate = new("mediation.confirmation-too-late",
        "自协议生效之日起三十日内未申请，不能再申请司法确认", "The thirty days from the effect of the agreement are over", "人民调解法 §33；民事诉讼法 §205");

    public static readonly Refusal NotApplied = new("mediation.not-applied",
        "没有待处理的司法确认申请", "No application for confirmation is pending", "民事诉讼法 §206");

    public static readonly Refusal AlreadySued = new("mediation.already-sued",
        "协议争议已经起诉", "The agreement is before the court already", "人民调解法 §32");

    public static readonly Refusal NotSued = new("mediation.not-sued",
        "没有待裁判的协议诉讼", "No lawsuit over the agreement is pending", "人民调解法 §32");

    public static readonly Refusal NotReferred = new("mediation.not-referred",
        "案件不是移送而来，无须反馈", "The case was not referred, so nobody awaits an answer", "业务口径");

    public static readonly Refusal AlreadyAnswered = new("mediation.already-answered",
        "已经反馈移送单位", "The referring organ has its answer", "业务口径");

    public static readonly Refusal ReferralMissing = new("mediation.referral-missing",
        "移送案件须填写移送单位，其他来源不得填写", "A referred case, and only it, names the referring organ", "业务口径");

    public static readonly Refusal Refused = new("mediation.forbidden-on-refusal",
        "当事人一方明确拒绝调解的，不得调解", "There is no mediation where a party clearly refuses", "人民调解法 §17");

    public static readonly Refusal ItemsMissing = new("mediation.items-missing",
        "卷内缺少必备材料", "Required papers are missing from the file", "人民调解法 §27；卷宗目录");

    /// <summary>The same, naming the papers.</summary>
    public static Refusal Missing(IReadOnlyList<string> items)
    {
        var codes = CodeList.Of("mediationItem").Codes.Where(x => items.Contains(x.Value)).ToArray();
        return ItemsMissing with
        {
            Chinese = $"{ItemsMissing.Chinese}：{string.Join('、', codes.Select(x => x.Chinese))}",
            English = $"{ItemsMissing.English}: {string.Join(", ", codes.Select(x => x.English))}",
        };
    }

    public static readonly Refusal NoAgreement = new("mediation.no-agreement",
        "没有达成协议，无从回访、起诉", "There is no agreement that could be followed up or sued over", "人民调解法 §§31-32");

    public static readonly Refusal MergedIntoItself = new("mediation.merged-into-itself",
        "案件不能并入其自身", "A case cannot be merged into itself", "业务口径");

    public static readonly Refusal MergeUnknown = new("mediation.merge-unknown",
        "找不到要并入的案件，或其已作废、已合并", "The case to merge into does not exist or is no longer live", "业务口径");
}
