using System.Security.Cryptography;

namespace CaseTrack.Releases;

/// <summary>受信公钥. Whose signatures count: the service's own key and those it had before, or those an auditor was given.</summary>
public sealed class TrustedKeys
{
    private readonly Dictionary<string, string> keys;

    private TrustedKeys(IEnumerable<string> keys) =>
        this.keys = keys.Distinct().ToDictionary(x => SigningKey.IdOf(Convert.FromBase64String(x)));

    /// <summary>All of them, each with its id (SubjectPublicKeyInfo, base64).</summary>
    public IEnumerable<(string Id, string PublicKey)> All => keys.Select(x => (x.Key, x.Value));

    /// <summary>Whether a public key (SubjectPublicKeyInfo, base64) is one of them.</summary>
    public bool Contains(string publicKey) => keys.ContainsValue(publicKey);

    /// <summary>The public key with this id; null for none of them.</summary>
    public string? Find(string id) => keys.GetValueOrDefault(id);

    /// <summary>These and one more.</summary>
    public TrustedKeys With(string publicKey) => new(keys.Values.Append(publicKey));

    /// <param name="files">PEM, or what a signed head or release gives as its public key.</param>
    /// <exception cref="InvalidOperationException">One of them is no such key; the message names it.</exception>
    public static TrustedKeys Of(IEnumerable<(string Path, string Text)> files) => new(files.Select(x => PublicKey(x.Path, x.Text.Trim())));

    private static string PublicKey(string path, string text)
    {
        using var key = ECDsa.Create();
        try
        {
            if (text.StartsWith("-----", StringComparison.Ordinal))
            {
                key.ImportFromPem(text);
            }
            else
            {
                key.ImportSubjectPublicKeyInfo(Convert.FromBase64String(text), out _);
            }
        }
        catch (Exception failure) when (failure is CryptographicException or FormatException or ArgumentException)
        {
            throw new InvalidOperationException($"{path} 不是公钥 (is not a public key: PEM, or base64 as in a signed head).", failure);
        }

        return Convert.ToBase64String(key.ExportSubjectPublicKeyInfo());
    }
}
