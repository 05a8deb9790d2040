using CaseTrack.Figures;
using Marten;

namespace CaseTrack.Releases;

/// <summary>核验. Checks a release from its exported file against the database.</summary>
public static class ReleaseProof
{
    public const string Algorithm = "ECDSA P-256, SHA-256";

    /// <summary>Checks one.</summary>
    /// <param name="exported">The file.</param>
    /// <param name="session">The database of its district.</param>
    /// <param name="key">The service's key.</param>
    /// <param name="named">The id of a further key the caller trusts.</param>
    /// <param name="token">Cancellation.</param>
    public static async Task<ReleaseVerdict> CheckAsync(
        ExportedRelease exported, IQuerySession session, SigningKey key, string? named, CancellationToken token)
    {
        await using var reader = await FigureReader.OpenAsync(session, token);
        return await CheckAsync(exported, session, key, named, reader, token);
    }

    /// <summary>The same of what a reader sees.</summary>
    public static async Task<ReleaseVerdict> CheckAsync(
        ExportedRelease exported, IQuerySession session, SigningKey key, string? named, FigureReader reader, CancellationToken token)
    {
        var content = exported.Content;
        var signer = KeyIdOf(exported.PublicKey);
        var signed = exported.Algorithm == Algorithm && exported.KeyId == signer && await SignedAsync(exported, session, token);
        var (ours, trusted) = (IsOurs(signer, key), IsOurs(signer, key) || signer == named);
        if (content.District != session.TenantId)
        {
            return new(signed, signer, ours, trusted, false, ["district"], []);
        }

        var scope = new FigureScope(
            content.District, content.From, content.To, content.HappenedBy, content.KnownAt, null, content.Sequence);
        var now = (await Freezing.FiguresAsync(reader, scope, token)).ToDictionary(x => x.Code);
        bool IsRedefined(ReleasedFigure figure) => now.GetValueOrDefault(figure.Code)?.DefinitionVersion != figure.DefinitionVersion;
        string[] differences = [.. content.Figures.Where(x => !IsRedefined(x) && !now[x.Code].Counts(x)).Select(x => x.Code)];
        return new(signed, signer, ours, trusted, differences.Length == 0, differences,
            [.. content.Figures.Where(IsRedefined).Select(x => x.Code)]);
    }

    /// <summary>Whether a key is one this service signs with, or signed with before.</summary>
    private static bool IsOurs(string keyId, SigningKey key) => key.Trusted.Find(keyId) is not null;

    private static async Task<bool> SignedAsync(ExportedRelease exported, IQuerySession session, CancellationToken token)
    {
        if (SigningKey.Verify(Freezing.Bytes(exported.Envelope()), exported.Signature, exported.PublicKey))
        {
            return true;
        }

        // At first the content alone was signed; who approved such a release stands in its event, which the chain of events proves.
        return SigningKey.Verify(Freezing.Bytes(exported.Content), exported.Signature, exported.PublicKey)
            && await session.LoadAsync<Release>(exported.Id, token) is { PublicKey: null } kept
            && (kept.Signature, kept.ApprovedBy, kept.ApprovedAt, kept.Supersedes) == (
                exported.Signature, exported.ApprovedBy, exported.ApprovedAt, exported.Supersedes);
    }

    /// <summary>The id of a public key; empty for what is not one.</summary>
    private static string KeyIdOf(string publicKey)
    {
        var bytes = new byte[1000];
        return Convert.TryFromBase64String(publicKey, bytes, out var length) ? SigningKey.IdOf(bytes[..length]) : "";
    }
}

/// <summary>导出的发布. What an outsider keeps: content, who approved it, signature, public key.</summary>
public sealed record ExportedRelease(
    Guid Id, ReleaseContent Content, string ApprovedBy, DateTimeOffset ApprovedAt, string Algorithm, string KeyId, string PublicKey,
    string Signature, Guid? Supersedes = null)
{
    /// <summary>What its signature must cover.</summary>
    public ReleaseEnvelope Envelope() => new(Id, Supersedes, ApprovedBy, ApprovedAt, Algorithm, KeyId, Content);
}

/// <summary>核验结果. Three answers side by side: whether the file is what was signed, whether its figures come out the same, which of them
/// cannot be asked again.</summary>
/// <param name="SignatureHolds">Nothing in the file was changed since the key in it signed it.</param>
/// <param name="KeyId">The key in the file, by which it is signed if the signature holds.</param>
/// <param name="KeyIsOurs">That key is this service's, or was.</param>
/// <param name="KeyTrusted">It is that, or the one the caller has named.</param>
/// <param name="Recomputes">Every figure whose definition is still the same comes out bit for bit the same from the ledger.</param>
/// <param name="Differences">The figures that do not.</param>
/// <param name="Redefined">口径已变更: figures whose definition has changed or gone since. They cannot be computed by today's catalogue, which
/// says nothing against the file.</param>
public sealed record ReleaseVerdict(
    bool SignatureHolds, string KeyId, bool KeyIsOurs, bool KeyTrusted, bool Recomputes, IReadOnlyList<string> Differences,
    IReadOnlyList<string> Redefined)
{
    /// <summary>Signed by a trusted key, and nothing that can be computed is another.</summary>
    public bool Holds => SignatureHolds && KeyTrusted && Recomputes;
}
