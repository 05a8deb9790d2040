using System.Security.Claims;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace CaseTrack.Benchmarks.Peer;

/// <summary>登记, 受理 and 口头协议一次登记, from the bodies the service takes.</summary>
public static class PeerIntake
{
    public sealed record Registration(
        Guid Id, DateOnly OccurredOn, string Committee, string Source, string DisputeType, int? People = null);

    public sealed record Acceptance(DateOnly OccurredOn, IReadOnlyList<string>? Mediators = null, bool RightsExplained = false);

    public sealed record OralAgreement(
        Guid Id, DateOnly OccurredOn, string Committee, string Source, string DisputeType, string Mediator, DateOnly? AcceptedOn = null,
        decimal? AmountYuan = null, bool? PerformedAtOnce = null, DateOnly? PerformBy = null, int? People = null);

    public sealed record Entered(Guid Id, int Version, string? Number);

    public static void MapIntake(this IEndpointRouteBuilder app)
    {
        app.MapPost("/mediation-cases", RegisterAsync);
        app.MapPost("/mediation-cases/{id:guid}/acceptance", AcceptAsync);
        app.MapPost("/mediation-cases/oral-agreements", RecordOralAsync);
    }

    private static async Task<IResult> RegisterAsync(
        Registration body, HttpContext context, PeerContext db, TimeProvider clock, CancellationToken token)
    {
        if (await RefusalAsync(body.OccurredOn, body.Committee, body.Source, body.DisputeType, context.User, db, clock, token)
            is { } refusal)
        {
            return refusal;
        }

        db.Cases.Add(Opened(body, "registered", clock));
        db.Audit.Add(Audited(body.Id, "registered", body, context.User, clock));
        await db.SaveChangesAsync(token);
        return Answer(context, 201, new(body.Id, 1, null));
    }

    private static async Task<IResult> AcceptAsync(
        Guid id, Acceptance body, HttpContext context, PeerContext db, PeerNumber numbers, TimeProvider clock, CancellationToken token)
    {
        var unit = context.User.Unit();
        var found = await db.Cases.FirstOrDefaultAsync(x => x.Id == id && (unit == null || x.Unit == unit), token);
        if (found is null)
        {
            return Results.NotFound();
        }

        if (context.Request.Headers.IfMatch != $"\"{found.Version}\"")
        {
            return Results.StatusCode(412);
        }

        if (found.AcceptedOn is not null || body.OccurredOn < found.RegisteredOn || body.OccurredOn > Day(clock))
        {
            return Results.UnprocessableEntity();
        }

        if (await AreOthersAsync(found.Unit, body.Mediators ?? [], db, token))
        {
            return Results.UnprocessableEntity();
        }

        await using var transaction = await db.Database.BeginTransactionAsync(token);
        found.Number = await NumberAsync(db, numbers, found.Unit, body.OccurredOn.Year, token);
        found.AcceptedOn = body.OccurredOn;
        found.Mediator = body.Mediators is [var first, ..] ? first : null;
        found.Stage = "in-mediation";
        found.Version++;
        db.Deadlines.Add(Term(found, "mediation.term", body.OccurredOn, body.OccurredOn.AddMonths(1)));
        db.Audit.Add(Audited(id, "accepted", body, context.User, clock));
        try
        {
            await db.SaveChangesAsync(token);
        }
        catch (DbUpdateConcurrencyException)
        {
            return Results.Conflict();
        }

        await transaction.CommitAsync(token);
        return Answer(context, 200, new(id, found.Version, found.Number));
    }

