using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace CaseTrack.Benchmarks.Peer;

/// <summary>Cases, one and in pages, and what runs out next; each within the caller's rights.</summary>
public static class PeerLists
{
    private const int PageLength = 50;

    public sealed record CaseRow(PeerCase Case, string UnitName);

    public sealed record CasePage(IReadOnlyList<CaseRow> Rows, string? Next);

    public sealed record DeadlinePage(IReadOnlyList<PeerDeadline> Deadlines, string? Next);

    public static void MapLists(this IEndpointRouteBuilder app)
    {
        app.MapGet("/mediation-cases/{id:guid}", GetAsync);
        app.MapGet("/mediation-cases", ListAsync);
        app.MapGet("/deadlines", DeadlinesAsync);
    }

    private static async Task<IResult> GetAsync(
        Guid id, HttpContext context, PeerContext db, CancellationToken token)
    {
        var unit = context.User.Unit();
        var found = await db.Cases.AsNoTracking().FirstOrDefaultAsync(x => x.Id == id && (unit == null || x.Unit == unit), token);
        if (found is null)
        {
            return Results.NotFound();
        }

        context.Response.Headers.ETag = $"\"{found.Version}\"";
        return Results.Ok(found);
    }

    private static async Task<CasePage> ListAsync(string? after, ClaimsPrincipal caller, PeerContext db, CancellationToken token)
    {
        var cases = db.Cases.AsNoTracking();
        if (caller.Unit() is { } unit)
        {
            cases = cases.Where(x => x.Unit == unit);
        }

        if (after?.Split('~') is [var day, var id])
        {
            var (last, lastId) = (DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture), Guid.Parse(id));
            cases = cases.Where(x => EF.Functions.GreaterThan(
                ValueTuple.Create(x.RegisteredOn, x.Id), ValueTuple.Create(last, lastId)));
        }

        var rows = await cases.OrderBy(x => x.RegisteredOn).ThenBy(x => x.Id).Take(PageLength)
            .Join(db.Units, x => x.Unit, x => x.Code, (x, y) => new CaseRow(x, y.Name)).ToListAsync(token);

        // The join keeps no order by itself.
        rows.Sort((x, y) => (x.Case.RegisteredOn, x.Case.Id).CompareTo((y.Case.RegisteredOn, y.Case.Id)));
        return new(rows, rows.Count < PageLength ? null : $"{rows[^1].Case.RegisteredOn:yyyy-MM-dd}~{rows[^1].Case.Id}");
    }

    private static async Task<DeadlinePage> DeadlinesAsync(
        string? status, ClaimsPrincipal caller, PeerContext db, TimeProvider clock, CancellationToken token)
    {
        var open = db.Deadlines.AsNoTracking().Where(x => x.EndedOn == null);
        if (caller.Unit() is { } unit)
        {
            open = open.Where(x => x.Unit == unit);
        }

        if (status == "overdue")
        {
            var today = Today.Of(clock).Date;
            open = open.Where(x => x.DueOn < today);
        }

        var rows = await open.OrderBy(x => x.DueOn).ThenBy(x => x.Id).Take(PageLength).ToListAsync(token);
        return new(rows, rows.Count < PageLength ? null : $"{rows[^1].DueOn:yyyy-MM-dd}~{rows[^1].Id}");
    }
}
