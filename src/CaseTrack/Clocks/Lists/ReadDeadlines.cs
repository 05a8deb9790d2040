using CaseTrack.Access;
using CaseTrack.Clocks.Silence;
using CaseTrack.Hosting;
using CaseTrack.Mediation;
using CaseTrack.Review;
using CaseTrack.Supervision;
using Marten;
using Microsoft.AspNetCore.Http;

namespace CaseTrack.Clocks.Lists;

/// <summary>一件案件的期限, with its working.</summary>
/// <param name="Term">Stable within the case.</param>
/// <param name="Chinese">名称.</param>
/// <param name="English">Name.</param>
/// <param name="Basis">法律依据.</param>
/// <param name="Unit">How it is counted.</param>
/// <param name="Length">Days it has, extensions included.</param>
/// <param name="StartOn">起算日, not counted.</param>
/// <param name="DueOn">届满日; absent while it stands still.</param>
/// <param name="Provisional">暂定.</param>
/// <param name="State">How it stands.</param>
/// <param name="DaysLeft">剩余天数, calendar days from today; negative when over; absent unless it runs.</param>
/// <param name="Overdue">逾期.</param>
/// <param name="EndedOn">The day it ended.</param>
/// <param name="Silence">What silence brings about, and when.</param>
/// <param name="DueOnNow">Where an earlier state of knowledge was asked for: the last day as known now.</param>
/// <param name="Working">计算过程: each day counted or not, and why.</param>
public sealed record TermView(
    string Term, string Chinese, string English, string Basis, TermUnit Unit, int Length, DateOnly StartOn, DateOnly? DueOn, bool Provisional,
    TermState State, int? DaysLeft, bool Overdue, DateOnly? EndedOn, SilenceView? Silence, DateOnly? DueOnNow, IReadOnlyList<WorkingDay> Working);

/// <summary>期满的后果.</summary>
public sealed record SilenceView(string Brings, DateOnly? On);

/// <summary>一件案件的全部期限.</summary>
public sealed record CaseClock(Guid Id, DateOnly Law, DateTimeOffset? KnownAt, IReadOnlyList<TermView> Terms);

/// <summary>How the clock of any case is read.</summary>
public static class CaseClocks
{
    /// <summary>The terms of a case as known now or at an instant; with <c>suspendedOn</c>, <c>resumedOn</c> and <c>extendedBy</c>, as they would be then.</summary>
    /// <exception cref="RefusedException">404 when the caller's district has no such case, or had none then; 400 for an odd query.</exception>
    public static async Task<CaseClock> ReadAsync<T>(Guid id, HttpContext context, IQuerySession session, TermRules rules, TimeProvider clock, CancellationToken token)
        where T : class, ICaseRecord<T>, ICaseFile
    {
        var filters = Filters.Of(context, "knownAt", "suspendedOn", "resumedOn", "extendedBy");
        var now = await session.LoadAsync<T>(id, token) ?? throw new RefusedException(HttpRefusals.NotFound, 404);
        var knownAt = filters.Instant("knownAt");
        var then = knownAt is null ? now
            : await session.Events.AggregateStreamAsync<T>(id, timestamp: knownAt, token: token) ?? throw new RefusedException(HttpRefusals.NotFound, 404);
        var rulebook = await session.RulebookAsync(rules, token, knownAt);
        var today = knownAt is { } instant ? Today.At(instant).Date : Today.Of(clock).Date;

        var timeline = then.Timeline;
        timeline = timeline with { Steps = [.. timeline.Steps, .. Supposed(timeline, rules, filters)] };
        var terms = Clock.Terms(timeline, rulebook.Rules, rulebook.Calendar);
        var later = knownAt is null ? null : (await session.RulebookAsync(rules, token)).Terms(now).ToDictionary(x => x.Key, x => x.DueOn);
        return new CaseClock(id, timeline.Law, knownAt, [.. terms.Select(x => View(x, rulebook, today, later?.GetValueOrDefault(x.Key)))]);
    }

    /// <summary>One term with its working.</summary>
    public static TermView View(Term term, Rulebook rulebook, DateOnly today, DateOnly? dueOnNow = null) => new(
        term.Key, term.Rule.Chinese, term.Rule.English, term.Rule.Basis, term.Rule.Unit, term.Length, term.StartOn, term.DueOn, term.Provisional,
        term.State, term.State is TermState.Running ? term.DueOn!.Value.DayNumber - today.DayNumber : null, term.IsOverdue(today), term.End?.On,
        term.Rule.Silence is { } silence ? new(Wire.Name(silence), term.SilenceOn) : null, dueOnNow, Working.Of(term, rulebook.Calendar, today));

    /// <summary>如果明天中止: the steps supposed, by the names the rules give them.</summary>
    private static IEnumerable<Step> Supposed(Timeline timeline, TermRules rules, Filters filters)
    {
        var suspended = filters.Day("suspendedOn");
        foreach (var pause in rules.For(timeline.Kind, timeline.Law).SelectMany(x => x.Pauses).Select(x => (x.From, x.To)).Distinct())
        {
            if (suspended is { } from)
            {
                yield return new Step(pause.From, from);
                if (filters.Day("resumedOn") is { } to)
                {
                    yield return new Step(pause.To, to);
                }
            }
        }

        if (filters.Number("extendedBy") is { } days)
        {
            foreach (var extension in rules.For(timeline.Kind, timeline.Law).SelectMany(x => x.ExtendedBy).Distinct())
            {
                yield return new Step(extension, timeline.Law, Days: (int)Math.Min(days, 3660));
            }
        }
    }
}