    private static async Task<IResult> RecordOralAsync(
        OralAgreement body, HttpContext context, PeerContext db, PeerNumber numbers, TimeProvider clock, CancellationToken token)
    {
        if (await RefusalAsync(body.OccurredOn, body.Committee, body.Source, body.DisputeType, context.User, db, clock, token)
            is { } refusal)
        {
            return refusal;
        }

        if (await AreOthersAsync(body.Committee, [body.Mediator], db, token)
            || (body.PerformedAtOnce is null && body.PerformBy is null) || body.PerformBy < body.OccurredOn)
        {
            return Results.UnprocessableEntity();
        }

        var accepted = body.AcceptedOn ?? body.OccurredOn;
        await using var transaction = await db.Database.BeginTransactionAsync(token);
        var entered = Opened(
            new(body.Id, accepted, body.Committee, body.Source, body.DisputeType, body.People),
            body.PerformedAtOnce is true ? "performed" : "agreed", clock);
        entered.Number = await NumberAsync(db, numbers, body.Committee, accepted.Year, token);
        entered.Mediator = body.Mediator;
        entered.AcceptedOn = accepted;
        entered.AgreedOn = body.OccurredOn;
        entered.Form = "oral";
        entered.AmountYuan = body.AmountYuan;
        entered.PerformBy = body.PerformBy;
        entered.PerformedOn = body.PerformedAtOnce is true ? body.OccurredOn : null;
        db.Cases.Add(entered);
        db.Deadlines.Add(Term(entered, "mediation.term", accepted, accepted.AddMonths(1), body.OccurredOn));
        db.Deadlines.Add(Term(entered, "mediation.follow-up", body.OccurredOn, body.OccurredOn.AddDays(30)));
        db.Audit.Add(Audited(body.Id, "oral-agreement", body, context.User, clock));
        await db.SaveChangesAsync(token);
        await transaction.CommitAsync(token);
        return Answer(context, 201, new(body.Id, 1, entered.Number));
    }

    /// <summary>What the rules say no to: rights, the day, the committee, the codes.</summary>
    private static async Task<IResult?> RefusalAsync(
        DateOnly on, string committee, string source, string disputeType, ClaimsPrincipal caller, PeerContext db, TimeProvider clock,
        CancellationToken token)
    {
        if (caller.Unit() is { } own && own != committee)
        {
            return Results.Forbid();
        }

        if (!CodeList.MediationSources.Holds(source, on) || !CodeList.DisputeTypes.Holds(disputeType, on))
        {
            return Results.BadRequest();
        }

        var unit = await db.Units.AsNoTracking().FirstOrDefaultAsync(x => x.Code == committee, token);
        return unit is not { Kind: "mediation-committee" } || unit.EstablishedOn > on || on > Day(clock) ? Results.UnprocessableEntity()
            : null;
    }

    /// <summary>Whether somebody is named whose account is of another unit.</summary>
    private static Task<bool> AreOthersAsync(string unit, IReadOnlyList<string> mediators, PeerContext db, CancellationToken token) =>
        db.Accounts.AnyAsync(x => mediators.Contains(x.UserName) && x.Unit != unit, token);

    private static async Task<string> NumberAsync(
        PeerContext db, PeerNumber numbers, string unit, int year, CancellationToken token)
    {
        var series = numbers.Series(unit);
        var last = await db.Database.SqlQuery<int>($"""
            insert into series (year, unit, last) values ({year}, {series}, 1)
            on conflict (year, unit) do update set last = series.last + 1 returning last as "Value"
            """).ToListAsync(token);
        return PeerNumber.Of(year, last[0], series);
    }

    private static PeerCase Opened(Registration body, string stage, TimeProvider clock) => new()
    {
        Id = body.Id,
        Version = 1,
        Stage = stage,
        Unit = body.Committee,
        Source = body.Source,
        DisputeType = body.DisputeType,
        People = body.People,
        RegisteredOn = body.OccurredOn,
        RecordedAt = clock.GetUtcNow(),
    };

    private static PeerDeadline Term(PeerCase of, string code, DateOnly start, DateOnly due, DateOnly? ended = null) =>
        new() { CaseId = of.Id, Unit = of.Unit, Code = code, StartOn = start, DueOn = due, EndedOn = ended };

    private static PeerAudit Audited<T>(Guid id, string act, T body, ClaimsPrincipal caller, TimeProvider clock) => new()
    {
        CaseId = id,
        Act = act,
        Actor = caller.Identity!.Name!,
        At = clock.GetUtcNow(),
        Body = JsonSerializer.Serialize(body, JsonSerializerOptions.Web),
    };

    private static IResult Answer(HttpContext context, int status, Entered entered)
    {
        context.Response.Headers.ETag = $"\"{entered.Version}\"";
        return Results.Json(entered, statusCode: status);
    }

    private static DateOnly Day(TimeProvider clock) => Today.Of(clock).Date;
}
