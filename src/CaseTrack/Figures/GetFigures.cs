using CaseTrack.Access.Log;
using CaseTrack.Http;
using CaseTrack.Organisations;
using Marten;
using Microsoft.AspNetCore.Http;

namespace CaseTrack.Figures;

/// <summary>全部指标. All figures of a period.</summary>
public sealed record FigureReport(int Year, DateOnly From, DateOnly To, string? Unit, DateTimeOffset? KnownAt, long IncludesSequence, IReadOnlyList<FigureRow> Figures);

/// <summary>One figure with its number.</summary>
/// <param name="Definition">口径: of a rate, the rule its two sides were counted by.</param>
/// <param name="Cases">Where the records behind it are.</param>
public sealed record FigureRow(string Code, string Row, string Name, decimal? Value, string Unit, decimal? Numerator, decimal? Denominator, string? Definition, string Cases);

/// <summary>A breakdown of one figure.</summary>
public sealed record FigureBreakdown(
    int Year, DateOnly From, DateOnly To, string? Unit, DateTimeOffset? KnownAt, long IncludesSequence, FigureRow Figure, string? By, IReadOnlyList<FigureGroup>? Groups);

/// <summary>The records behind one figure.</summary>
public sealed record FigureCases(string Code, decimal? Value, long IncludesSequence, IReadOnlyList<FigureCase> Cases, string? Next);

/// <summary>The catalogue.</summary>
public sealed record FigureList(IReadOnlyList<Figure> Figures, IReadOnlyList<FigureIdentity> Identities, IReadOnlyList<BreakdownIdentity> Breakdowns, IReadOnlyList<OnceIdentity> Onces,
    IReadOnlyList<PartIdentity> Parts, IReadOnlyList<BoundIdentity> Bounds);

public static class ListFiguresEndpoint
{
    /// <summary>指标目录: every figure with its wording, rule and neighbours, and the identities between them.</summary>
    [WolverineGet("/api/v1/figures")]
    public static FigureList Get() => new(FigureCatalogue.All, FigureCatalogue.Identities, FigureCatalogue.Breakdowns, FigureCatalogue.Onces, FigureCatalogue.Parts, FigureCatalogue.Bounds);
}

public static class GetFiguresEndpoint
{
    /// <summary>一年（或任一期间）的全部指标.</summary>
    [WolverineGet("/api/v1/figures/{year}")]
    public static async Task<FigureReport> Get(int year, HttpContext context, IQuerySession session, TimeProvider clock, CancellationToken token)
    {
        var question = await FigureQuestion.ReadAsync(year, context, session, token);
        await using var reader = await FigureReader.OpenAsync(session, question.MinSequence, clock, token);
        var values = await reader.ValuesAsync(FigureCatalogue.All, question.Scope, token);
        return new FigureReport(year, question.Scope.From, question.Scope.To, question.Unit, question.Scope.KnownAt, reader.IncludesSequence,
            [.. FigureCatalogue.All.Zip(values, (figure, value) => question.Row(year, figure, value))]);
    }
}

public static class GetFigureEndpoint
{
    /// <summary>一项指标，可按机构、月份或维度细分.</summary>
    /// <remarks>By what cases are like it is broken down for whoever may know of every record behind it: a small group of a narrow question would tell what one case is like.</remarks>
    [WolverineGet("/api/v1/figures/{year}/{code}")]
    public static async Task<FigureBreakdown> Get(int year, string code, HttpContext context, IQuerySession session, TimeProvider clock, AccessLog log, CancellationToken token)
    {
        var question = await FigureQuestion.ReadAsync(year, context, session, token, "by", "denominator");
        var figure = question.Figure(code);
        await using var reader = await FigureReader.OpenAsync(session, question.MinSequence, clock, token);
        var values = await reader.ValuesAsync([figure], question.Scope, token);
        var by = question.Filters.Text("by");
        if (FigureSight.Hides(by))
        {
            await FigureSight.RequireAsync(figure, question.Scope, null, reader, context, session, log, token);
        }

        var groups = by switch
        {
            null => null,
            "street" => await StreetsAsync(figure, question, reader, session, token),
            _ => await reader.GroupsAsync(figure, question.Scope, by, token),
        };
        return new FigureBreakdown(year, question.Scope.From, question.Scope.To, question.Unit, question.Scope.KnownAt, reader.IncludesSequence,
            question.Row(year, figure, values[0]), by, groups is null ? null : [.. groups.Select(x => x with { Cases = question.Cases(year, figure, by!, x.Key) })]);
    }

