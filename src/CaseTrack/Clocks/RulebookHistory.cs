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
    private readonly Dictionary<string, Rulebook> known = [];

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
        if (!known.TryGetValue(key, out var rulebook))
        {
            known[key] = rulebook = new Rulebook(setting?.Rules ?? Now.Rules, With(shipped, seen));
        }

        return rulebook;
    }

    private static WorkCalendar With(WorkCalendar shipped, List<HolidayNotice> loaded) =>
        loaded.Count == 0 ? shipped : shipped.With(loaded.Select(x => x.Notice));
}

public static class RulebookQueries
{
    // A session is one unit of work: decision, projections and what time adds go by the same rules, and read them once.
    private static readonly ConditionalWeakTable<IQuerySession, Dictionary<TermRules, RulebookHistory>> Read = [];

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
        var known = Read.GetValue(session, _ => new(ReferenceEqualityComparer.Instance));
        if (known.TryGetValue(rules, out var read))
        {
            return read;
        }

        var batch = session.CreateBatchQuery();
        var notices = batch.Query<HolidayNotice>().OrderBy(x => x.LoadedAt).ThenBy(x => x.Id).ToList();
        var adopted = batch.Query<AdoptedTerms>().OrderBy(x => x.Id).ToList();
        await batch.Execute(token);
        return known[rules] = new RulebookHistory(rules, await notices, await adopted);
    }
}
