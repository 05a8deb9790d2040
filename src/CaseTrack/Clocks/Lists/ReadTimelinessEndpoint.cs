using CaseTrack.Access;
using CaseTrack.Http;
using CaseTrack.Terms;
using Marten;
using Microsoft.AspNetCore.Http;

namespace CaseTrack.Clocks.Lists;

/// <summary>一项期限的按期情况.</summary>
/// <param name="Code">期限规则.</param>
/// <param name="Kind">The kind of case.</param>
/// <param name="Chinese">名称.</param>
/// <param name="English">Name.</param>
/// <param name="Basis">法律依据.</param>
/// <param name="Met">按期完成, ended in the period.</param>
/// <param name="Missed">逾期完成, ended in the period.</param>
/// <param name="Lapsed">期满未办, in the period: silence did what nobody did in time.</param>
/// <param name="Overdue">逾期未办: ran out in the period and is not done to this day.</param>
/// <param name="OnTimeRate">按期率, percent: met ÷ (met + missed + lapsed + overdue); absent where there is none.</param>
/// <param name="AverageDays">平均用时, calendar days from the start of the term to its end; absent where none ended.</param>
/// <param name="Late">Where the terms missed, lapsed and overdue are listed.</param>
public sealed record TermTimeliness(
    string Code, string Kind, string Chinese, string English, string Basis, int Met, int Missed, int Lapsed, int Overdue,
    decimal? OnTimeRate, decimal? AverageDays, string Late);

/// <summary>按期情况, of the cases the caller may know of, as known now.</summary>
public sealed record Timeliness(DateOnly From, DateOnly To, IReadOnlyList<TermTimeliness> Terms);

public static class ReadTimelinessEndpoint
{
    /// <summary>按期率: of every duty with a term, how often it was done in time, and how long it took. Rights that lapse are no duties and
    /// are left out.</summary>
    [WolverineGet("/api/v1/deadlines/timeliness")]
    public static async Task<Timeliness> Get(HttpContext context, IQuerySession session, TimeProvider clock, CancellationToken token)
    {
        var filters = Filters.Of(context, "from", "to", "unit", "kind", "code");
        var today = Today.Of(clock).Date;
        var from = filters.Day("from") ?? new DateOnly(today.Year, 1, 1);
        var to = filters.Day("to") ?? today;
        if (from > to)
        {
            throw new RefusedException(HttpRefusals.BadFilter, 400, "/from");
        }

        var duties = session.Query<Deadline>().Where(x => !x.Window && (x.EndedOn != null || x.DueOn < today));
        var found = await duties.Of(filters).Between(from, to).ToListAsync(token);
        var seen = await Viewer.Of(context).OfThoseSeenAsync(found, x => (x.Kind, x.RecordId), session, token);
        return new(from, to,
            [.. seen.GroupBy(x => x.Code).OrderBy(x => x.Key, StringComparer.Ordinal)
            .Select(x => Of([.. x], from, to, filters.Text("unit")))]);
    }

    private static TermTimeliness Of(IReadOnlyList<Deadline> terms, DateOnly from, DateOnly to, string? unit)
    {
        int Count(TermState state) => terms.Count(x => x.EndedOn is not null && x.State == state);
        var rule = terms[0];
        var (met, missed, lapsed, overdue) =
            (Count(TermState.Met), Count(TermState.Missed), Count(TermState.Lapsed), terms.Count(x => x.EndedOn is null));
        var all = met + missed + lapsed + overdue;
        var ended = terms.Where(x => x.EndedOn is not null).ToList();
        return new(rule.Code, rule.Kind, rule.Chinese, rule.English, rule.Basis, met, missed, lapsed, overdue,
            all == 0 ? null : Math.Round(100m * met / all, 2, MidpointRounding.AwayFromZero),
            ended.Count == 0 ? null
            : Math.Round((decimal)ended.Sum(x => x.EndedOn!.Value.DayNumber - x.StartOn.DayNumber) / ended.Count, 2,
            MidpointRounding.AwayFromZero),
            $"/api/v1/deadlines?status=late&code={rule.Code}&from={from:yyyy-MM-dd}&to={to:yyyy-MM-dd}"
                + (unit is null ? "" : $"&unit={Uri.EscapeDataString(unit)}"));
    }
}
