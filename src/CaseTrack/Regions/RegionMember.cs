using CaseTrack.Figures;
using CaseTrack.Organisations;

namespace CaseTrack.Regions;

/// <summary>期间的所辖区. A district with the days on which it lies beneath a region.</summary>
/// <param name="Code">区划代码.</param>
/// <param name="Database">Where it lies, by what was said last; a district that moves takes its past along.</param>
/// <param name="Days">The days, those that follow on one another joined.</param>
public sealed record RegionMember(string Code, string? Database, IReadOnlyList<UnitMembership.Span> Days)
{
    /// <summary>Those of a period, or of the day before it, on which stocks begin.</summary>
    public static IReadOnlyList<RegionMember> Of(IEnumerable<MemberDistrict> said, DateOnly from, DateOnly to) =>
        [.. said.GroupBy(x => x.District)
            .Select(x => new RegionMember(x.Key, x.MaxBy(y => y.First)!.Database,
                UnitMembership.Joined(x.Select(y => new UnitMembership.Span(y.District, y.First, y.Last)))))
            .Where(x => x.Days.Any(y => y.Since <= to && from.AddDays(-1) <= y.Until))
            .OrderBy(x => x.Code, StringComparer.Ordinal)];

    /// <summary>Whether it is beneath throughout, the day before the period included.</summary>
    public bool IsWhole(DateOnly from, DateOnly to) => Days.Any(x => x.Since < from && to <= x.Until);

    /// <summary>The question asked of the district: of the whole of it, or of its units on those days. What happened then counts, and what
    /// was pending when it came or left is brought in or taken out, as with a unit that moves within a district.</summary>
    public FigureScope Scope(FigureScope period, IEnumerable<Organisation> organisations) => period with
    {
        District = Code,
        Unit = IsWhole(period.From, period.To) ? null : new UnitMembership([.. organisations.Select(x => x.Code).Append(Code).Distinct()
            .SelectMany(x => Days.Select(y => y with { Code = x }))]),
    };
}
