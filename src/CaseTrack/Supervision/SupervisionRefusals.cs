namespace CaseTrack.Supervision;

/// <summary>行政执法监督: every reason for "no". Before 2026-02-01 there was no national regulation; the steps follow local
/// practice (业务口径).</summary>
public static class SupervisionRefusals
{
    public static readonly Refusal NotAnOffice = new("supervision.not-an-office",
        "该机构不是区直部门", "That organisation is not a department", "业务口径");

    public static readonly Refusal TwoOfficers = new("supervision.two-officers",
        "调查的监督人员不得少于二人", "An investigation needs at least two officers", "山东省行政执法监督条例 §22");

    public static readonly Refusal NoSuchProblem = new("supervision.no-such-problem",
        "没有该问题", "There is no such problem", "业务口径");

    public static readonly Refusal ExtendedOnce = new("supervision.extended-once",
        "办理期限只能延长一次", "The term may be extended only once", "业务设置");

    public static readonly Refusal TermExpired = new("supervision.term-expired",
        "办理期限已经届满，不能再延长", "The term has run out; it can no longer be extended", "业务设置");

    public static readonly Refusal NoDecision = new("supervision.no-decision",
        "没有可以申请复查的决定书", "There is no decision to be re-examined", "业务设置");

    public static readonly Refusal ReexaminationRunning = new("supervision.reexamination-running",
        "复查正在进行", "A re-examination is under way", "业务设置");

    public static readonly Refusal NoReexamination = new("supervision.no-reexamination",
        "没有正在进行的复查", "No re-examination is under way", "业务设置");

    public static readonly Refusal ReexaminationTooLate = new("supervision.reexamination-too-late",
        "申请复查的期限已经届满", "The time to ask for a re-examination is over", "业务设置；重庆市行政执法监督条例 §21");

    public static readonly Refusal NotHandedOver = new("supervision.not-handed-over",
        "案件未移交", "The file has not been handed over", "业务口径");

    public static readonly Refusal AlreadyAnswered = new("supervision.already-answered",
        "移送已经回告", "The hand-over has been answered", "业务口径");

    public static readonly Refusal NeverOpened = new("supervision.never-opened",
        "从未立案的线索不能重启", "A lead that was never opened cannot be reopened", "业务口径");

    public static readonly Refusal DuplicateOfItself = new("supervision.duplicate-of-itself",
        "案件不能是其自身的重复", "A file cannot be a duplicate of itself", "更正规则");

    public static readonly Refusal DuplicateUnknown = new("supervision.duplicate-unknown",
        "找不到被重复的案件，或其已作废、已合并", "The file it duplicates does not exist or is no longer live", "更正规则");
}
