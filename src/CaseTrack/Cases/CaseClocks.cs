using CaseTrack.Clocks;
using CaseTrack.Http;
using CaseTrack.Mediation;
using CaseTrack.Review;
using CaseTrack.Supervision;
using CaseTrack.Terms;
using Marten;
using Microsoft.AspNetCore.Http;

namespace CaseTrack.Cases;

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
