using System.Numerics;
using System.Security.Cryptography;
using System.Text;
using CaseTrack.Secrets;

namespace CaseTrack.Access.Drafts;

/// <summary>草稿密封. What cannot be recorded from a device leaves it in a file that this office alone can open: sealed on the device to the
/// office's public key (ECDH over P-256, HKDF-SHA-256, AES-256-GCM).</summary>
/// <remarks>The private key follows from the office's master key, so there is none to keep besides; once the master key has been changed,
/// a file sealed before opens with the former one only.</remarks>
public static class DraftSeal
{
    private const string Purpose = "casetrack sealed draft";

    // As FIPS 186-5 has it for keys made from random bits: 64 bits more than the order has, so that what is left by the division is as
    // good as even.
    private static readonly BigInteger Order = BigInteger.Parse(
        "0FFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551", System.Globalization.NumberStyles.HexNumber,
        System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>SubjectPublicKeyInfo, base64: what a device seals to.</summary>
    public static string PublicKey(OfficeKey office)
    {
        using var own = Own(office);
        return Convert.ToBase64String(own.ExportSubjectPublicKeyInfo());
    }

    /// <summary>What was sealed; null for what this office cannot open.</summary>
    /// <param name="office">The office's key.</param>
    /// <param name="key">The sealing device's public key for this once, SubjectPublicKeyInfo, base64.</param>
    /// <param name="sealedText">What it sealed.</param>
    public static byte[]? Open(OfficeKey office, string key, string sealedText)
    {
        try
        {
            using var own = Own(office);
            using var device = ECDiffieHellman.Create();
            device.ImportSubjectPublicKeyInfo(Convert.FromBase64String(key), out _);
            var secret = own.DeriveRawSecretAgreement(device.PublicKey);
            return Encryption.Decrypt(HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, 32, info: Label), sealedText, Label);
        }
        catch (Exception wrong) when (wrong is CryptographicException or FormatException or ArgumentException or OverflowException)
        {
            return null;
        }
    }

    private static readonly byte[] Label = Encoding.UTF8.GetBytes(Purpose);

    private static ECDiffieHellman Own(OfficeKey office)
    {
        byte[] wide = [.. office.For(Purpose), .. office.For($"{Purpose}, the rest")[..8]];
        var secret = (new BigInteger(wide, isUnsigned: true, isBigEndian: true) % (Order - 1)) + 1;
        var bytes = secret.ToByteArray(isUnsigned: true, isBigEndian: true);
        return ECDiffieHellman.Create(new ECParameters
        {
            Curve = ECCurve.NamedCurves.nistP256,
            D = [.. new byte[32 - bytes.Length], .. bytes],
        });
    }
}
