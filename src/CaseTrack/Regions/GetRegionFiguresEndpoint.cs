using CaseTrack.Access;
using CaseTrack.Figures;
using CaseTrack.Http;
using Marten;
using Microsoft.AspNetCore.Http;

namespace CaseTrack.Regions;

/// <summary>地区汇总. All figures of a period over the districts of a city or a province.</summary>
/// <param name="Region">区划代码.</param>
/// <param name="Complete">Whether every district was read; where one is missing, no figure has a value.</param>
/// <param name="Moments">What the numbers are a picture of.</param>
/// <param name="Figures">各项指标.</param>
/// <param name="Missing">缺少的区, each with its reason.</param>
/// <param name="Districts">Those that were read.</param>
public sealed record RegionReport(
    string Region, string? Name, int Year, DateOnly From, DateOnly To, DateTimeOffset? KnownAt, bool Complete, string Moments,
    IReadOnlyList<RegionFigureRow> Figures, IReadOnlyList<MissingDistrict> Missing, IReadOnlyList<RegionDistrict> Districts);

/// <summary>A district that was read.</summary>
/// <param name="Code">区划代码.</param>
/// <param name="Name">名称 on the last day of the period.</param>
/// <param name="Database">The database it was read from; absent for the service's own.</param>
/// <param name="Whole">Whether it lies beneath the region throughout the period; otherwise it counts for its days.</param>
/// <param name="Days">The days on which it does.</param>
/// <param name="ReadAt">The moment it was read.</param>
/// <param name="IncludesSequence">The highest event of the district in that snapshot.</param>
/// <param name="Ledger">How its ledger stands.</param>
public sealed record RegionDistrict(
    string Code, string? Name, string? Database, bool Whole, IReadOnlyList<RegionDays> Days, DateTimeOffset ReadAt, long IncludesSequence,
    LedgerStanding Ledger);

/// <summary>Some days.</summary>
/// <param name="Since">首日; absent for all days before.</param>
/// <param name="Until">末日; absent until further notice.</param>
public sealed record RegionDays(DateOnly? Since, DateOnly? Until)
{
    public static RegionDays Of(UnitMembership.Span span) => new(
        span.Since == DateOnly.MinValue ? null : span.Since, span.Until == DateOnly.MaxValue ? null : span.Until);
}

/// <summary>One figure over all districts, and in each.</summary>
/// <param name="Numerator">Of a rate, the sum of the districts' numerators.</param>
/// <param name="Denominator">Of a rate, the sum of the districts' denominators.</param>
/// <param name="Withheld">不予显示: a district's number is withheld, and the difference would tell it.</param>
/// <param name="Definition">口径: of a rate, the rule its two sides were counted by.</param>
/// <param name="Repeats">Said of what counts somebody or something once: over districts it may count twice.</param>
/// <param name="Districts">The number of each district that was read, by its code.</param>
public sealed record RegionFigureRow(
    string Code, string Row, string Name, string Unit, decimal? Value, decimal? Numerator, decimal? Denominator, bool Withheld,
    string? Definition, string? Repeats, IReadOnlyDictionary<string, DistrictFigure> Districts);

/// <summary>A figure of one district.</summary>
/// <param name="Withheld">不予显示: too few cases of restricted access are in it.</param>
public sealed record DistrictFigure(decimal? Value, decimal? Numerator, decimal? Denominator, bool Withheld);

public static class GetRegionFiguresEndpoint
{
    /// <summary>地区汇总: every figure of the catalogue over the districts beneath the caller's own, a city's or a province's, and of each of
    /// them, wherever it lies. The region's own figures are not in it.</summary>
    [WolverineGet("/api/v1/regions/figures/{year}")]
    public static async Task<RegionReport> Get(
        int year, HttpContext context, IQuerySession session, RegionReader regions, CancellationToken token)
    {
        var filters = Filters.Of(context, "from", "to", "knownAt");
        var (from, to) = FigureQuestion.Period(year, filters);
        if (!(await Viewer.Of(context).SightAsync(Area.Figures, session, token)).All)
        {
            throw new RefusedException(RegionRefusals.WholeRegionOnly, 403);
        }

        var period = new FigureScope(session.TenantId, from, to, KnownAt: filters.Instant("knownAt"));
        return await regions.ReportAsync(year, period, session, token);
    }
}
