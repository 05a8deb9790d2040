namespace CaseTrack.Reports;

/// <summary>报告和文稿核对: reasons for "no" that both have.</summary>
public static class ReportRefusals
{
    public static readonly Refusal ReleaseHasItsScope = new("report.release-has-its-scope",
        "发布的年度、统计期、范围和截止时间已经固定，不能另行指定", "A release has its own year, period, scope and cut-offs; none other can be given beside it",
        "发布规则");

    public static readonly Refusal EmptyDraft = new("text-check.empty-draft", "文稿没有文字", "The draft has no text");

    public static readonly Refusal LongDraft = new("text-check.long-draft",
        FormattableString.Invariant($"文稿文字超过{DraftDocument.LongestText:N0}字，不像一份报告"),
        FormattableString.Invariant($"The draft has more than {DraftDocument.LongestText:N0} characters; it is no report"));

    public static readonly Refusal Busy = new("text-check.busy",
        "正在核对其他文稿，请按 Retry-After 所示秒数稍后再试", "Other drafts are being checked; wait as many seconds as Retry-After says", "RFC 9110 §15.6.4");
}
