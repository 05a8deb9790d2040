using System.Text.Json;
using CaseTrack.Releases;

namespace CaseTrack.Proof;

/// <summary>An event as the last redaction that names it left it.</summary>
/// <param name="Redaction">The sequence of the redaction.</param>
/// <param name="Stream">The record of both.</param>
/// <param name="Digest">SHA-256 over everything the event was afterwards, hex.</param>
public sealed record RedactedState(long Redaction, Guid Stream, string Digest);

/// <summary>遮盖的证明. What a redaction says of the events it changed, and its signature: somebody who has the database and its tables,
/// even the seal key, cannot change an event and call that a redaction.</summary>
public static class RedactionProof
{
    /// <summary>The bytes that are signed.</summary>
    public static byte[] Bytes(string district, Guid record, Guid redaction, IReadOnlyList<RedactedEvent> events) =>
        JsonSerializer.SerializeToUtf8Bytes(new { district, record, redaction, events }, JsonSerializerOptions.Web);

    /// <summary>The digest of an event as it stands.</summary>
    public static string DigestOf(StoredEvent happened) => Convert.ToHexStringLower(happened.LinkTo([]));

    /// <summary>What a stored redaction says; nothing where no key that counts has signed it.</summary>
    public static IEnumerable<(Guid Event, RedactedState State)> Read(StoredEvent redaction, string district, TrustedKeys keys)
    {
        Said? said;
        try
        {
            said = JsonSerializer.Deserialize<Said>(redaction.Data, JsonSerializerOptions.Web);
        }
        catch (JsonException)
        {
            // The service wrote no such thing.
            return [];
        }

        return said is { Events: { } events, Signed: { PublicKey: { } key, Signature: { } signature } } && keys.Contains(key)
            && SigningKey.Verify(Bytes(district, redaction.Stream, said.Redaction, events), signature, key)
                ? events.Select(x => (x.Event, new RedactedState(redaction.Sequence, redaction.Stream, x.Digest)))
                : [];
    }

    private sealed record Said(Guid Redaction, IReadOnlyList<RedactedEvent>? Events, RedactionSignature? Signed);
}
