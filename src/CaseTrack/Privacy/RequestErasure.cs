using CaseTrack.Access;
using CaseTrack.Access.Log;
using CaseTrack.Http;
using CaseTrack.Parties;
using Marten;
using Microsoft.AspNetCore.Http;

namespace CaseTrack.Privacy;

/// <summary>个人信息处理: every reason for "no".</summary>
public static class PrivacyRefusals
{
    public static readonly Refusal NoSuchCase = new("privacy.no-such-case", "没有这一案件，或不由您办理", "There is no such case, or you do not handle it", "查阅权限 E.3");

    public static readonly Refusal NoSuchParty = new("privacy.no-such-party", "该案没有这一当事人，或其信息已删除", "The case has no such party, or its data are erased already", "个人信息保护法 §47");

    public static readonly Refusal OnHold = new("privacy.legal-hold", "该案处于法定保留，个人信息不得删除", "The case is on legal hold; nothing is erased", "个人信息保护法 §47");

    public static readonly Refusal HoldOver = new("privacy.hold-over", "法定保留已解除", "The hold has been lifted", "个人信息保护法 §47");

    public static readonly Refusal NotRequested = new("privacy.not-requested", "该申请已经办结", "The request has been dealt with", "个人信息保护法 §47");

    public static readonly Refusal SamePerson = new("privacy.same-person", "须由申请人以外的第二人批准", "A second person approves", "个人信息保护法 §51");
}

/// <summary>A case the caller handles, and whether it is on hold.</summary>
/// <param name="Mine">Whether the caller may act upon it.</param>
/// <param name="OnHold">法定保留.</param>
public sealed record HandledCase(bool Mine, bool OnHold)
{
    public static async Task<HandledCase> FindAsync(string kind, Guid id, HttpContext context, IQuerySession session, CancellationToken token)
    {
        var viewer = Viewer.Of(context);
        var mine = AccessRules.AreaOf(kind) is not null && (await viewer.SeenAsync(kind, [id], session, token, write: true)).Contains(id);
        return new(mine, await session.Query<LegalHold>().AnyAsync(x => x.RecordId == id && x.LiftedOn == null, token));
    }
}

/// <summary>申请删除或限制处理个人信息.</summary>
/// <param name="Id">Made by the client (UUID v7).</param>
/// <param name="OccurredOn">申请日.</param>
/// <param name="Kind">The kind of case.</param>
/// <param name="RecordId">The case.</param>
/// <param name="Party">The party.</param>
/// <param name="Measure">处理方式.</param>
/// <param name="Ground">依据, code list <c>erasureGround</c>.</param>
public sealed record RequestErasure(Guid Id, DateOnly OccurredOn, string Kind, Guid RecordId, Guid Party, ErasureMeasure Measure, string Ground) : IDated
{
    public sealed class Validator : DatedValidator<RequestErasure>
    {
        public Validator()
        {
            RuleFor(x => x.Id).NotEmpty();
            RuleFor(x => x.Kind).Must(x => AccessRules.CaseKinds.Any(y => y.Kind == x)).WithErrorCode("unknown-code");
            RuleFor(x => x.Measure).IsInEnum();
            RuleFor(x => x.Ground).IsCodeOf(CodeList.Of("erasureGround"), x => x.OccurredOn);
        }
    }
}

public static class RequestErasureEndpoint
{
    public static async Task<(HandledCase, Party?)> LoadAsync(RequestErasure command, HttpContext context, IQuerySession session, CancellationToken token) => (
        await HandledCase.FindAsync(command.Kind, command.RecordId, context, session, token), await session.LoadAsync<Party>(command.Party, token));

    public static ProblemDetails Validate(RequestErasure command, HandledCase handled, Party? party, Today today) => Rules.Require(
        (handled.Mine, PrivacyRefusals.NoSuchCase, "/recordId"),
        (party is { Erased: false } && party.RecordId == command.RecordId, PrivacyRefusals.NoSuchParty, "/party"),
        (command.Measure is not ErasureMeasure.Erase || !handled.OnHold, PrivacyRefusals.OnHold, "/recordId"),
        (command.OccurredOn <= today.Date, CommonRefusals.FutureDate, "/occurredOn"));

    /// <summary>申请删除或限制处理: a second person decides.</summary>
    [WolverinePost("/api/v1/erasures")]
    public static (CreationResponse<Guid>, IStartStream) Post(RequestErasure command, HttpContext context) => (
        CreationResponse.For(command.Id, $"/api/v1/erasures/{command.Id}"),
        MartenOps.StartStream<Erasure>(command.Id, new ErasureRequested(
            command.OccurredOn, command.Kind, command.RecordId, command.Party, command.Measure, command.Ground, Viewer.Of(context).Caller.Name)));
}

/// <summary>批准删除或限制处理.</summary>
public sealed record ApproveErasure(DateOnly OccurredOn) : IDated
{
    public sealed class Validator : DatedValidator<ApproveErasure>;
}

