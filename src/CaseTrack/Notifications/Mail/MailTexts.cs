using System.Globalization;

namespace CaseTrack.Notifications.Mail;

/// <summary>邮件的文字, in both languages.</summary>
public static class MailTexts
{
    public static string CodeSubject(bool english) => english ? "CaseTrack: your code" : "CaseTrack 验证码";

    public static string Code(string code, bool english) => english
        ? $"Your code is {code}. It is good for 24 hours. If you asked for none, do nothing: nothing will be sent to this address.\n"
        : $"验证码：{code}，24 小时内有效。如非本人申请，请不必理会，系统不会再向此地址发送邮件。\n";

    public static string DigestSubject(int count, bool english) => english ? $"CaseTrack: {count} to look at" : $"CaseTrack 提醒 {count} 项";

    public static string Heading(NotificationKind kind, int count, bool english) =>
        $"{NameOf(kind, english)}{(english ? ": " : "：")}{count}";

    /// <summary>A case by its number, which term or what happened, and the day.</summary>
    public static string Line(Notification one, string? number, bool english)
    {
        var called = number ?? (english ? $"{KindOf(one.RecordKind, true)} without a number" : $"{KindOf(one.RecordKind, false)}（尚无文号）");
        var day = (one.DueOn ?? one.On).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return $"- {called}  {(english ? one.English : one.Chinese)}  {day}";
    }

    public static string Few(int count, bool english) => english ? $"- {count} of restricted access" : $"- 限制查阅的案件 {count} 项";

    public static string End(string? address, bool english) => (english, address) switch
    {
        (true, null) => "Sign in to see more. You chose to be told by mail and may change that there.\n",
        (true, _) => $"{address}\nYou chose to be told by mail and may change that there.\n",
        (false, null) => "详情请登录系统查看。本邮件依您的选择发送，可在系统中更改。\n",
        _ => $"{address}\n本邮件依您的选择发送，可在系统中更改。\n",
    };

    private static string NameOf(NotificationKind kind, bool english) => kind switch
    {
        NotificationKind.Due => english ? "Due soon" : "即将到期",
        NotificationKind.Overdue => english ? "Overdue" : "已逾期",
        NotificationKind.Assigned => english ? "Given to you" : "交由您办理",
        NotificationKind.HandedOver => english ? "Handed over to your unit" : "移送到本单位",
        NotificationKind.Answered => english ? "Answered" : "已答复",
        _ => english ? "Brought about by time" : "期满生效",
    };

    private static string KindOf(string kind, bool english) =>
        CodeList.Of("handOverReceiver").Codes.FirstOrDefault(x => x.Value == kind) is { } code
            ? english ? code.English : code.Chinese : kind;
}
