namespace CaseTrack.Records;

/// <summary>An event that any record with rights by unit can have, a case or not.</summary>
public interface IRecordEvent : IDossierEvent;

/// <summary>文字已遮盖. Words were taken out of earlier events of this record, as two people decided; figures, terms and the procedure are what
/// they were.</summary>
/// <remarks>What was taken out is not kept, nor any digest of it: names can be guessed. What stands afterwards is.</remarks>
/// <param name="OccurredOn">批准日.</param>
/// <param name="Redaction">The request.</param>
/// <param name="Reason">理由.</param>
/// <param name="RequestedBy">Who asked.</param>
/// <param name="ApprovedBy">Who approved, somebody else.</param>
/// <param name="Events">The events it changed, as they stand now.</param>
/// <param name="Signed">The service's signature over them.</param>
public sealed record TextRedacted<TRecord>(
    DateOnly OccurredOn, Guid Redaction, string Reason, string RequestedBy, string ApprovedBy, IReadOnlyList<RedactedEvent> Events,
    RedactionSignature Signed)
    : ICaseEvent<TRecord>, IRecordEvent where TRecord : class, ICaseRecord<TRecord>
{
    ChangeClass ICaseEvent.Change => ChangeClass.Erasure;
}

/// <summary>被遮盖的事件.</summary>
/// <param name="Version">Its version in the history.</param>
/// <param name="Event">Its id.</param>
/// <param name="Fields">The fields, as JSON Pointers.</param>
/// <param name="Digest">SHA-256 over everything it is now, hex.</param>
public sealed record RedactedEvent(long Version, Guid Event, IReadOnlyList<string> Fields, string Digest);

/// <summary>遮盖的签名.</summary>
/// <param name="KeyId">The key that signed.</param>
/// <param name="PublicKey">SubjectPublicKeyInfo, base64.</param>
/// <param name="Signature">Base64.</param>
public sealed record RedactionSignature(string KeyId, string PublicKey, string Signature);
