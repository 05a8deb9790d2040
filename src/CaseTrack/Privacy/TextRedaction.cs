using CaseTrack.Proof;
using CaseTrack.Releases;
using CaseTrack.Store;
using Marten;
using Npgsql;
using NpgsqlTypes;

namespace CaseTrack.Privacy;

/// <summary>Why words are taken out, on whose word, and what stands instead.</summary>
/// <param name="Id">The request, or the list of what is destroyed.</param>
/// <param name="OccurredOn">The day it was approved.</param>
/// <param name="Reason">理由.</param>
/// <param name="RequestedBy">Who asked.</param>
/// <param name="ApprovedBy">Who approved, somebody else.</param>
/// <param name="Replacement">代替的文字.</param>
public sealed record RedactionOrder(
    Guid Id, DateOnly OccurredOn, string Reason, string RequestedBy, string ApprovedBy, string Replacement);

/// <summary>遮盖的执行: takes words out of events, record and proof together, within the session's transaction.</summary>
/// <param name="session">The session.</param>
/// <param name="seals">Seals the events anew.</param>
/// <param name="key">Signs what they are now.</param>
/// <param name="statement">The statement by which this database redacts.</param>
public sealed class TextRedaction(IDocumentSession session, EventSeals seals, SigningKey key, string statement)
{
    /// <summary>Holds records until the transaction ends, and says by which statement this database redacts; null where the service has
    /// no right to it.</summary>
    public static async Task<string?> HoldAsync(Guid[] records, IDocumentSession session, CancellationToken token)
    {
        await session.BeginTransactionAsync(token);
        await using (var locking = new NpgsqlCommand(StoredEvents.HoldStreams))
        {
            locking.Parameters.Add(new NpgsqlParameter<string> { TypedValue = session.TenantId });
            locking.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = records });
            await using var held = await session.ExecuteReaderAsync(locking, token);
        }

        await using var asking = new NpgsqlCommand(StoredEvents.CanRedact);
        await using var rows = await session.ExecuteReaderAsync(asking, token);
        await rows.ReadAsync(token);
        return rows.GetBoolean(0) ? StoredEvents.Redact : rows.GetBoolean(1) ? StoredEvents.RedactAsOwner : null;
    }

    /// <summary>Takes words out of a record.</summary>
    /// <returns>The event that says so, still to be appended.</returns>
    public async Task<ICaseEvent> CarryAsync(
        RecordKind kind, Guid record, RecordedTexts standing, IReadOnlyList<RedactedPlace> places, RedactionOrder order,
        CancellationToken token)
    {
        var district = session.TenantId;
        var said = standing.Without(places, order.Replacement)!;
        foreach (var (version, data) in said)
        {
            var was = standing.Event(version)!;
            await DoAsync(statement, was.Id, data, token,
                seals.Of(district, was.Id, was.Stream, was.Type, was.Actor, data, was.Correlation, was.Causation));
        }

        // Within this transaction: the events as they stand, and the record they make, before one more event builds on it.
        var texts = await RecordedTexts.ReadAsync(kind.Name, record, session, token);
        await DoAsync(StoredDocuments.Replace(kind.RecordType.Name), record,
            session.DocumentStore.Options.Serializer().ToJson(texts.Folded()), token);
        RedactedEvent[] events = [.. said.Keys.Order().Select(x => new RedactedEvent(
            x, texts.Event(x)!.Id, [.. places.Where(y => y.Version == x).Select(y => y.Field)],
            RedactionProof.DigestOf(texts.Event(x)!)))];
        var signature = key.Sign(RedactionProof.Bytes(district, record, order.Id, events));
        return kind.TextRedacted(
            order.OccurredOn, order.Id, order.Reason, order.RequestedBy, order.ApprovedBy, events, new(key.Id, key.PublicKey, signature));
    }

    private async Task DoAsync(string statement, Guid id, string data, CancellationToken token, string? seal = null)
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
