using Marten;
using Microsoft.AspNetCore.Http;

namespace CaseTrack.Figures;

/// <summary>全部指标. All figures of a period.</summary>
public sealed record FigureReport(
    int Year, DateOnly From, DateOnly To, string? Unit, DateTimeOffset? KnownAt, long IncludesSequence, IReadOnlyList<FigureRow> Figures,
    LedgerStanding Ledger);

/// <summary>One figure with its number.</summary>
/// <param name="Definition">口径: of a rate, the rule its two sides were counted by.</param>
/// <param name="Cases">Where the records behind it are.</param>
/// <param name="Withheld">不予显示: too few cases of restricted access are in it, and you may not open them.</param>
public sealed record FigureRow(
    string Code, string Row, string Name, decimal? Value, string Unit, decimal? Numerator, decimal? Denominator, string? Definition,
    string Cases, bool Withheld = false);

public static class GetFiguresEndpoint
{
    /// <summary>一年（或任一期间）的全部指标.</summary>
    [WolverineGet("/api/v1/figures/{year}")]
    public static async Task<FigureReport> Get(
        int year, HttpContext context, IQuerySession session, TimeProvider clock, CancellationToken token)
    {
        var question = await FigureQuestion.ReadAsync(year, context, session, token);
        await using var reader = await FigureReader.OpenAsync(session, question.MinSequence, clock, token);
        var values = await new FigureSight(reader, context, session).ValuesAsync(FigureCatalogue.All, question.Scope, token);
        return new FigureReport(
            year, question.Scope.From, question.Scope.To, question.Unit, question.Scope.KnownAt, reader.IncludesSequence,
            [.. FigureCatalogue.All.Zip(values, (figure, value) => question.Row(year, figure, value))], reader.Ledger);
    }
}