public static class ApproveErasureEndpoint
{
    public static Task<HandledCase> LoadAsync(Erasure erasure, HttpContext context, IQuerySession session, CancellationToken token) =>
        HandledCase.FindAsync(erasure.RecordKind, erasure.RecordId, context, session, token);

    public static ProblemDetails Validate(ApproveErasure command, Erasure erasure, HandledCase handled, HttpContext context, Today today) => Rules.Require(
        (erasure.Stage is ErasureStage.Requested, PrivacyRefusals.NotRequested),
        (erasure.RequestedBy != Viewer.Of(context).Caller.Name, PrivacyRefusals.SamePerson),
        (erasure.Measure is not ErasureMeasure.Erase || !handled.OnHold, PrivacyRefusals.OnHold),
        (command.OccurredOn <= today.Date, CommonRefusals.FutureDate, "/occurredOn"),
        (command.OccurredOn >= erasure.RequestedOn, CommonRefusals.BeforeEarlierStep, "/occurredOn"));

    /// <summary>批准: carried out at once; what is erased cannot be had back.</summary>
    [WolverinePost("/api/v1/erasures/{id}/approval")]
    public static async Task<(Recorded, ErasureCarried)> Post(
        ApproveErasure command, [WriteAggregate] Erasure erasure, HttpContext context, IDocumentSession session, AccessLog log, CancellationToken token)
    {
        var party = await session.LoadAsync<Party>(erasure.Party, token) ?? throw new RefusedException(PrivacyRefusals.NoSuchParty, 422);
        if (erasure.Measure is ErasureMeasure.Erase)
        {
            // The key goes: what copies of the sealed text still lie in backups is noise from now on.
            session.Delete<PartyKey>(erasure.Party);
            session.Store(party with { Sealed = null, NameIndex = null, IdentityIndex = null, PhoneIndex = null, Erased = true });
        }
        else
        {
            session.Store(party with { StorageOnly = true, NameIndex = null, IdentityIndex = null, PhoneIndex = null });
        }

        var once = false;
        await RecordKind.Named(erasure.RecordKind).AppendAsync(session, erasure.RecordId, _ =>
        {
            var first = !once;
            once = true;
            return first ? RecordKind.Named(erasure.RecordKind).PartyErased(command.OccurredOn, erasure.Party, erasure.Measure, erasure.Id) : null;
        }, token);
        await log.RecordAsync(context, AccessAction.Erased, erasure.RecordKind, erasure.RecordId, erasure.Ground, $"{Wire.Name(erasure.Measure)} party {erasure.Party}");
        return (Recorded.After(erasure), new(command.OccurredOn, Viewer.Of(context).Caller.Name));
    }
}

/// <summary>驳回删除申请.</summary>
public sealed record RejectErasure(DateOnly OccurredOn, string Reason) : IDated
{
    public sealed class Validator : DatedValidator<RejectErasure>
    {
        public Validator() => RuleFor(x => x.Reason).NotEmpty().MaximumLength(200);
    }
}

public static class RejectErasureEndpoint
{
    public static Task BeforeAsync(RejectErasure command, Erasure erasure, IQuerySession session, PartyVault vault, CancellationToken token) =>
        FreeText.CheckAboutAsync(command, erasure.RecordKind, erasure.RecordId, session, vault, token);

    public static ProblemDetails Validate(RejectErasure command, Erasure erasure, Today today) => Rules.Require(
        (erasure.Stage is ErasureStage.Requested, PrivacyRefusals.NotRequested),
        (command.OccurredOn <= today.Date, CommonRefusals.FutureDate, "/occurredOn"),
        (command.OccurredOn >= erasure.RequestedOn, CommonRefusals.BeforeEarlierStep, "/occurredOn"));

    /// <summary>驳回: nothing changes.</summary>
    [WolverinePost("/api/v1/erasures/{id}/rejection")]
    public static (Recorded, ErasureRejected) Post(RejectErasure command, [WriteAggregate] Erasure erasure) => (Recorded.After(erasure), new(command.OccurredOn, command.Reason));
}

/// <summary>删除申请清单.</summary>
public sealed record ErasureList(IReadOnlyList<Erasure> Erasures);

public static class ListErasuresEndpoint
{
    /// <summary>删除与限制处理的申请, of the cases within the caller's sight.</summary>
    [WolverineGet("/api/v1/erasures")]
    public static async Task<ErasureList> Get(HttpContext context, IQuerySession session, CancellationToken token)
    {
        var filters = Filters.Of(context, "limit");
        return new(await SeenPages.TakeAsync(session.Query<Erasure>().OrderByDescending(x => x.RequestedOn).ThenBy(x => x.Id), x => (x.RecordKind, x.RecordId), filters.Limit(), context, session, token));
    }
}
