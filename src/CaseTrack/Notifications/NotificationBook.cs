using CaseTrack.Access.Absences;
using CaseTrack.Clocks;
using CaseTrack.Clocks.Silence;
using CaseTrack.Feed;
using CaseTrack.Proof;
using JasperFx.Events;
using Marten;

namespace CaseTrack.Notifications;

/// <summary>提醒的登记. Makes notifications from events and terms, each once: how far it has looked is kept in the same transaction.</summary>
public sealed class NotificationBook(
    IDocumentStore store, DueDaySettings days, NotificationOptions options, PassingOfTime time, TimeProvider clock)
{
    private const int Page = 500;

    /// <summary>What the next page of events of a district asks to be told, and on a new day what its terms do.</summary>
    /// <returns>Whether there may be more.</returns>
    public async Task<bool> LookAsync(string district, CancellationToken token)
    {
        DateOnly today;
        await using (var asking = store.QuerySession(district))
        {
            today = await time.TodayAsync(asking, token);
            if (await asking.LoadAsync<NotificationCursor>(NotificationCursor.Only, token) is { } known && known.TermsOn >= today
                && known.LeftOut.Count == 0 && known.Sequence >= await Webhooks.WebhookRules.NowAsync(asking, token))
            {
                return false;
            }
        }

        // Before the transaction: it waits for the writers under way.
        var settled = await Settled.SequenceAsync(store.Storage.Database, token);
        await using var session = store.LightweightSession(district);
        if (await NotificationCursor.HoldAsync(session, token) is not { } cursor)
        {
            return false;
        }

        // What happened before anybody looked is history.
        var begins = cursor.Sequence < 0;
        var page = begins ? [] : await Changes.ReadAsync(session, cursor.Sequence, settled, Page, token);
        var next = page.Count == Page ? page[^1].Sequence : Math.Max(cursor.Sequence, settled);
        var (limits, now, made) = (days.Of(district, today), clock.GetUtcNow(), new List<Notification>());
        var readers = await Readers.OfAsync(session, today, token);
        var read = await ReadEvents.OfAsync(page, session, token);
        var again = new List<Change>();
        foreach (var sequence in cursor.LeftOut)
        {
            again.AddRange(await Changes.ReadAsync(session, sequence - 1, sequence, 1, token));
        }

        var late = await ReadEvents.OfAsync(again, session, token);
        var files = await FilesAsync(page.Concat(again).Select(x => (x.Kind, x.Record)), session, token);
        var oldest = today.AddDays(-limits.Within);
        foreach (var happened in late.Events.Concat(read.Events))
        {
            made.AddRange(await OfEventAsync(happened, oldest));
        }

        // Whoever acts for somebody from now on is told what is due already.
        var whole = cursor.TermsOn is null || cursor.TermsOn < today || page.Any(x => x.Kind == Absence.Kind);
        var terms = whole ? await TermsAsync() : await TermsOfAsync([.. files.Keys.Select(x => x.Id)]);
        if (whole)
        {
            files = files.Concat(await FilesAsync(terms.Select(x => (x.Kind, x.RecordId)).Except(files.Keys), session, token))
                .ToDictionary(x => x.Key, x => x.Value);
            var old = now.AddDays(-options.KeepDays);
            session.DeleteWhere<Notification>(x => x.MadeAt < old);
        }

        foreach (var term in terms)
        {
            if (Cause.Of(term, limits, today) is { } cause && files.TryGetValue((term.Kind, term.RecordId), out var file)
                && !file.Dossier.UnderEntry)
            {
                made.AddRange((await readers.InChargeAsync(RecordKind.Named(term.Kind), file, session, token))
                    .Select(x => Notification.Of(cause, x, now)));
            }
        }

        await KeepAsync(made, session, token);
        await SettleAsync(whole ? null : [.. files.Keys.Select(x => x.Id)], terms, made, now, session, token);
        session.Store(cursor with { Sequence = next, TermsOn = today, LeftOut = [.. late.LeftOut, .. read.LeftOut] });
        await session.SaveChangesAsync(token);
        return page.Count == Page;

        async Task<IEnumerable<Notification>> OfEventAsync(IEvent happened, DateOnly oldest)
        {
            if (happened.Data is not ICaseEvent data || NotifiedEvents.Of(data) is not { } told || data.OccurredOn < oldest
                || RecordKind.Of(data) is not { } kind || !files.TryGetValue((kind.Name, happened.StreamId), out var file)
                || file.Dossier.UnderEntry || !file.Live)
            {
                return [];
            }

            var cause = new Cause($"event/{happened.Sequence}", told.Kind, kind.Name, file.Id, EventName.Of(data), told.Chinese,
                told.English, data.OccurredOn);
            var except = told.Kind is NotificationKind.Silence ? null : happened.UserName;
            return (await readers.OfAsync(told, kind, file, except, session, token)).Select(x => Notification.Of(cause, x, now));
        }

        async Task<IReadOnlyList<Deadline>> TermsAsync()
        {
            var (first, last) = (today.AddDays(-limits.Within), today.AddDays(limits.Before.DefaultIfEmpty().Max()));
            return await session.Query<Deadline>()
                .Where(x => x.EndedOn == null && !x.Window && x.DueOn >= first && x.DueOn <= last).ToListAsync(token);
        }

        async Task<IReadOnlyList<Deadline>> TermsOfAsync(Guid[] records) => records.Length == 0 ? []
            : await session.Query<Deadline>().Where(x => x.RecordId.IsOneOf(records) && x.EndedOn == null && !x.Window).ToListAsync(token);
    }

    private static async Task<Dictionary<(string Kind, Guid Id), ICaseFile>> FilesAsync(
        IEnumerable<(string Kind, Guid Id)> records, IQuerySession session, CancellationToken token)
    {
        var files = new Dictionary<(string, Guid), ICaseFile>();
        foreach (var kind in records.Distinct().ToLookup(x => x.Kind, x => x.Id).Where(x => RecordKind.Cases.Any(y => y.Name == x.Key)))
        {
            foreach (var ids in kind.Chunk(Page))
            {
                foreach (var file in await RecordKind.Named(kind.Key).FilesAsync(session, ids, token))
                {
                    files[(kind.Key, file.Id)] = file;
                }
            }
        }

        return files;
    }

    /// <summary>Those that are new; the others are there already, read or not.</summary>
    private static async Task KeepAsync(List<Notification> made, IDocumentSession session, CancellationToken token)
    {
        var wanted = made.DistinctBy(x => x.Id).ToDictionary(x => x.Id);
        foreach (var ids in wanted.Keys.Chunk(Page).ToList())
        {
            foreach (var there in await session.LoadManyAsync<Notification>(token, ids))
            {
                wanted.Remove(there.Id);
            }
        }

        made.Clear();
        made.AddRange(wanted.Values);
        session.Insert(made.ToArray());
    }

    /// <summary>What was said of a term is settled once it has ended or moved, or more is said of it.</summary>
    /// <param name="records">The cases in question; all of them where none are named.</param>
    /// <param name="terms">Their open terms.</param>
    /// <param name="made">What is said now.</param>
    private static async Task SettleAsync(
        Guid[]? records, IReadOnlyList<Deadline> terms, List<Notification> made, DateTimeOffset now, IDocumentSession session,
        CancellationToken token)
    {
        if (records is { Length: 0 })
        {
            return;
        }

        var said = session.Query<Notification>()
            .Where(x => x.SettledAt == null && (x.Kind == NotificationKind.Due || x.Kind == NotificationKind.Overdue));
        var standing = await (records is null ? said : said.Where(x => x.RecordId.IsOneOf(records))).ToListAsync(token);
        var open = terms.Select(x => (x.RecordId, x.Term, x.DueOn)).ToHashSet();
        var later = made.Select(x => (x.RecordId, x.About)).ToHashSet();
        session.Store(standing
            .Where(x => !open.Contains((x.RecordId, x.About, x.DueOn)) || later.Contains((x.RecordId, x.About)))
            .Select(x => x with { SettledAt = now }).ToArray());
    }
}
