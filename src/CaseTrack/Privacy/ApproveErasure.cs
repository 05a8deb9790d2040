using CaseTrack.Access;
using CaseTrack.Access.Log;
using CaseTrack.Http;
using CaseTrack.Parties;
using Marten;
using Microsoft.AspNetCore.Http;

namespace CaseTrack.Privacy;

/// <summary>批准删除或限制处理.</summary>
public sealed record ApproveErasure(DateOnly OccurredOn) : IDated
{
    public sealed class Validator : DatedValidator<ApproveErasure>;
}

public static class ApproveErasureEndpoint
{
    public static Task<HandledCase> LoadAsync(Erasure erasure, HttpContext context, IQuerySession session, CancellationToken token) =>
        HandledCase.FindAsync(erasure.RecordKind, erasure.RecordId, context, session, token);

    public static ProblemDetails Validate(ApproveErasure command, Erasure erasure, HandledCase handled, HttpContext context, Today today) =>
        Rules.Require(
        (erasure.Stage is ErasureStage.Requested, PrivacyRefusals.NotRequested),
        (erasure.RequestedBy != Viewer.Of(context).Caller.Name, PrivacyRefusals.SamePerson),
        (erasure.Measure is not ErasureMeasure.Erase || !handled.OnHold, PrivacyRefusals.OnHold),
        (command.OccurredOn <= today.Date, CommonRefusals.FutureDate, "/occurredOn"),
        (command.OccurredOn >= erasure.RequestedOn, CommonRefusals.BeforeEarlierStep, "/occurredOn"));

    /// <summary>批准: carried out at once; what is erased cannot be had back.</summary>
    [WolverinePost("/api/v1/erasures/{id}/approval")]
    public static async Task<(Recorded, ErasureCarried)> Post(
        ApproveErasure command, [WriteAggregate] Erasure erasure, HttpContext context, IDocumentSession session, AccessLog log,
        CancellationToken token)
    {
        var party = await session.LoadAsync<Party>(erasure.Party, token) ?? throw new RefusedException(PrivacyRefusals.NoSuchParty, 422);
        if (erasure.Measure is ErasureMeasure.Erase)
        {
            PersonalPart.Erase(party, session);
            PersonalPart.ErasePhotos(erasure.RecordId, session);
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
            return first ? RecordKind.Named(erasure.RecordKind).PartyErased(command.OccurredOn, erasure.Party, erasure.Measure, erasure.Id)
                : null;
        }, token);
        await log.RecordAsync(
            context, AccessAction.Erased, erasure.RecordKind, erasure.RecordId, erasure.Ground,
            $"{Wire.Name(erasure.Measure)} party {erasure.Party}");
        return (Recorded.After(erasure), new(command.OccurredOn, Viewer.Of(context).Caller.Name));
    }
}
