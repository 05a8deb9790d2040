namespace CaseTrack.Review;

/// <summary>行政复议: every reason for "no".</summary>
public static class ReviewRefusals
{
    public static readonly Refusal NotAnOffice = new("review.not-an-office",
        "该机构不是区直部门", "That organisation is not a department", "行政复议法(2023) §4");

    public static readonly Refusal NotUnderScreening = new("review.not-under-screening",
        "该申请已不在审查阶段", "The application is no longer being screened", "行政复议法(2017) §17；(2023) §30");

    public static readonly Refusal NotMediated = new("review.not-mediated",
        "未开展受理前调解，不能以“受理前调解”为由撤回", "Without mediation before acceptance this is not the reason of the withdrawal", "业务口径 C.2");

    public static readonly Refusal StillInTime = new("review.still-in-time",
        "五个工作日的审查期限尚未届满，不能视为受理", "The five working days of screening have not run out; it is not deemed accepted yet", "行政复议法(2017) §§17, 40；(2023) §§30, 88");

    public static readonly Refusal NotUnderAdjudication = new("review.not-under-adjudication",
        "该申请不在审理阶段", "The application is not under adjudication", "行政复议法(2017) §28；(2023) §61");

    public static readonly Refusal DecisionUnknownToLaw = new("review.decision-unknown-to-law",
        "收到申请时适用的法律没有这种决定", "The law that governs this application does not know this decision", "行政复议法(2017) §28；(2023) §90");

    public static readonly Refusal NothingToClose = new("review.nothing-to-close",
        "决定、撤回或不予受理之后才能办结", "An application is closed after its decision, withdrawal or refusal", "业务口径 C.2");

    public static readonly Refusal Voided = new("review.voided", "申请记录已作废", "The record is void", "更正规则 A.7");
}
