using CaseTrack.Access.Log;
using CaseTrack.Organisations;
using Marten;
using Microsoft.AspNetCore.Http;

namespace CaseTrack.Figures;

/// <summary>A breakdown of one figure.</summary>
public sealed record FigureBreakdown(
    int Year, DateOnly From, DateOnly To, string? Unit, DateTimeOffset? KnownAt, long IncludesSequence, FigureRow Figure, string? By,
    IReadOnlyList<FigureGroup>? Groups, LedgerStanding Ledger);

public static class GetFigureEndpoint
{
    /// <summary>一项指标，可按机构、月份或维度细分，也可同时按两项细分（by=unit,disputeType）.</summary>
    /// <remarks>By what cases are like it is broken down for whoever may know of every record behind it: a small group of a narrow
    /// question would tell what one case is like.</remarks>
    [WolverineGet("/api/v1/figures/{year}/{code}")]
    public static async Task<FigureBreakdown> Get(
        int year, string code, HttpContext context, IQuerySession session, TimeProvider clock, AccessLog log, CancellationToken token)
    {
        var question = await FigureQuestion.ReadAsync(year, context, session, token, "by", "denominator");
        var figure = question.Figure(code);
        await using var reader = await FigureReader.OpenAsync(session, question.MinSequence, clock, token);
        var sight = new FigureSight(reader, context, session);
        var values = await sight.ValuesAsync([figure], question.Scope, token);
        var by = question.Filters.Text("by");
        if (FigureSight.Hides(by))
        {
            await sight.RequireAsync(figure, question.Scope, null, context, log, token);
        }

        var groups = by switch
        {
            null => null,
            "street" => await StreetsAsync(figure, question, sight, session, token),
            _ => await sight.GroupsAsync(figure, question.Scope, by, token),
        };
        return new FigureBreakdown(
            year, question.Scope.From, question.Scope.To, question.Unit, question.Scope.KnownAt, reader.IncludesSequence,
            question.Row(year, figure, values[0]), by, groups is null ? null
            : [.. groups.Select(x => x with { Cases = question.Cases(year, figure, by!, x.Key) })], reader.Ledger);
    }

    /// <summary>按街道: what is beneath each street on the deciding day; what is beneath none is the rest, without a key.</summary>
    private static async Task<IReadOnlyList<FigureGroup>> StreetsAsync(
        Figure figure, FigureQuestion question, FigureSight sight, IQuerySession session, CancellationToken token)
    {
        var organisations = await session.OrganisationsAsync(token);
        var groups = new List<FigureGroup>();
        foreach (var street in FigureQuestion.Streets(organisations).Select(x => x.Code).Order(StringComparer.Ordinal).Append(null))
        {
            var value = (await sight.ValuesAsync([figure], question.OfStreet(street, organisations), token))[0];
            if (street is not null || value.Withheld
                || new[] { value.Value, value.Numerator, value.Denominator }.Any(x => x is not (null or 0)))
            {
                groups.Add(new(street, value.Value, value.Numerator, value.Denominator, Withheld: value.Withheld));
            }
        }

        return groups;
    }
}
