using System.Security.Cryptography;
using CaseTrack.Secrets;
using Microsoft.Extensions.Configuration;

namespace CaseTrack.Releases;

/// <summary>签名密钥. ECDSA on P-256; from the setting <c>Signing:Key</c> (PEM) or a file.</summary>
/// <remarks>What former keys have signed still counts where <c>Signing:FormerKeys</c> names them: a file, or a folder with a file for
/// each, PEM or base64.</remarks>
public sealed class SigningKey : IDisposable
{
    private const string Setting = "Signing:Key";
    private const string FileName = "signing-key.pem";

    private readonly ECDsa key;
    private readonly Lock signing = new();

    private SigningKey(ECDsa key, TrustedKeys former)
    {
        this.key = key;
        PublicKey = Convert.ToBase64String(key.ExportSubjectPublicKeyInfo());
        Id = IdOf(key.ExportSubjectPublicKeyInfo());
        Trusted = former.With(PublicKey);
    }

    /// <summary>The first half of the SHA-256 of the public key.</summary>
    public string Id { get; }

    /// <summary>SubjectPublicKeyInfo, base64.</summary>
    public string PublicKey { get; }

    /// <summary>This key and the former ones.</summary>
    public TrustedKeys Trusted { get; }

    /// <summary>Whether there is a key already.</summary>
    public static bool Exists(IConfiguration configuration) => SecretFile.Exists(configuration, Setting, FileName);

    public static SigningKey Load(IConfiguration configuration)
    {
        var former = TrustedKeys.Of(SecretFile.Named(configuration, "Signing:FormerKeys"));
        var key = ECDsa.Create();
        key.ImportFromPem(SecretFile.Read(configuration, Setting, FileName, () =>
        {
            using var made = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            return made.ExportPkcs8PrivateKeyPem();
        }));
        return new SigningKey(key, former);
    }

    /// <summary>Signs; any number of threads may ask.</summary>
    public string Sign(ReadOnlySpan<byte> content)
    {
        lock (signing)
        {
            return Convert.ToBase64String(key.SignData(content, HashAlgorithmName.SHA256));
        }
    }

    /// <summary>Whether a public key made a signature.</summary>
    public static bool Verify(ReadOnlySpan<byte> content, string signature, string publicKey)
    {
        var bytes = new byte[256];
        if (!Convert.TryFromBase64String(signature, bytes, out var length))
        {
            return false;
        }

        try
        {
            using var key = ECDsa.Create();
            key.ImportSubjectPublicKeyInfo(Convert.FromBase64String(publicKey), out _);
            return key.VerifyData(content, bytes.AsSpan(0, length), HashAlgorithmName.SHA256);
        }
        catch (Exception failure) when (failure is CryptographicException or FormatException)
        {
            return false;
        }
    }

    public void Dispose() => key.Dispose();

    internal static string IdOf(byte[] publicKey) => Convert.ToHexStringLower(SHA256.HashData(publicKey)[..16]);
}
