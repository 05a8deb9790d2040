using CaseTrack.Access;
using CaseTrack.Access.Log;
using CaseTrack.Http;
using Marten;
using Microsoft.AspNetCore.Http;

namespace CaseTrack.Figures;

/// <summary>重叠. Records two figures share.</summary>
/// <param name="Count">How many; absent where it would tell of a restricted case.</param>
/// <param name="Cases">Absent where they hold a record the caller may not open.</param>
public sealed record FigureOverlap(string Left, string Right, int? Count, IReadOnlyList<FigureCase>? Cases);

/// <summary>重叠与并集.</summary>
/// <param name="Union">合计活动量: records of any of the figures, each once. Never the sum.</param>
public sealed record FigureOverlaps(
    int Year, IReadOnlyDictionary<string, decimal?> Values, int? Union, decimal? Sum, IReadOnlyList<FigureOverlap> Overlaps,
    LedgerStanding Ledger);

public static class ReadOverlapEndpoint
{
    /// <summary>重叠: how many records, and which, neighbouring figures have in common; the total as a union. <c>codes</c> names two to six
    /// figures.</summary>
    [WolverineGet("/api/v1/figures/{year}/overlap")]
    public static async Task<FigureOverlaps> Get(
        int year, HttpContext context, IQuerySession session, TimeProvider clock, AccessLog log, CancellationToken token)
    {
        var question = await FigureQuestion.ReadAsync(year, context, session, token, "codes");
        var codes = (question.Filters.Text("codes")
            ?? "mediation.linkage.succeeded,mediation.community.accepted,mediation.pre-litigation.completed").Split(',').Distinct()
            .ToArray();
        var figures = codes.Select(FigureCatalogue.Find).ToArray();
        if (figures.Length is < 2 or > 6 || figures.Any(x => x is null or { IsRatio: true }))
        {
            throw new RefusedException(HttpRefusals.BadFilter, 400, "/codes");
        }

        await using var reader = await FigureReader.OpenAsync(session, question.MinSequence, clock, token);
        var cases = new List<Dictionary<Guid, FigureCase>>();
        foreach (var figure in figures)
        {
            cases.Add((await reader.EveryCaseAsync(figure!, question.Scope, token)).ToDictionary(x => x.Id));
        }

        var sight = new FigureSight(reader, context, session);
        var values = await sight.ValuesAsync([.. figures.Select(x => x!)], question.Scope, token);
        // That one record is in both tells of it what it is like, whatever each of the two tells.
        var withheld = await sight.WithheldAsync(question.Scope, token);
        var overlaps = new List<FigureOverlap>();
        for (var i = 0; i < codes.Length; i++)
        {
            for (var j = i + 1; j < codes.Length; j++)
            {
                var shared = cases[i].Values.Where(x => cases[j].ContainsKey(x.Id)).ToArray();
                var open = await Viewer.Of(context).SeesAllAsync(shared.Select(x => (x.Kind, x.Id)), session, token);
                overlaps.Add(new(codes[i], codes[j], withheld ? null : shared.Length, open ? shared : null));
            }
        }

        await log.RecordAsync(
            context, AccessAction.DrilledDown,
            detail: $"{year} overlap {string.Join(',', codes)}: {overlaps.Sum(x => x.Cases?.Count ?? 0)}");
        return new(year, codes.Zip(values, (code, value) => (code, value.Value)).ToDictionary(), cases.SelectMany(x => x.Keys).Distinct()
            .Count() is var union && withheld ? null : union, values.Any(x => x.Withheld) ? null : values.Sum(x => x.Value), overlaps,
            reader.Ledger);
    }
}
