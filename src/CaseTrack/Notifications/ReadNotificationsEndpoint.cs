using CaseTrack.Access;
using CaseTrack.Http;
using Marten;
using Microsoft.AspNetCore.Http;

namespace CaseTrack.Notifications;

/// <summary>一条提醒.</summary>
/// <param name="Id">标识.</param>
/// <param name="Kind">提醒种类.</param>
/// <param name="RecordKind">The kind of case.</param>
/// <param name="Record">The case.</param>
/// <param name="Number">文号, the last it was given.</param>
/// <param name="About">Which term, or what happened, in the reader's language.</param>
/// <param name="On">The day it belongs to.</param>
/// <param name="DueOn">届满日, of a term.</param>
/// <param name="DaysLeft">剩余天数 today, calendar days; negative when overdue.</param>
/// <param name="MadeAt">When it was made.</param>
/// <param name="Read">已读.</param>
/// <param name="Settled">已了结: the term has ended or moved, or a later notification says more.</param>
/// <param name="OnBehalfOf">代办: for whom, who was away when it was made; absent for one's own.</param>
public sealed record NotificationView(
    string Id, NotificationKind Kind, string RecordKind, Guid Record, string? Number, string About, DateOnly On, DateOnly? DueOn,
    int? DaysLeft, DateTimeOffset MadeAt, bool Read, bool Settled, string? OnBehalfOf);

/// <summary>提醒的一页.</summary>
/// <param name="Notifications">The latest first.</param>
/// <param name="Unread">未读: neither read nor settled; a hundred at the most.</param>
/// <param name="Next">The next page; absent on the last.</param>
public sealed record NotificationPage(IReadOnlyList<NotificationView> Notifications, int Unread, string? Next);

public static class ReadNotificationsEndpoint
{
    /// <summary>本人的提醒: the latest first; with status=unread those alone that are neither read nor settled.</summary>
    [WolverineGet("/api/v1/me/notifications")]
    public static async Task<NotificationPage> Get(HttpContext context, IQuerySession session, TimeProvider clock, CancellationToken token)
    {
        var filters = Filters.Of(context, "status", "limit", "after");
        var own = await OwnNotifications.OfAsync(context, session, token);
        var asked = filters.Text("status") switch
        {
            null => own,
            "unread" => OwnNotifications.Unread(own),
            _ => throw new RefusedException(HttpRefusals.BadFilter, 400, "/status"),
        };
        var (page, next) = await SeenPages.PageAsync(asked.OrderByDescending(x => x.MadeAt).ThenBy(x => x.Id),
            x => (x.RecordKind, x.RecordId), filters, context, session, token);
        var numbers = await OwnNotifications.NumbersAsync(page, session, token);
        var today = Today.Of(clock).Date;
        return new([.. page.Select(x => new NotificationView(x.Id, x.Kind, x.RecordKind, x.RecordId,
            numbers.GetValueOrDefault(x.RecordId), ReaderLanguage.Of(x.Chinese, x.English), x.On, x.DueOn,
            x.DueOn?.DayNumber - today.DayNumber, x.MadeAt, x.ReadAt is not null, x.SettledAt is not null, x.OnBehalfOf))],
            await OwnNotifications.CountAsync(own, context, session, token), next);
    }
}
