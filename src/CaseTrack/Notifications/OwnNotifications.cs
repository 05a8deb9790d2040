using CaseTrack.Access;
using Marten;
using Microsoft.AspNetCore.Http;

namespace CaseTrack.Notifications;

/// <summary>本人的提醒. Of the kinds that were chosen, about cases that one may know of now: a right that has ended hides what was made
/// before.</summary>
public static class OwnNotifications
{
    private const int Most = 100;

    /// <summary>Whose they are. People alone are told something; who has no account has nothing to read.</summary>
    public static Guid AccountOf(HttpContext context) =>
        Viewer.Of(context).Caller is { Machine: false, Account: { } own } ? own : Guid.Empty;

    /// <summary>Of the kinds that are shown.</summary>
    public static async Task<IQueryable<Notification>> OfAsync(HttpContext context, IQuerySession session, CancellationToken token)
    {
        var account = AccountOf(context);
        var choices = await session.LoadAsync<NotificationChoices>(account, token);
        return (choices?.Hidden ?? []).Aggregate(
            (IQueryable<Notification>)session.Query<Notification>().Where(x => x.Account == account),
            (rows, kind) => rows.Where(x => x.Kind != kind));
    }

    /// <summary>Neither read nor settled.</summary>
    public static IQueryable<Notification> Unread(IQueryable<Notification> own) =>
        own.Where(x => x.ReadAt == null && x.SettledAt == null);

    /// <summary>How many are unread, a hundred at the most.</summary>
    public static async Task<int> CountAsync(
        IQueryable<Notification> own, HttpContext context, IQuerySession session, CancellationToken token) =>
        (await SeenPages.TakeAsync(Unread(own).OrderByDescending(x => x.MadeAt).ThenBy(x => x.Id), x => (x.RecordKind, x.RecordId), Most,
            context, session, token)).Count;

    /// <summary>The last number of each case that has one.</summary>
    public static async Task<IReadOnlyDictionary<Guid, string>> NumbersAsync(
        IEnumerable<Notification> page, IQuerySession session, CancellationToken token)
    {
        var numbers = new Dictionary<Guid, string>();
        foreach (var kind in page.ToLookup(x => x.RecordKind, x => x.RecordId))
        {
            foreach (var file in await RecordKind.Named(kind.Key).FilesAsync(session, [.. kind.Distinct()], token))
            {
                if (file.Dossier.Numbers is [.., var last])
                {
                    numbers[file.Id] = last.Number;
                }
            }
        }

        return numbers;
    }
}
