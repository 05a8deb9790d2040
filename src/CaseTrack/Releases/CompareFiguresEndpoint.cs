using CaseTrack.Figures;
using Marten;
using Microsoft.AspNetCore.Http;

namespace CaseTrack.Releases;

/// <summary>对比. One figure against the same period of the year before and the period before.</summary>
/// <param name="Value">本期.</param>
/// <param name="SamePeriodLastYear">同比的基期.</param>
/// <param name="PreviousPeriod">环比的基期.</param>
public sealed record FigureComparison(
    string Code, string Name, string Unit, decimal? Value, ComparedPeriod SamePeriodLastYear, ComparedPeriod PreviousPeriod);

/// <summary>The period compared with.</summary>
/// <param name="From">First day.</param>
/// <param name="To">Last day.</param>
/// <param name="Restated">Its value as known now.</param>
/// <param name="Change">增减 against the restated value.</param>
/// <param name="Percent">增减幅度, percent; none if there is nothing to compare with.</param>
/// <param name="Published">Its value as released, or as entered from what was published before this service.</param>
/// <param name="ChangeFromPublished">增减 against the published value.</param>
/// <param name="PercentFromPublished">增减幅度 against the published value, percent; none if there is nothing to compare with.</param>
/// <param name="Comparable">False where nothing can fairly be compared: no change is given then.</param>
/// <param name="PublishedIn"><c>release</c>, or <c>entered</c> for a base figure that this service did not count.</param>
/// <param name="Source">出处 of a base figure.</param>
/// <param name="WhyNot">Why a change is not given: <c>running</c>, the period asked about is not over; <c>not-loaded</c>, the other one
/// lies before the first records;
/// <c>definition-changed</c> since the release; <c>withheld</c>, it would tell of a case you may not know of.</param>
public sealed record ComparedPeriod(
    DateOnly From, DateOnly To, decimal? Restated, decimal? Change, decimal? Percent, decimal? Published, decimal? ChangeFromPublished,
    decimal? PercentFromPublished, bool Comparable,
    string? PublishedIn = null, string? Source = null, string? WhyNot = null);

/// <summary>同比、环比.</summary>
public sealed record FigureComparisons(
    int Year, DateOnly From, DateOnly To, string? Unit, long IncludesSequence, IReadOnlyList<FigureComparison> Figures,
    LedgerStanding Ledger);

public static class CompareFiguresEndpoint
{
    // Records that begin within a month of a period's first day are of the whole period: few offices have one on New Year's Day.
    private const int Beginning = 31;

    /// <summary>同比、环比: absolute and percent, against what is known now and against what was published.</summary>
    [WolverineGet("/api/v1/figures/{year}/comparison")]
    public static async Task<FigureComparisons> Get(
        int year, HttpContext context, IQuerySession session, TimeProvider clock, CancellationToken token)
    {
        var question = await FigureQuestion.ReadAsync(year, context, session, token);
        var scope = question.Scope;
        // What had happened by a day is compared with what had happened by the same day of the other period.
        var lastYear = scope with
        {
            From = scope.From.AddYears(-1),
            To = FigureScope.LastYear(scope.To),
            HappenedBy = scope.HappenedBy is { } day ? FigureScope.LastYear(day) : null
        };
        var before = scope with { From = Before(scope), To = scope.From.AddDays(-1), HappenedBy = Before(scope, scope.HappenedBy) };
        await using var reader = await FigureReader.OpenAsync(session, question.MinSequence, clock, token);
        var sight = new FigureSight(reader, context, session);
        var now = await sight.ValuesAsync(FigureCatalogue.All, scope, token);
        var then = await sight.ValuesAsync(FigureCatalogue.All, lastYear, token);
        var previous = await sight.ValuesAsync(FigureCatalogue.All, before, token);
        var releases = await session.Query<Release>().Where(x => x.Stage == ReleaseStage.Approved).ToListAsync(token);
        var entered = await ReadBaseFigures.StandingAsync(session, token);
        var first = await reader.FirstDayAsync(scope.District, token);
        // A part of a year says nothing beside a whole one. Up to a day it does: then the other is taken up to the same day.
        var running = scope.HappenedBy is null && scope.To >= Today.Of(clock).Date;
        return new(year, scope.From, scope.To, question.Unit, reader.IncludesSequence,
            [.. FigureCatalogue.All.Select((figure, i) => new FigureComparison(
            figure.Code, figure.Chinese, figure.Unit, now[i].Value, Against(figure, now[i], lastYear, then[i]),
            Against(figure, now[i], before, previous[i])))], reader.Ledger);

        ComparedPeriod Against(Figure figure, FigureValue asked, FigureScope period, FigureValue other)
        {
            var (value, restated) = (asked.Value, other.Value);
            var published = question.Unit is not null ? null : releases
                .Where(x => x.From == period.From && x.To == period.To)
                    .MaxBy(x => x.ApprovedAt)?.Figures.FirstOrDefault(x => x.Code == figure.Code);
            var whole = question.Unit is null && period.From == new DateOnly(period.From.Year, 1, 1)
                && period.To == new DateOnly(period.From.Year, 12, 31);
            var known = published is null
                && whole ? entered.FirstOrDefault(x => x.Figure == figure.Code && x.Year == period.From.Year) : null;
            var loaded = first is { } day && day <= period.From.AddDays(Beginning);
            var same = published is null || published.DefinitionVersion == figure.DefinitionVersion;
            var whyNot = running ? "running" : !same ? "definition-changed" : !loaded && published is null
                && known is null ? "not-loaded" : asked.Withheld || other.Withheld ? "withheld" : null;
            var then = !running && loaded ? restated : null;
            var from = running || !same ? null : published?.Value ?? known?.Value;
            return new(period.From, period.To, restated, value - then, Percent(value, then), published?.Value
                ?? known?.Value, value - from, Percent(value, from), whyNot is null,
                published is not null ? "release" : known is not null ? "entered" : null, known?.Source, whyNot);
        }
    }

    private static decimal? Percent(decimal? value, decimal? against) =>
        against is null or 0
            || value is null ? null : Math.Round(100 * (value.Value - against.Value) / against.Value, 2, MidpointRounding.AwayFromZero);

    /// <summary>The first day of the period before: as many months where the period is whole months, as many days otherwise.</summary>
    private static DateOnly Before(FigureScope scope) => Before(scope, scope.From)!.Value;

    private static DateOnly? Before(FigureScope scope, DateOnly? day)
    {
        var after = scope.To.AddDays(1);
        return scope.From.Day == after.Day
            ? day?.AddMonths(-(((after.Year - scope.From.Year) * 12) + after.Month - scope.From.Month))
            : day?.AddDays(scope.From.DayNumber - after.DayNumber);
    }
}
