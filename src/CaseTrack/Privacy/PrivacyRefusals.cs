namespace CaseTrack.Privacy;

/// <summary>个人信息处理: every reason for "no".</summary>
public static class PrivacyRefusals
{
    public static readonly Refusal NoSuchCase =
        new("privacy.no-such-case", "没有这一案件，或不由您办理", "There is no such case, or you do not handle it", "查阅权限");

    public static readonly Refusal NoSuchParty =
        new("privacy.no-such-party", "该案没有这一当事人，或其信息已删除", "The case has no such party, or its data are erased already", "个人信息保护法 §47");

    public static readonly Refusal OnHold =
        new("privacy.legal-hold", "该案处于法定保留，个人信息不得删除", "The case is on legal hold; nothing is erased", "个人信息保护法 §47");

    public static readonly Refusal HoldOver = new("privacy.hold-over", "法定保留已解除", "The hold has been lifted", "个人信息保护法 §47");

    public static readonly Refusal NotRequested = new("privacy.not-requested", "该申请已经办结", "The request has been dealt with", "个人信息保护法 §47");

    public static readonly Refusal SamePerson = new("privacy.same-person", "须由申请人以外的第二人批准", "A second person approves", "个人信息保护法 §51");

    public static readonly Refusal NoSuchRecord =
        new("privacy.no-such-record", "没有这一记录，或不由您办理", "There is no such record, or you do not handle it", "查阅权限");

    public static readonly Refusal NoSuchText = new("privacy.no-such-text",
        "该记录没有这一版本的事件，或该事件没有这一项", "The record has no event of that version, or the event no such field", "个人信息保护法 §47");

    public static readonly Refusal NotFreeText = new("privacy.not-free-text",
        "只有说明文字可以遮盖；代码、日期、标识、文号、数字和经办人不得遮盖",
        "Only words are redacted; codes, days, ids, numbers and who handles a case never are", "个人信息保护法 §8、§47");

    public static readonly Refusal TextNotThere = new("privacy.text-not-there",
        "该项中没有要遮盖的文字", "The text to be redacted does not stand in that field", "个人信息保护法 §47");

    public static readonly Refusal TextSaidAgain = new("privacy.text-said-again",
        "理由和代替的文字不得重复要遮盖的文字", "Neither the reason nor the replacement may repeat what is to be redacted", "个人信息保护法 §6、§47");

    public static readonly Refusal FiguresWouldMove = new("privacy.figures-would-move",
        "遮盖后指标、期限或办理步骤会改变；该项须以更正办理",
        "Figures, terms or steps would be others afterwards; such a field is corrected instead", "个人信息保护法 §8；更正规则");

    public static readonly Refusal RedactionOvertaken = new("privacy.redaction-overtaken",
        "申请后该记录又有更正或遮盖；请驳回后重新申请",
        "The record has been corrected or redacted since; reject the request and ask again", "个人信息保护法 §8");

    public static readonly Refusal NoRedactingFunction = new("privacy.no-redacting-function",
        "数据库还没有遮盖函数；请由数据库所有者执行 db/roles.sql",
        "The database has no function that redacts yet; its owner runs db/roles.sql", "个人信息保护法 §51");

    /// <summary>A hint, never in the way.</summary>
    public static readonly Refusal TextElsewhere = new("privacy.text-elsewhere",
        "同一文字还出现在该记录的这一处；如须遮盖，请另行申请", "The same words stand here in the record, too; ask for that as well", "个人信息保护法 §47");
}
