namespace CaseTrack.Supervision;

/// <summary>行政执法监督: every reason for "no". Before 2026-02-01 there was no national regulation; the steps follow local practice (业务口径 D.3).</summary>
public static class SupervisionRefusals
{
    public static readonly Refusal NotAnOffice = new("supervision.not-an-office",
        "该机构不是区直部门", "That organisation is not a department", "业务口径 D.3");

    public static readonly Refusal NotALead = new("supervision.not-a-lead",
        "只有线索可以立案", "Only a lead can be opened", "业务口径 D.3");

    public static readonly Refusal NotOpen = new("supervision.not-open",
        "案件不在办理中", "The file is not open", "业务口径 D.3");

    public static readonly Refusal NotInstructed = new("supervision.not-instructed",
        "尚未制发监督文书，不能验收整改", "No instrument has been issued, so nothing can be verified as rectified", "业务口径 D.3");

    public static readonly Refusal NothingToClose = new("supervision.nothing-to-close",
        "整改完成、移交或不成立之后才能结案", "A file is closed after rectification, hand-over or dismissal", "业务口径 D.3");

    public static readonly Refusal Voided = new("supervision.voided", "案件已作废", "The record is void", "更正规则 A.7");
}
