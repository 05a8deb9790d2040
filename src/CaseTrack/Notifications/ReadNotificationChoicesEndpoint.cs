using CaseTrack.Notifications.Mail;
using Marten;
using Microsoft.AspNetCore.Http;

namespace CaseTrack.Notifications;

/// <summary>一种提醒的方式.</summary>
/// <param name="Kind">提醒种类.</param>
/// <param name="InApp">在系统内提醒.</param>
/// <param name="Mail">列入每日邮件.</param>
public sealed record ChosenKind(NotificationKind Kind, bool InApp, bool Mail);

/// <summary>本人的提醒方式.</summary>
/// <param name="Kinds">Every kind there is.</param>
/// <param name="MailAddress">邮件地址 that was proved.</param>
/// <param name="PendingAddress">待验证的邮件地址: nothing but its code goes there.</param>
/// <param name="Language">邮件的语言: zh-CN or en.</param>
/// <param name="MailReady">Whether the office sends mail at all.</param>
public sealed record ChoicesView(
    IReadOnlyList<ChosenKind> Kinds, string? MailAddress, string? PendingAddress, string Language, bool MailReady)
{
    public static ChoicesView Of(NotificationChoices choices, MailOptions mail) => new(
        [.. Enum.GetValues<NotificationKind>().Select(choices.Of).Select(x => new ChosenKind(x.Kind, x.InApp, x.Mail))],
        choices.Address, choices.Pending, choices.English ? "en" : "zh-CN", mail.IsReady);
}

public static class ReadNotificationChoicesEndpoint
{
    /// <summary>本人的提醒方式: what is shown, what goes by mail, and where to.</summary>
    [WolverineGet("/api/v1/me/notification-choices")]
    public static async Task<ChoicesView> Get(HttpContext context, IQuerySession session, MailOptions mail, CancellationToken token)
    {
        var account = OwnNotifications.AccountOf(context);
        return ChoicesView.Of(await session.LoadAsync<NotificationChoices>(account, token) ?? new() { Id = account }, mail);
    }
}
