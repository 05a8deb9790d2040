namespace CaseTrack.Clocks;

/// <summary>期限与日历: every reason for "no".</summary>
public static class ClockRefusals
{
    public static readonly Refusal UnreadableDays = new("notice.unreadable-days",
        "放假日须为 yyyy-MM-dd 或 yyyy-MM-dd/yyyy-MM-dd", "Days off are written yyyy-MM-dd or yyyy-MM-dd/yyyy-MM-dd", "全国年节及纪念日放假办法");

    public static readonly Refusal OtherYear = new("notice.other-year",
        "通知中的日期应当在该年度或其前后一个月内", "The days of a notice lie in its year or within a month of it", "全国年节及纪念日放假办法");

    public static readonly Refusal BothOffAndWorked = new("notice.both-off-and-worked",
        "同一天不能既放假又上班", "A day cannot be both off and worked", "全国年节及纪念日放假办法");

    public static readonly Refusal NoticeWithdrawn = new("notice.withdrawn",
        "通知已经撤回", "The notice has been withdrawn", "更正规则");

    public static bool IsReadable(DaysOffNotice notice)
    {
        try
        {
            return notice.DaysOff().Count() <= 400;
        }
        catch (FormatException)
        {
            return false;
        }
    }

    public static bool NamesItsYear(DaysOffNotice notice) => !IsReadable(notice) || notice.DaysOff().Concat(notice.Work)
        .All(x => x >= new DateOnly(notice.Year, 1, 1).AddMonths(-1) && x <= new DateOnly(notice.Year, 12, 31).AddMonths(1));
}
