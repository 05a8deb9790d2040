using CaseTrack.Access;
using CaseTrack.Http;
using CaseTrack.Organisations;
using Marten;
using Microsoft.AspNetCore.Http;

namespace CaseTrack.Figures;

/// <summary>指标的机构范围. Whose figures a caller reads: of one bound to a unit, that unit's only.</summary>
/// <remarks>Without a unit such a question is about the unit it is bound to, and the answer says so. What is published of a whole year and
/// the whole district is exact for every person, asked for by the district's own code; a machine's key stays within its unit.</remarks>
public sealed class FigureBounds
{
    private readonly IReadOnlyCollection<string>? codes;
    private readonly IReadOnlyList<string> units;
    private readonly string? district;

    private FigureBounds(IReadOnlyCollection<string>? codes, IReadOnlyList<string> units, string? district)
    {
        this.codes = codes;
        this.units = units;
        this.district = district;
    }

    /// <summary>What a caller reads of an area.</summary>
    public static async Task<FigureBounds> OfAsync(Area area, HttpContext context, IQuerySession session, CancellationToken token)
    {
        var viewer = Viewer.Of(context);
        var sight = await viewer.SightAsync(area, session, token);
        if (sight.All)
        {
            return new(null, [], null);
        }

        return new(
            sight.Units, [.. viewer.Caller.Permits.Where(x => x.Area == area).Select(x => x.Unit!).Distinct()],
            viewer.Caller.Machine ? null
                : (await session.OrganisationsAsync(token)).FirstOrDefault(x => x.OrganisationKind == OrganisationKind.District)?.Code);
    }

    /// <summary>Whether the caller reads the figures of a unit.</summary>
    public bool Holds(string unit) => codes is null || codes.Contains(unit);

    /// <exception cref="RefusedException">403 for whoever is bound to a unit.</exception>
    public void RequireWholeDistrict()
    {
        if (codes is not null)
        {
            throw new RefusedException(AccessRefusals.OtherUnitsFigures, 403, "/release");
        }
    }

    /// <summary>The unit a question is about.</summary>
    /// <param name="unit">The one asked for, or null.</param>
    /// <param name="published">What is asked is published: a whole year, as known now, without a breakdown; or a release.</param>
    /// <exception cref="RefusedException">403 for another unit than one's own; 400 where several are and none is named.</exception>
    public string? Narrow(string? unit, bool published)
    {
        if (codes is null)
        {
            return unit;
        }

        if (unit is null)
        {
            return units.Count == 1 ? units[0] : throw new RefusedException(AccessRefusals.NameOneUnit, 400, "/unit");
        }

        return codes.Contains(unit) || (published && unit == district) ? unit
            : throw new RefusedException(AccessRefusals.OtherUnitsFigures, 403, "/unit");
    }
}
