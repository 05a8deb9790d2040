using CaseTrack.Access.Log;
using CaseTrack.Http;
using Marten;
using Microsoft.AspNetCore.Http;

namespace CaseTrack.Figures;

/// <summary>The records behind one figure.</summary>
public sealed record FigureCases(
    string Code, decimal? Value, long IncludesSequence, IReadOnlyList<FigureCase> Cases, string? Next, LedgerStanding Ledger);

public static class ListFigureCasesEndpoint
{
    /// <summary>指标背后的记录: their number (or sum) is the value.</summary>
    [WolverineGet("/api/v1/figures/{year}/{code}/cases")]
    public static async Task<FigureCases> Get(
        int year, string code, HttpContext context, IQuerySession session, TimeProvider clock, AccessLog log, CancellationToken token)
    {
        var question = await FigureQuestion.ReadAsync(year, context, session, token, "limit", "after", "denominator", "by", "key");
        var figure = question.Figure(code);
        var (scope, among) = await question.AmongAsync(session, token);
        var limit = question.Filters.Limit();
        await using var reader = await FigureReader.OpenAsync(session, question.MinSequence, clock, token);
        var values = among is null ? (await reader.ValuesAsync([figure], scope, token))[0].Value
            : (await reader.GroupsAsync(figure, scope, among.By, token)).FirstOrDefault(x => x.Key == among.Keys[0])?.Value
                ?? (figure.IsRatio ? null : 0);
        var after = question.Filters.After();
        var every = await new FigureSight(reader, context, session).RequireAsync(
            figure, scope, FigureSight.Hides(among?.By) ? null : among, context, log, token);
        // Nobody is shown anything before the line is in the log; meanwhile the page is read.
        var logged = log.RecordAsync(context, AccessAction.DrilledDown, detail: $"{year} {code}{context.Request.QueryString}: {values}");
        var read = every is null || FigureSight.Hides(among?.By) ? reader.CasesAsync(figure, scope, after, limit, token, among)
            : Task.FromResult(FigureReader.Page(every, after, limit));
        await Task.WhenAll(logged, read);
        var cases = await read;
        var next = cases.Count == 0 ? null : Filters.Next(context, limit, cases.Count, cases[^1].DecidedOn, cases[^1].Id);
        return new FigureCases(code, values, reader.IncludesSequence, cases, next, reader.Ledger);
    }
}