    /// <summary>按街道: what is beneath each street on the deciding day; what is beneath none is the rest, without a key.</summary>
    private static async Task<IReadOnlyList<FigureGroup>> StreetsAsync(Figure figure, FigureQuestion question, FigureReader reader, IQuerySession session, CancellationToken token)
    {
        var organisations = await session.Query<Organisation>().ToListAsync(token);
        var groups = new List<FigureGroup>();
        foreach (var street in FigureQuestion.Streets(organisations).Select(x => x.Code).Order(StringComparer.Ordinal).Append(null))
        {
            var value = (await reader.ValuesAsync([figure], question.OfStreet(street, organisations), token))[0];
            if (street is not null || new[] { value.Value, value.Numerator, value.Denominator }.Any(x => x is not (null or 0)))
            {
                groups.Add(new(street, value.Value, value.Numerator, value.Denominator));
            }
        }

        return groups;
    }
}

public static class ListFigureCasesEndpoint
{
    /// <summary>指标背后的记录: their number (or sum) is the value.</summary>
    [WolverineGet("/api/v1/figures/{year}/{code}/cases")]
    public static async Task<FigureCases> Get(int year, string code, HttpContext context, IQuerySession session, TimeProvider clock, AccessLog log, CancellationToken token)
    {
        var question = await FigureQuestion.ReadAsync(year, context, session, token, "limit", "after", "denominator", "by", "key");
        var figure = question.Figure(code);
        var (scope, among) = await question.AmongAsync(session, token);
        var limit = question.Filters.Limit();
        await using var reader = await FigureReader.OpenAsync(session, question.MinSequence, clock, token);
        var values = among is null ? (await reader.ValuesAsync([figure], scope, token))[0].Value
            : (await reader.GroupsAsync(figure, scope, among.By, token)).FirstOrDefault(x => x.Key == among.Keys[0])?.Value ?? (figure.IsRatio ? null : 0);
        var after = question.Filters.After();
        await FigureSight.RequireAsync(figure, scope, FigureSight.Hides(among?.By) ? null : among, reader, context, session, log, token);
        var cases = await reader.CasesAsync(figure, scope, after, limit, token, among);
        await log.RecordAsync(context, AccessAction.DrilledDown, detail: $"{year} {code}{context.Request.QueryString}: {values}");

        var next = cases.Count == 0 ? null : Filters.Next(context, limit, cases.Count, cases[^1].DecidedOn, cases[^1].Id);
        return new FigureCases(code, values, reader.IncludesSequence, cases, next);
    }
}

/// <summary>A question about figures as it came in by the URL.</summary>
public sealed record FigureQuestion(FigureScope Scope, string? Unit, long? MinSequence, Filters Filters, QueryString Query)
{
    /// <exception cref="RefusedException">400 for a filter that cannot be read, 404 for a unit this district does not have.</exception>
    public static async Task<FigureQuestion> ReadAsync(
        int year, HttpContext context, IQuerySession session, CancellationToken token, params string[] more)
    {
        var filters = Filters.Of(context, ["from", "to", "unit", "asOf", "knownAt", "minSequence", .. more]);
        if (year is < 1949 or > 2200)
        {
            throw new RefusedException(HttpRefusals.BadFilter, 400, "/year");
        }

        var from = filters.Day("from") ?? new DateOnly(year, 1, 1);
        var to = filters.Day("to") ?? new DateOnly(year, 12, 31);
        if (to < from)
        {
            throw new RefusedException(HttpRefusals.BadFilter, 400, "/to");
        }

        var unit = filters.Text("unit");
        UnitMembership? members = null;
        if (unit is not null)
        {
            var organisations = await session.Query<Organisation>().ToListAsync(token);
            members = organisations.Any(x => x.Code == unit)
                ? UnitMembership.Beneath(unit, organisations)
                : throw new RefusedException(CommonRefusals.UnknownUnit, 404, "/unit");
        }

        var kept = context.Request.Query.Where(x => x.Key is "from" or "to" or "unit" or "asOf" or "knownAt" or "denominator");
        return new FigureQuestion(
            new FigureScope(session.TenantId, from, to, filters.Day("asOf"), filters.Instant("knownAt"), members),
            unit, filters.Number("minSequence"), filters, QueryString.Create(kept));
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
            : (OfStreet(string.IsNullOrEmpty(key) ? null : key, await session.Query<Organisation>().ToListAsync(token)), null);
    }

    public static IEnumerable<Organisation> Streets(IEnumerable<Organisation> organisations) => organisations.Where(x => x.OrganisationKind is OrganisationKind.Street);

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
            ? Scope with { Unit = UnitMembership.Beneath(Scope.District, organisations).Except(streets.Select(x => UnitMembership.Beneath(x.Code, organisations))) }
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
        figure.IsRatio ? figure.Rule : null, $"/api/v1/figures/{year}/{figure.Code}/cases{Query}");
}
