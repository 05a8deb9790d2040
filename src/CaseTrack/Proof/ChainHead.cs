using System.Text.Json;
using CaseTrack.Releases;

namespace CaseTrack.Proof;

/// <summary>链首. Where a district's chain of events stood: whoever keeps it can show later that nothing before it was altered.</summary>
/// <param name="District">区划代码.</param>
/// <param name="Sequence">The last event.</param>
/// <param name="Events">How many events there were.</param>
/// <param name="Hash">The last link, hex.</param>
/// <param name="MadeAt">When it was signed.</param>
public sealed record ChainHead(string District, long Sequence, long Events, string Hash, DateTimeOffset MadeAt)
{
    /// <summary>The bytes that are signed.</summary>
    public byte[] Bytes() => JsonSerializer.SerializeToUtf8Bytes(this, JsonSerializerOptions.Web);
}

/// <summary>已签名的链首, as exported.</summary>
public sealed record SignedHead(ChainHead Head, string Algorithm, string KeyId, string PublicKey, string Signature)
{
    public static SignedHead Of(ChainHead head, SigningKey key) =>
        new(head, ReleaseProof.Algorithm, key.Id, key.PublicKey, key.Sign(head.Bytes()));

    /// <summary>Signed, and with a key that counts.</summary>
    public bool IsGenuine(TrustedKeys keys) => keys.Contains(PublicKey) && SigningKey.Verify(Head.Bytes(), Signature, PublicKey);
}

/// <summary>A head as kept on a day.</summary>
public sealed record KeptHead(DateOnly Day, SignedHead Signed);
