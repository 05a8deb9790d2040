using System.Runtime.CompilerServices;
using CaseTrack.Clocks.Notices;
using CaseTrack.Terms;
using Marten;

namespace CaseTrack.Clocks;

/// <summary>各时所知的规则和日历. Which rules and which calendar the office went by at any moment: the notices it had loaded, and the numbers it had set where no law gives one.</summary>
public sealed class RulebookHistory
{
    private readonly IReadOnlyList<HolidayNotice> notices;
    private readonly IReadOnlyList<AdoptedTerms> adopted;
    private readonly Dictionary<string, Rulebook> known = [];

    /// <param name="rules">As set now.</param>
    /// <param name="notices">The notices the district has loaded, in the order in which they came.</param>
    /// <param name="adopted">What the office has set, in the order in which it did.</param>
    public RulebookHistory(TermRules rules, IReadOnlyList<HolidayNotice> notices, IReadOnlyList<AdoptedTerms> adopted)
    {
        (this.notices, this.adopted) = (notices, adopted);
        Now = new Rulebook(rules, CalendarAt(null));
    }

    /// <summary>As known now.</summary>
    public Rulebook Now { get; }

    /// <summary>As known at an instant; what was set first holds for the time before it too.</summary>
    public Rulebook At(DateTimeOffset instant)
    {
        var setting = adopted.LastOrDefault(x => x.AdoptedAt <= instant) ?? (adopted.Count > 0 ? adopted[0] : null);
        var seen = string.Join(' ', notices.Where(x => x.IsKnownAt(instant)).Select(x => x.Id));
        var key = $"{setting?.Id}|{seen}";
        if (!known.TryGetValue(key, out var rulebook))
        {
            known[key] = rulebook = new Rulebook(setting?.Rules ?? Now.Rules, CalendarAt(instant));
        }

        return rulebook;
    }

    /// <summary>As known when a day began. What a step of that day counts as never changes by what becomes known later: nothing may be dated ahead of its entry.</summary>
    public Rulebook OnDay(DateOnly day) => At(new DateTimeOffset(day, TimeOnly.MinValue, Today.ShanghaiOffset));

    private WorkCalendar CalendarAt(DateTimeOffset? instant)
    {
        DaysOffNotice[] loaded = [.. notices.Where(x => x.IsKnownAt(instant)).Select(x => x.Notice)];
        return loaded.Length == 0 ? WorkCalendar.Shipped : WorkCalendar.Shipped.With(loaded);
    }
}

/// <summary>The rulebooks of a unit of work: read once for all its events, by every projection that asks.</summary>
public sealed class RulebooksUnderway(TermRules rules)
{
    private readonly ConditionalWeakTable<IDocumentOperations, RulebookHistory> underway = [];

    public async ValueTask<RulebookHistory> OfAsync(IDocumentOperations operations, CancellationToken token)
    {
        if (!underway.TryGetValue(operations, out var known))
        {
            underway.Add(operations, known = await operations.RulebooksAsync(rules, token));
        }

        return known;
    }
}

public static class RulebookQueries
{
    /// <summary>The rules and the calendar of the caller's district, as known now or at an instant.</summary>
    public static async Task<Rulebook> RulebookAsync(this IQuerySession session, TermRules rules, CancellationToken token, DateTimeOffset? knownAt = null)
    {
        var history = await session.RulebooksAsync(rules, token);
        return knownAt is { } instant ? history.At(instant) : history.Now;
    }

    /// <summary>The same for every moment.</summary>
    public static async Task<RulebookHistory> RulebooksAsync(this IQuerySession session, TermRules rules, CancellationToken token)
    {
        var batch = session.CreateBatchQuery();
        var notices = batch.Query<HolidayNotice>().OrderBy(x => x.LoadedAt).ThenBy(x => x.Id).ToList();
        var adopted = batch.Query<AdoptedTerms>().OrderBy(x => x.Id).ToList();
        await batch.Execute(token);
        return new RulebookHistory(rules, await notices, await adopted);
    }
}
