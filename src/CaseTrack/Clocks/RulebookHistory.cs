using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using CaseTrack.Clocks.Notices;
using CaseTrack.Terms;
using Marten;

namespace CaseTrack.Clocks;

/// <summary>各时所知的规则和日历. Which rules and which calendar the office went by at any moment: the notices it had loaded, and the numbers it had
/// set where no law gives one.</summary>
public sealed class RulebookHistory
{
    private readonly IReadOnlyList<HolidayNotice> notices;
    private readonly IReadOnlyList<AdoptedTerms> adopted;
    private readonly ConcurrentDictionary<string, Rulebook> known = new();

    /// <param name="rules">As set now.</param>
    /// <param name="notices">The notices the district has loaded, in the order in which they came.</param>
    /// <param name="adopted">What the office has set, in the order in which it did.</param>
    public RulebookHistory(TermRules rules, IReadOnlyList<HolidayNotice> notices, IReadOnlyList<AdoptedTerms> adopted)
    {
        (this.notices, this.adopted) = (notices, adopted);
        Now = new Rulebook(rules, With(WorkCalendar.Shipped, [.. notices.Where(x => x.IsKnownAt(null))]));
    }

    /// <summary>As known now.</summary>
    public Rulebook Now { get; }

    /// <summary>As known at an instant; what was set first holds for the time before it too.</summary>
    public Rulebook At(DateTimeOffset instant)
    {
        return Of(instant, x => x.IsKnownAt(instant), WorkCalendar.Shipped, "known");
    }

    /// <summary>As in force when a day began: the notices issued by then, whenever they were loaded, and the numbers the office had set.
    /// What a step of that day counts as
    /// does not wait for somebody to load an old notice.</summary>
    public Rulebook OnDay(DateOnly day)
    {
        var begun = new DateTimeOffset(day, TimeOnly.MinValue, Today.ShanghaiOffset);
        var shipped = WorkCalendar.Shipped.InForceOn(day);
        return Of(begun, x => x.IsInForceAt(begun), shipped, $"force {shipped.Notices.Count}");
    }

    private Rulebook Of(DateTimeOffset instant, Func<HolidayNotice, bool> counts, WorkCalendar shipped, string how)
    {
        var setting = adopted.LastOrDefault(x => x.AdoptedAt <= instant) ?? (adopted.Count > 0 ? adopted[0] : null);
        var seen = notices.Where(counts).ToList();
        var key = $"{how}|{setting?.Id}|{string.Join(' ', seen.Select(x => x.Id))}";
        return known.GetOrAdd(key, _ => new Rulebook(setting?.Rules ?? Now.Rules, With(shipped, seen)));
    }

    private static WorkCalendar With(WorkCalendar shipped, List<HolidayNotice> loaded) =>
        loaded.Count == 0 ? shipped : shipped.With(loaded.Select(x => x.Notice));
}

public static class RulebookQueries
{
    // A session that writes is one unit of work: decision, projections and what time adds go by the same rules.
    private static readonly ConditionalWeakTable<IQuerySession, Dictionary<TermRules, RulebookHistory>> Held = [];

    // By the notices it was made from, whose list is another one when any has changed; so are the adopted terms.
    private static readonly ConditionalWeakTable<object, ConcurrentDictionary<(TermRules, object), RulebookHistory>> Made = [];

    /// <summary>The rules and the calendar of the caller's district, as known now or at an instant.</summary>
    public static async Task<Rulebook> RulebookAsync(
        this IQuerySession session, TermRules rules, CancellationToken token, DateTimeOffset? knownAt = null)
    {
        var history = await session.RulebooksAsync(rules, token);
        return knownAt is { } instant ? history.At(instant) : history.Now;
    }

    /// <summary>The same for every moment.</summary>
    public static async Task<RulebookHistory> RulebooksAsync(this IQuerySession session, TermRules rules, CancellationToken token)
    {
        var held = Held.GetValue(session, _ => new(ReferenceEqualityComparer.Instance));
        if (held.TryGetValue(rules, out var known))
        {
            return known;
        }

        var notices = await session.AllAsync<HolidayNotice>(token);
        var adopted = await session.AllAsync<AdoptedTerms>(token);
        return held[rules] = Made.GetValue(notices, _ => new()).GetOrAdd((rules, adopted), _ => new(
            rules, [.. notices.OrderBy(x => x.LoadedAt).ThenBy(x => x.Id)], [.. adopted.OrderBy(x => x.Id, StringComparer.Ordinal)]));
    }
}
