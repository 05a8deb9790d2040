using CaseTrack.Http;
using CaseTrack.Organisations;
using Marten;
using Microsoft.AspNetCore.Http;

namespace CaseTrack.Figures;

/// <summary>A question about figures as it came in by the URL.</summary>
public sealed record FigureQuestion(FigureScope Scope, string? Unit, long? MinSequence, Filters Filters, QueryString Query)
{
    /// <exception cref="RefusedException">400 for a filter that cannot be read, 404 for a unit this district does not have.</exception>
    public static async Task<FigureQuestion> ReadAsync(
        int year, HttpContext context, IQuerySession session, CancellationToken token, params string[] more)
    {
        var area = context.Request.Path.StartsWithSegments("/api/v1/reports") ? Area.Reports : Area.Figures;
        var filters = Filters.Of(context, ["from", "to", "unit", "asOf", "knownAt", "minSequence", .. more]);
        var (from, to) = Period(year, filters);
        var unit = filters.Text("unit");
        var whole = from == new DateOnly(from.Year, 1, 1) && to == new DateOnly(to.Year, 12, 31)
            && filters.Text("asOf") is null && filters.Text("knownAt") is null && filters.Text("by") is null;
        var bounds = await FigureBounds.OfAsync(area, context, session, token);
        if (filters.Text("release") is null)
        {
            unit = bounds.Narrow(unit, whole);
        }
        else
        {
            bounds.RequireWholeDistrict();
        }

        UnitMembership? members = null;
        if (unit is not null)
        {
            var organisations = await session.OrganisationsAsync(token);
            members = organisations.Any(x => x.Code == unit)
                ? UnitMembership.Beneath(unit, organisations)
                : throw new RefusedException(CommonRefusals.UnknownUnit, 404, "/unit");
        }

        var kept = context.Request.Query.Where(x => x.Key is "from" or "to" or "asOf" or "knownAt" or "denominator")
            .Concat(unit is null ? [] : [new("unit", unit)]);
        return new FigureQuestion(
            new FigureScope(session.TenantId, from, to, filters.Day("asOf"), filters.Instant("knownAt"), members),
            unit, filters.Number("minSequence"), filters, QueryString.Create(kept));
    }

    /// <summary>The days asked about: the year's, unless others are named.</summary>
    /// <exception cref="RefusedException">400 for a year or days that cannot be.</exception>
    public static (DateOnly From, DateOnly To) Period(int year, Filters filters)
    {
        if (year is < 1949 or > 2200)
        {
            throw new RefusedException(HttpRefusals.BadFilter, 400, "/year");
        }

        var from = filters.Day("from") ?? new DateOnly(year, 1, 1);
        var to = filters.Day("to") ?? new DateOnly(year, 12, 31);
        return to < from ? throw new RefusedException(HttpRefusals.BadFilter, 400, "/to") : (from, to);
    }

    /// <summary>The link to the records of one group of a breakdown.</summary>
    public string Cases(int year, Figure figure, string by, string? key) =>
        $"/api/v1/figures/{year}/{figure.Code}/cases{Query.Add("by", by).Add("key", key ?? "")}";

    /// <summary>The group asked for: <c>by</c> and <c>key</c>; a street is asked for as the unit it is.</summary>
    /// <exception cref="RefusedException">400 for a key without a dimension.</exception>
    public async Task<(FigureScope Scope, FigureGroups? Among)> AmongAsync(IQuerySession session, CancellationToken token)
    {
        var (by, key) = (Filters.Text("by"), Filters.Text("key"));
        if (by is null)
        {
            return key is null ? (Scope, null) : throw new RefusedException(HttpRefusals.BadFilter, 400, "/key");
        }

        return by != "street" ? (Scope, new FigureGroups(by, [key]))
            : (OfStreet(string.IsNullOrEmpty(key) ? null : key, await session.OrganisationsAsync(token)), null);
    }

    public static IEnumerable<Organisation> Streets(IEnumerable<Organisation> organisations) =>
        organisations.Where(x => x.OrganisationKind is OrganisationKind.Street);

    /// <summary>The question asked of one street; of none, of what is beneath no street.</summary>
    /// <exception cref="RefusedException">400 for a street this district does not have, or a question about one unit already.</exception>
    public FigureScope OfStreet(string? street, IReadOnlyList<Organisation> organisations)
    {
        if (Scope.Unit is not null)
        {
            throw new RefusedException(HttpRefusals.BadFilter, 400, "/by");
        }

        var streets = Streets(organisations).ToArray();
        return street is null
            ? Scope with
            {
                Unit = UnitMembership.Beneath(Scope.District, organisations)
                .Except(streets.Select(x => UnitMembership.Beneath(x.Code, organisations)))
            }
            : streets.Any(x => x.Code == street) ? Scope with { Unit = UnitMembership.Beneath(street, organisations) }
            : throw new RefusedException(HttpRefusals.BadFilter, 400, "/key");
    }

    /// <summary>The figure asked for, with the denominator asked for.</summary>
    /// <exception cref="RefusedException">404 for an unknown code, 400 for a denominator the figure does not have.</exception>
    public Figure Figure(string code)
    {
        var figure = FigureCatalogue.Find(code) ?? throw new RefusedException(HttpRefusals.NotFound, 404);
        return Filters.Text("denominator") is not { } name ? figure
            : figure.DividedBy(name) ?? throw new RefusedException(HttpRefusals.BadFilter, 400, "/denominator");
    }

    /// <summary>A figure with its number, and a link to the records behind it under the same question.</summary>
    public FigureRow Row(int year, Figure figure, FigureValue value) => new(
        figure.Code, figure.Row, figure.Chinese, value.Value, figure.Unit, value.Numerator, value.Denominator,
        figure.IsRatio ? figure.Rule : null, $"/api/v1/figures/{year}/{figure.Code}/cases{Query}", value.Withheld);
}
