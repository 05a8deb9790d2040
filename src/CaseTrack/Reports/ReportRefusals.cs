namespace CaseTrack.Reports;

/// <summary>报告和文稿核对: reasons for "no" that both have.</summary>
public static class ReportRefusals
{
    public static readonly Refusal ReleaseHasItsScope = new("report.release-has-its-scope",
        "发布的年度、统计期、范围和截止时间已经固定，不能另行指定", "A release has its own year, period, scope and cut-offs; none other can be given beside it", "发布规则 A.7");
}
