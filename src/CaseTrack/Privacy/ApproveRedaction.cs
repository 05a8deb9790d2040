using CaseTrack.Access;
using CaseTrack.Access.Log;
using CaseTrack.Proof;
using CaseTrack.Releases;
using Marten;
using Microsoft.AspNetCore.Http;

namespace CaseTrack.Privacy;

/// <summary>批准遮盖文字.</summary>
public sealed record ApproveRedaction(DateOnly OccurredOn) : IDated
{
    public sealed class Validator : DatedValidator<ApproveRedaction>;
}

/// <summary>What stands beside a request at the moment of its approval.</summary>
/// <param name="Texts">The record's events.</param>
/// <param name="Statement">The statement by which this database redacts; null where the service has no right to it.</param>
public sealed record RedactionStanding(RecordedTexts Texts, string? Statement)
{
    /// <summary>Holds the record until the redaction is stored, and reads it.</summary>
    public static async Task<RedactionStanding> HeldAsync(Redaction redaction, IDocumentSession session, CancellationToken token)
    {
        var statement = await TextRedaction.HoldAsync([redaction.RecordId], session, token);
        return new(await RecordedTexts.ReadAsync(redaction.RecordKind, redaction.RecordId, session, token), statement);
    }
}

public static class ApproveRedactionEndpoint
{
    public static async Task<(HandledCase, RedactionStanding)> LoadAsync(
        Redaction redaction, HttpContext context, IDocumentSession session, CancellationToken token) => (
        await HandledCase.FindAsync(redaction.RecordKind, redaction.RecordId, context, session, token),
        await RedactionStanding.HeldAsync(redaction, session, token));

    public static ProblemDetails Validate(
        ApproveRedaction command, Redaction redaction, HandledCase handled, RedactionStanding standing, HttpContext context, Today today) =>
        Rules.Require(
        (redaction.Stage is RedactionStage.Requested, PrivacyRefusals.NotRequested),
        (redaction.RequestedBy != Viewer.Of(context).Caller.Name, PrivacyRefusals.SamePerson),
        (!handled.OnHold, PrivacyRefusals.OnHold),
        (command.OccurredOn <= today.Date, CommonRefusals.FutureDate, "/occurredOn"),
        (command.OccurredOn >= redaction.RequestedOn, CommonRefusals.BeforeEarlierStep, "/occurredOn"),
        (!standing.Texts.ChangedSince(redaction.RecordVersion), PrivacyRefusals.RedactionOvertaken),
        (standing.Texts.Without(redaction.Places, redaction.Replacement) is { } said && standing.Texts.CountsTheSame(said),
            PrivacyRefusals.RedactionOvertaken),
        (standing.Statement is not null, PrivacyRefusals.NoRedactingFunction));

    /// <summary>批准: carried out at once, in events, record and proof together; what is taken out cannot be had back.</summary>
    [WolverinePost("/api/v1/redactions/{id}/approval")]
    public static async Task<(Recorded, RedactionCarried)> Post(
        ApproveRedaction command, [WriteAggregate] Redaction redaction, RedactionStanding standing, HttpContext context,
        IDocumentSession session, EventSeals seals, SigningKey key, AccessLog log, CancellationToken token)
    {
        var (kind, approver) = (RecordKind.Named(redaction.RecordKind), Viewer.Of(context).Caller.Name);
        var said = await new TextRedaction(session, seals, key, standing.Statement!).CarryAsync(
            kind, redaction.RecordId, standing.Texts, redaction.Places,
            new(redaction.Id, command.OccurredOn, redaction.Reason, redaction.RequestedBy, approver, redaction.Replacement), token);
        await kind.AppendAsync(session, redaction.RecordId, said, token);
        await log.RecordAsync(
            context, AccessAction.Redacted, redaction.RecordKind, redaction.RecordId, detail: $"approved {redaction.Id}");
        return (Recorded.After(redaction), new(command.OccurredOn, approver));
    }
}
