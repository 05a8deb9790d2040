namespace CaseTrack.Privacy;

/// <summary>个人信息处理: every reason for "no".</summary>
public static class PrivacyRefusals
{
    public static readonly Refusal NoSuchCase = new("privacy.no-such-case", "没有这一案件，或不由您办理", "There is no such case, or you do not handle it", "查阅权限 E.3");

    public static readonly Refusal NoSuchParty = new("privacy.no-such-party", "该案没有这一当事人，或其信息已删除", "The case has no such party, or its data are erased already", "个人信息保护法 §47");

    public static readonly Refusal OnHold = new("privacy.legal-hold", "该案处于法定保留，个人信息不得删除", "The case is on legal hold; nothing is erased", "个人信息保护法 §47");

    public static readonly Refusal HoldOver = new("privacy.hold-over", "法定保留已解除", "The hold has been lifted", "个人信息保护法 §47");

    public static readonly Refusal NotRequested = new("privacy.not-requested", "该申请已经办结", "The request has been dealt with", "个人信息保护法 §47");

    public static readonly Refusal SamePerson = new("privacy.same-person", "须由申请人以外的第二人批准", "A second person approves", "个人信息保护法 §51");
}
