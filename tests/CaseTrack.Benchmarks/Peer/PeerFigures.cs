using System.Globalization;
using System.Linq.Expressions;
using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace CaseTrack.Benchmarks.Peer;

/// <summary>All the peer counts: nine figures of a year in one statement, one of them alone, by unit, and the cases behind it.</summary>
public static class PeerFigures
{
    private const int PageLength = 50;

    public sealed record YearFigures(
        long Registered, long Accepted, long Agreed, long Oral, long Written, decimal Amount, long Performed, long Ended, long Closed);

    public sealed record Figure(string Code, int Year, long Value, IReadOnlyList<UnitGroup>? Groups);

    public sealed record UnitGroup(string Key, long Value);

    public sealed record CaseBehind(Guid Id, string Unit, DateOnly DecidedOn);

    public sealed record CasesBehind(IReadOnlyList<CaseBehind> Cases, string? Next);

    public static void MapFigures(this IEndpointRouteBuilder app)
    {
        app.MapGet("/figures/{year:int}", YearAsync);
        app.MapGet("/figures/{year:int}/{code}", OneAsync);
        app.MapGet("/figures/{year:int}/{code}/cases", CasesAsync);
    }

    private static async Task<YearFigures> YearAsync(
        int year, string? unit, ClaimsPrincipal caller, PeerContext db, CancellationToken token)
    {
        var (from, to, of) = (new DateOnly(year, 1, 1), new DateOnly(year, 12, 31), caller.Unit() ?? unit);
        return (await db.Database.SqlQuery<YearFigures>($"""
            select
              (select count(*) from cases where registered_on between {from} and {to} and ({of}::text is null or unit = {of}))
                as "Registered",
              (select count(*) from cases where accepted_on between {from} and {to} and ({of}::text is null or unit = {of}))
                as "Accepted",
              a.agreed as "Agreed", a.oral as "Oral", a.written as "Written", a.amount as "Amount",
              (select count(*) from cases where performed_on between {from} and {to} and ({of}::text is null or unit = {of}))
                as "Performed",
              (select count(*) from cases where ended_on between {from} and {to} and ({of}::text is null or unit = {of})) as "Ended",
              (select count(*) from cases where closed_on between {from} and {to} and ({of}::text is null or unit = {of})) as "Closed"
            from (
              select count(*) as agreed, count(*) filter (where form = 'oral') as oral,
                count(*) filter (where form = 'written') as written, coalesce(sum(amount_yuan), 0) as amount
              from cases where agreed_on between {from} and {to} and ({of}::text is null or unit = {of})) a
            """).ToListAsync(token))[0];
    }

    private static async Task<IResult> OneAsync(
        int year, string code, string? by, string? unit, ClaimsPrincipal caller, PeerContext db, CancellationToken token)
    {
        if (Counted(year, code, caller.Unit() ?? unit, db) is not { } cases)
        {
            return Results.NotFound();
        }

        var groups = by != "unit" ? null
            : await cases.GroupBy(x => x.Unit).OrderBy(x => x.Key).Select(x => new UnitGroup(x.Key, x.LongCount())).ToListAsync(token);
        return Results.Ok(new Figure(code, year, groups?.Sum(x => x.Value) ?? await cases.LongCountAsync(token), groups));
    }

    private static async Task<IResult> CasesAsync(
        int year, string code, string? after, string? unit, ClaimsPrincipal caller, PeerContext db, CancellationToken token)
    {
        if (code != "mediation.accepted" || Counted(year, code, caller.Unit() ?? unit, db) is not { } cases)
        {
            return Results.NotFound();
        }

        if (after?.Split('~') is [var day, var id])
        {
            var (last, lastId) = (DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture), Guid.Parse(id));
            cases = cases.Where(x => EF.Functions.GreaterThan(
                ValueTuple.Create(x.AcceptedOn!.Value, x.Id), ValueTuple.Create(last, lastId)));
        }

        var page = await cases.OrderBy(x => x.AcceptedOn).ThenBy(x => x.Id).Take(PageLength)
            .Select(x => new CaseBehind(x.Id, x.Unit, x.AcceptedOn!.Value)).ToListAsync(token);
        return Results.Ok(new CasesBehind(
            page, page.Count < PageLength ? null : $"{page[^1].DecidedOn:yyyy-MM-dd}~{page[^1].Id}"));
    }

    /// <summary>The cases a figure counts; none for a figure the peer does not have.</summary>
    private static IQueryable<PeerCase>? Counted(int year, string code, string? unit, PeerContext db)
    {
        var (from, to) = (new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));
        Expression<Func<PeerCase, bool>>? counted = code switch
        {
            "mediation.accepted" => x => x.AcceptedOn >= from && x.AcceptedOn <= to,
            "mediation.succeeded" => x => x.AgreedOn >= from && x.AgreedOn <= to,
            "mediation.ended" => x => x.EndedOn >= from && x.EndedOn <= to,
            _ => null,
        };
        return counted is null ? null
            : unit is null ? db.Cases.AsNoTracking().Where(counted)
            : db.Cases.AsNoTracking().Where(counted).Where(x => x.Unit == unit);
    }
}
