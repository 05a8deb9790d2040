using CaseTrack.Access;
using CaseTrack.Parties;
using Marten;
using Microsoft.AspNetCore.Http;

namespace CaseTrack.Privacy;

/// <summary>申请删除或限制处理个人信息.</summary>
/// <param name="Id">Made by the client (UUID v7).</param>
/// <param name="OccurredOn">申请日.</param>
/// <param name="Kind">The kind of case.</param>
/// <param name="RecordId">The case.</param>
/// <param name="Party">The party.</param>
/// <param name="Measure">处理方式.</param>
/// <param name="Ground">依据, code list <c>erasureGround</c>.</param>
public sealed record RequestErasure(
    Guid Id, DateOnly OccurredOn, string Kind, Guid RecordId, Guid Party, ErasureMeasure Measure, string Ground) : IDated
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
    public static async Task<(HandledCase, Party?)> LoadAsync(
        RequestErasure command, HttpContext context, IQuerySession session, CancellationToken token) => (
        await HandledCase.FindAsync(command.Kind, command.RecordId, context, session, token),
        await session.LoadAsync<Party>(command.Party, token));

    public static ProblemDetails Validate(RequestErasure command, HandledCase handled, Party? party, Today today) => Rules.Require(
        (handled.Mine, PrivacyRefusals.NoSuchCase, "/recordId"),
        (party is { Erased: false } && party.RecordId == command.RecordId, PrivacyRefusals.NoSuchParty, "/party"),
        (command.Measure is not ErasureMeasure.Erase || !handled.OnHold, PrivacyRefusals.OnHold, "/recordId"),
        (command.OccurredOn <= today.Date, CommonRefusals.FutureDate, "/occurredOn"));

    /// <summary>申请删除或限制处理: a second person decides.</summary>
    [WolverinePost("/api/v1/erasures")]
    public static (Created, IStartStream) Post(RequestErasure command, HttpContext context) => (
        Created.At(command.Id, $"/api/v1/erasures/{command.Id}"),
        MartenOps.StartStream<Erasure>(command.Id, new ErasureRequested(
            command.OccurredOn, command.Kind, command.RecordId, command.Party, command.Measure, command.Ground,
            Viewer.Of(context).Caller.Name)));
}
