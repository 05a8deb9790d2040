using System.Security.Cryptography;

namespace CaseTrack.Secrets;

/// <summary>密封. AES-256-GCM: what is sealed can be neither read nor altered without the key, nor moved to where another label is
/// expected.</summary>
public static class Sealing
{
    // What stands before the dot says how it was sealed, for the day there is a second way.
    private const string First = "1.";
    private const int NonceLength = 12;
    private const int TagLength = 16;

    public static string Seal(byte[] key, byte[] plain, byte[] label)
    {
        var whole = new byte[NonceLength + plain.Length + TagLength];
        RandomNumberGenerator.Fill(whole.AsSpan(0, NonceLength));
        using var cipher = new AesGcm(key, TagLength);
        cipher.Encrypt(whole.AsSpan(0, NonceLength), plain, whole.AsSpan(NonceLength, plain.Length),
            whole.AsSpan(NonceLength + plain.Length), label);
        return First + Convert.ToBase64String(whole);
    }

    /// <exception cref="CryptographicException">Another key, another label, or altered.</exception>
    public static byte[] Unseal(byte[] key, string text, byte[] label)
    {
        if (!text.StartsWith(First, StringComparison.Ordinal))
        {
            throw new CryptographicException("Sealed in a way this version does not know.");
        }

        var whole = Convert.FromBase64String(text[First.Length..]);
        var plain = new byte[whole.Length - NonceLength - TagLength];
        using var cipher = new AesGcm(key, TagLength);
        cipher.Decrypt(whole.AsSpan(0, NonceLength), whole.AsSpan(NonceLength, plain.Length), whole.AsSpan(NonceLength + plain.Length),
            plain, label);
        return plain;
    }

    /// <summary>Whether the key opens it.</summary>
    public static bool Opens(byte[] key, string text, byte[] label)
    {
        try
        {
            Unseal(key, text, label);
            return true;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }
}