public static class ReadMediationClockEndpoint
{
    /// <summary>调解案件的期限及计算过程.</summary>
    [WolverineGet("/api/v1/mediation-cases/{id}/deadlines")]
    public static Task<CaseClock> Get(Guid id, HttpContext context, IQuerySession session, TermRules rules, TimeProvider clock, CancellationToken token) =>
        CaseClocks.ReadAsync<MediationCase>(id, context, session, rules, clock, token);
}

public static class ReadReviewClockEndpoint
{
    /// <summary>复议案件的期限及计算过程; <c>suspendedOn</c> asks what would be if it were suspended.</summary>
    [WolverineGet("/api/v1/review-applications/{id}/deadlines")]
    public static Task<CaseClock> Get(Guid id, HttpContext context, IQuerySession session, TermRules rules, TimeProvider clock, CancellationToken token) =>
        CaseClocks.ReadAsync<ReviewApplication>(id, context, session, rules, clock, token);
}

public static class ReadSupervisionClockEndpoint
{
    /// <summary>监督案件的期限及计算过程.</summary>
    [WolverineGet("/api/v1/supervision-files/{id}/deadlines")]
    public static Task<CaseClock> Get(Guid id, HttpContext context, IQuerySession session, TermRules rules, TimeProvider clock, CancellationToken token) =>
        CaseClocks.ReadAsync<SupervisionFile>(id, context, session, rules, clock, token);
}

/// <summary>期限清单的一页.</summary>
public sealed record DeadlinePage(IReadOnlyList<Deadline> Deadlines);

/// <summary>提醒的一页.</summary>
public sealed record ReminderPage(IReadOnlyList<Reminder> Reminders);

public static class ListDeadlinesEndpoint
{
    /// <summary>期限清单: <c>status</c> is running, overdue, due-soon (seven days) or stopped, the most urgent first; or met, missed, lapsed, or late,
    /// which is whatever was not or is not done in time. <c>from</c> and <c>to</c> are the days on which terms ended, or, still open, ran out.</summary>
    [WolverineGet("/api/v1/deadlines")]
    public static async Task<DeadlinePage> Get(HttpContext context, IQuerySession session, TimeProvider clock, CancellationToken token)
    {
        var filters = Filters.Of(context, "status", "unit", "kind", "code", "from", "to", "limit");
        var today = Today.Of(clock).Date;
        IQueryable<Deadline> query = session.Query<Deadline>();
        query = filters.Text("status") switch
        {
            null or "running" => query.Where(x => x.EndedOn == null && x.DueOn != null),
            "stopped" => query.Where(x => x.EndedOn == null && x.DueOn == null),
            "overdue" => query.Where(x => x.EndedOn == null && !x.Window && x.DueOn < today),
            "due-soon" => query.Where(x => x.EndedOn == null && x.DueOn >= today && x.DueOn <= today.AddDays(7)),
            "met" => query.Where(x => x.State == TermState.Met),
            "missed" => query.Where(x => x.State == TermState.Missed),
            "lapsed" => query.Where(x => x.State == TermState.Lapsed),
            "late" => query.Where(x => !x.Window && (x.State == TermState.Missed || x.State == TermState.Lapsed || (x.EndedOn == null && x.DueOn < today))),
            _ => throw new RefusedException(HttpRefusals.BadFilter, 400, "/status"),
        };
        query = query.Of(filters).Between(filters.Day("from"), filters.Day("to"));
        return new(await SeenPages.TakeAsync(query.OrderBy(x => x.DueOn).ThenBy(x => x.Id), x => (x.Kind, x.RecordId), filters.Limit(), context, session, token));
    }

    /// <summary>That ended, or being open ran out, on these days.</summary>
    internal static IQueryable<Deadline> Between(this IQueryable<Deadline> query, DateOnly? from, DateOnly? to)
    {
        if (from is { } first)
        {
            query = query.Where(x => (x.EndedOn != null && x.EndedOn >= first) || (x.EndedOn == null && x.DueOn >= first));
        }

        return to is { } last ? query.Where(x => (x.EndedOn != null && x.EndedOn <= last) || (x.EndedOn == null && x.DueOn <= last)) : query;
    }

    /// <summary>Of one unit, kind and rule, where these are given.</summary>
    internal static IQueryable<Deadline> Of(this IQueryable<Deadline> query, Filters filters)
    {
        if (filters.Text("unit") is { } unit)
        {
            query = query.Where(x => x.Unit == unit);
        }

        if (filters.Text("kind") is { } kind)
        {
            query = query.Where(x => x.Kind == kind);
        }

        return filters.Text("code") is { } code ? query.Where(x => x.Code == code) : query;
    }
}

public static class ListRemindersEndpoint
{
    /// <summary>提醒: seven, three, one and no days left, and overdue; the latest first.</summary>
    [WolverineGet("/api/v1/reminders")]
    public static async Task<ReminderPage> Get(HttpContext context, IQuerySession session, CancellationToken token)
    {
        var filters = Filters.Of(context, "unit", "record", "from", "to", "limit");
        IQueryable<Reminder> query = session.Query<Reminder>();
        if (filters.Text("unit") is { } unit)
        {
            query = query.Where(x => x.Unit == unit);
        }

        if (filters.Text("record") is { } text && Guid.TryParse(text, out var record))
        {
            query = query.Where(x => x.RecordId == record);
        }

        if (filters.Day("from") is { } from)
        {
            query = query.Where(x => x.On >= from);
        }

        if (filters.Day("to") is { } to)
        {
            query = query.Where(x => x.On <= to);
        }

        return new(await SeenPages.TakeAsync(query.OrderByDescending(x => x.On).ThenBy(x => x.Id), x => (x.Kind, x.RecordId), filters.Limit(), context, session, token));
    }
}
