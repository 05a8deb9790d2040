using System.Security.Cryptography;
using Microsoft.Extensions.Configuration;

namespace CaseTrack.Releases;

/// <summary>签名密钥. ECDSA on P-256; from the setting <c>Signing:Key</c> (PEM) or a file, made at first use where there is none.</summary>
public sealed class SigningKey : IDisposable
{
    private readonly ECDsa key;

    private SigningKey(ECDsa key)
    {
        this.key = key;
        PublicKey = Convert.ToBase64String(key.ExportSubjectPublicKeyInfo());
        Id = KeyIdOf(key.ExportSubjectPublicKeyInfo());
    }

    /// <summary>The first half of the SHA-256 of the public key.</summary>
    public string Id { get; }

    /// <summary>SubjectPublicKeyInfo, base64.</summary>
    public string PublicKey { get; }

    public static SigningKey Load(IConfiguration configuration) => Of(Hosting.SecretFile.Read(configuration, "Signing:Key", "signing-key.pem", () =>
    {
        using var made = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return made.ExportPkcs8PrivateKeyPem();
    }));

    public string Sign(ReadOnlySpan<byte> content) => Convert.ToBase64String(key.SignData(content, HashAlgorithmName.SHA256));

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

    private static string KeyIdOf(byte[] publicKey) => Convert.ToHexStringLower(SHA256.HashData(publicKey)[..16]);

    private static SigningKey Of(string pem)
    {
        var key = ECDsa.Create();
        key.ImportFromPem(pem);
        return new SigningKey(key);
    }
}
