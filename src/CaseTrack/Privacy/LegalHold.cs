using System.Linq.Expressions;
using System.Text.Json.Serialization;
using CaseTrack.Access;
using CaseTrack.Http;
using CaseTrack.Parties;
using Marten;
using Microsoft.AspNetCore.Http;

namespace CaseTrack.Privacy;

/// <summary>已作法定保留.</summary>
public sealed record HoldPlaced(DateOnly OccurredOn, string Kind, Guid RecordId, string Basis, string PlacedBy) : ICaseEvent<LegalHold>;

/// <summary>法定保留已解除.</summary>
public sealed record HoldLifted(DateOnly OccurredOn, string Reason) : ICaseEvent<LegalHold>;

/// <summary>法定保留. While it stands nothing of a case's parties is erased: a lawsuit, an audit, an inquiry.</summary>
public sealed record LegalHold : ICaseRecord<LegalHold>, IConcernsCase
{
    public static string Kind => "legal-holds";

    public Guid Id { get; init; }
    public int Version { get; init; }
    public required string RecordKind { get; init; }
    public Guid RecordId { get; init; }

    /// <summary>依据, in words.</summary>
    public required string Basis { get; init; }

    public required string PlacedBy { get; init; }
    public DateOnly PlacedOn { get; init; }
    public DateOnly? LiftedOn { get; init; }

    [JsonIgnore]
    public IReadOnlyList<string> Actions => LiftedOn is null ? ["lifting"] : [];

    public static Expression<Func<LegalHold, bool>>? SeenBy(Sight sight) => null;

    public static LegalHold Fold(LegalHold? record, Guid id, ICaseEvent happened) => happened switch
    {
        HoldPlaced e => new LegalHold { Id = id, RecordKind = e.Kind, RecordId = e.RecordId, Basis = e.Basis, PlacedBy = e.PlacedBy, PlacedOn = e.OccurredOn },
        HoldLifted e => record! with { LiftedOn = e.OccurredOn },
        _ => throw new UnknownEventException(Kind, happened),
    };

    public IEnumerable<Fact> Facts() => [];
}

/// <summary>作法定保留.</summary>
/// <param name="Id">Made by the client (UUID v7).</param>
/// <param name="OccurredOn">业务日期.</param>
/// <param name="Kind">The kind of case.</param>
/// <param name="RecordId">The case.</param>
/// <param name="Basis">依据，不含个人信息.</param>
public sealed record PlaceHold(Guid Id, DateOnly OccurredOn, string Kind, Guid RecordId, string Basis) : IDated
{
    public sealed class Validator : DatedValidator<PlaceHold>
    {
        public Validator()
        {
            RuleFor(x => x.Id).NotEmpty();
            RuleFor(x => x.Kind).Must(x => AccessRules.CaseKinds.Any(y => y.Kind == x)).WithErrorCode("unknown-code");
            RuleFor(x => x.Basis).NotEmpty().MaximumLength(200);
        }
    }
}

public static class PlaceHoldEndpoint
{
    public static async Task<HandledCase> LoadAsync(PlaceHold command, HttpContext context, IQuerySession session, PartyVault vault, CancellationToken token)
    {
        var handled = await HandledCase.FindAsync(command.Kind, command.RecordId, context, session, token);
        if (handled.Mine)
        {
            await FreeText.CheckAboutAsync(command, command.Kind, command.RecordId, session, vault, token);
        }

        return handled;
    }

    public static ProblemDetails Validate(PlaceHold command, HandledCase handled, Today today) => Rules.Require(
        (handled.Mine, PrivacyRefusals.NoSuchCase, "/recordId"),
        (command.OccurredOn <= today.Date, CommonRefusals.FutureDate, "/occurredOn"));

    /// <summary>作法定保留: nothing of the case's parties is erased while it stands.</summary>
    [WolverinePost("/api/v1/legal-holds")]
    public static (CreationResponse<Guid>, IStartStream) Post(PlaceHold command, HttpContext context) => (
        CreationResponse.For(command.Id, $"/api/v1/legal-holds/{command.Id}"),
        MartenOps.StartStream<LegalHold>(command.Id, new HoldPlaced(command.OccurredOn, command.Kind, command.RecordId, command.Basis, Viewer.Of(context).Caller.Name)));
}

/// <summary>解除法定保留.</summary>
public sealed record LiftHold(DateOnly OccurredOn, string Reason) : IDated
{
    public sealed class Validator : DatedValidator<LiftHold>
    {
        public Validator() => RuleFor(x => x.Reason).NotEmpty().MaximumLength(200);
    }
}

public static class LiftHoldEndpoint
{
    public static async Task<HandledCase> LoadAsync(LiftHold command, LegalHold hold, HttpContext context, IQuerySession session, PartyVault vault, CancellationToken token)
    {
        await FreeText.CheckAboutAsync(command, hold.RecordKind, hold.RecordId, session, vault, token);
        return await HandledCase.FindAsync(hold.RecordKind, hold.RecordId, context, session, token);
    }

    public static ProblemDetails Validate(LiftHold command, LegalHold hold, HandledCase handled, Today today) => handled.Mine
        ? Rules.Require(
            (hold.LiftedOn is null, PrivacyRefusals.HoldOver),
            (command.OccurredOn <= today.Date, CommonRefusals.FutureDate, "/occurredOn"),
            (command.OccurredOn >= hold.PlacedOn, CommonRefusals.BeforeEarlierStep, "/occurredOn"))
        : new RefusalProblem(HttpRefusals.NotFound) { Status = 404 };

    /// <summary>解除法定保留.</summary>
    [WolverinePost("/api/v1/legal-holds/{id}/lifting")]
    public static (Recorded, HoldLifted) Post(LiftHold command, [WriteAggregate] LegalHold hold) => (Recorded.After(hold), new(command.OccurredOn, command.Reason));
}

/// <summary>法定保留清单.</summary>
public sealed record HoldList(IReadOnlyList<LegalHold> Holds);

public static class ListHoldsEndpoint
{
    /// <summary>法定保留, of the cases within the caller's sight.</summary>
    [WolverineGet("/api/v1/legal-holds")]
    public static async Task<HoldList> Get(HttpContext context, IQuerySession session, CancellationToken token)
    {
        var filters = Filters.Of(context, "limit");
        return new(await SeenPages.TakeAsync(session.Query<LegalHold>().OrderByDescending(x => x.PlacedOn).ThenBy(x => x.Id), x => (x.RecordKind, x.RecordId), filters.Limit(), context, session, token));
    }
}
