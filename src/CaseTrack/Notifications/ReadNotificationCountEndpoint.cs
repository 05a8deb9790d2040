using CaseTrack.Http;
using Marten;
using Microsoft.AspNetCore.Http;

namespace CaseTrack.Notifications;

/// <summary>未读提醒数.</summary>
/// <param name="Unread">A hundred at the most.</param>
public sealed record NotificationCount(int Unread);

public static class ReadNotificationCountEndpoint
{
    /// <summary>未读提醒数, for the head of a page.</summary>
    [WolverineGet("/api/v1/me/notification-count")]
    public static async Task<NotificationCount> Get(HttpContext context, IQuerySession session, CancellationToken token)
    {
        Filters.Of(context);
        return new(await OwnNotifications.CountAsync(
            await OwnNotifications.OfAsync(context, session, token), context, session, token));
    }
}
