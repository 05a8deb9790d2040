using CaseTrack.Access;
using CaseTrack.Access.Log;
using CaseTrack.Proof;
using CaseTrack.Releases;
using CaseTrack.Store;
using Marten;
using Microsoft.AspNetCore.Http;
using Npgsql;
using NpgsqlTypes;

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
        await session.BeginTransactionAsync(token);
        await using (var locking = new NpgsqlCommand(StoredEvents.HoldStreams))
        {
            locking.Parameters.Add(new NpgsqlParameter<string> { TypedValue = session.TenantId });
            locking.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = [redaction.RecordId] });
            await using var held = await session.ExecuteReaderAsync(locking, token);
        }

        string? statement;
        await using (var asking = new NpgsqlCommand(StoredEvents.CanRedact))
        {
            await using var rows = await session.ExecuteReaderAsync(asking, token);
            await rows.ReadAsync(token);
            statement = rows.GetBoolean(0) ? StoredEvents.Redact : rows.GetBoolean(1) ? StoredEvents.RedactAsOwner : null;
        }

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
        var (kind, district, approver) =
            (RecordKind.Named(redaction.RecordKind), session.TenantId, Viewer.Of(context).Caller.Name);
        var said = standing.Texts.Without(redaction.Places, redaction.Replacement)!;
        foreach (var (version, data) in said)
        {
            var was = standing.Texts.Event(version)!;
            await DoAsync(standing.Statement!, was.Id, data, session, token,
                seals.Of(district, was.Id, was.Stream, was.Type, was.Actor, data, was.Correlation, was.Causation));
        }

        // Within this transaction: the events as they stand, and the record they make, before one more event builds on it.
        var texts = await RecordedTexts.ReadAsync(redaction.RecordKind, redaction.RecordId, session, token);
        await DoAsync(StoredDocuments.Replace(kind.RecordType.Name), redaction.RecordId,
            session.DocumentStore.Options.Serializer().ToJson(texts.Folded()), session, token);
        RedactedEvent[] events = [.. said.Keys.Order().Select(x => new RedactedEvent(
            x, texts.Event(x)!.Id, [.. redaction.Places.Where(y => y.Version == x).Select(y => y.Field)],
            RedactionProof.DigestOf(texts.Event(x)!)))];
        var signature = key.Sign(RedactionProof.Bytes(district, redaction.RecordId, redaction.Id, events));
        await kind.AppendAsync(session, redaction.RecordId, kind.TextRedacted(
            command.OccurredOn, redaction.Id, redaction.Reason, redaction.RequestedBy, approver, events,
            new(key.Id, key.PublicKey, signature)), token);
        await log.RecordAsync(
            context, AccessAction.Redacted, redaction.RecordKind, redaction.RecordId, detail: $"approved {redaction.Id}");
        return (Recorded.After(redaction), new(command.OccurredOn, approver));
    }

    private static async Task DoAsync(
        string statement, Guid id, string data, IDocumentSession session, CancellationToken token, string? seal = null)
    {
        await using var command = new NpgsqlCommand(statement);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = session.TenantId });
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = id });
        command.Parameters.Add(new NpgsqlParameter { Value = data, NpgsqlDbType = NpgsqlDbType.Jsonb });
        if (seal is not null)
        {
            command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = seal });
        }

        await using var done = await session.ExecuteReaderAsync(command, token);
    }
}
