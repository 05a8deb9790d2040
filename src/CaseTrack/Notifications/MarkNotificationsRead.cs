using CaseTrack.Access.Drafts;
using CaseTrack.Http;
using Marten;
using Microsoft.AspNetCore.Http;

namespace CaseTrack.Notifications;

/// <summary>标为已读.</summary>
/// <param name="Notification">One of them; all of them unless given.</param>
/// <param name="UpTo">Of all, those made by this instant: what came while one was reading stays unread.</param>
[UncheckedText("an id that the service made")]
public sealed record MarkNotificationsRead(string? Notification = null, DateTimeOffset? UpTo = null)
{
    public sealed class Validator : AbstractValidator<MarkNotificationsRead>
    {
        public Validator() => RuleFor(x => x.Notification).MaximumLength(300);
    }
}

/// <summary>已标为已读.</summary>
/// <param name="Marked">How many were unread before.</param>
public sealed record NotificationsRead(int Marked);

public static class MarkNotificationsReadEndpoint
{
    /// <summary>提醒标为已读: one, or all made by an instant.</summary>
    [WolverinePost("/api/v1/me/notifications/reading"), NotRepeated]
    public static async Task<NotificationsRead> Post(
        MarkNotificationsRead command, HttpContext context, IDocumentSession session, TimeProvider clock, CancellationToken token)
    {
        var (account, now) = (DraftOwner.Of(context), clock.GetUtcNow());
        var unread = session.Query<Notification>().Where(x => x.Account == account && x.ReadAt == null);
        var upTo = command.UpTo ?? now;
        var asked = command.Notification is { } id ? unread.Where(x => x.Id == id) : unread.Where(x => x.MadeAt <= upTo);
        var marked = await asked.OrderBy(x => x.Id).Take(5000).ToListAsync(token);
        session.Store(marked.Select(x => x with { ReadAt = now }).ToArray());
        return new(marked.Count);
    }
}
