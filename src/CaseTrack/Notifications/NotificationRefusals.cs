namespace CaseTrack.Notifications;

/// <summary>提醒和邮件: every reason for "no".</summary>
public static class NotificationRefusals
{
    private const string Basis = "提醒规则";

    public static readonly Refusal NoMail = new("notification.no-mail",
        "本机关没有设置邮件服务器，不能登记邮件地址", "The office has set up no mail server; no address can be entered", Basis);

    public static readonly Refusal NoAddress = new("notification.no-address",
        "选择邮件提醒须填写邮件地址", "To be told by mail, give a mail address", Basis);

    public static readonly Refusal TooManyCodes = new("notification.too-many-codes",
        "验证码一分钟至多发送一次，一天至多五次", "A code is sent once a minute and five times a day at most", Basis);

    public static readonly Refusal WrongCode = new("notification.wrong-code",
        "验证码不对或已过期；错五次须重新发送", "The code is wrong or too old; after five wrong ones ask for another", Basis);

    public static readonly Refusal NoDeadMail = new("mail.no-dead",
        "没有这一封未送达的邮件", "There is no such mail that was given up", Basis);
}
