using System.Security.Cryptography;

namespace CaseTrack.Secrets;

/// <summary>加密. AES-256-GCM: nobody without the key can read or alter it, or move it to where another label is expected.</summary>
public static class Encryption
{
    // What stands before the dot says how it was encrypted, for the day there is a second way.
    private const string First = "1.";
    private const int NonceLength = 12;
    private const int TagLength = 16;

    public static string Encrypt(byte[] key, byte[] plain, byte[] label)
    {
        var whole = new byte[NonceLength + plain.Length + TagLength];
        RandomNumberGenerator.Fill(whole.AsSpan(0, NonceLength));
        using var cipher = new AesGcm(key, TagLength);
        cipher.Encrypt(whole.AsSpan(0, NonceLength), plain, whole.AsSpan(NonceLength, plain.Length),
            whole.AsSpan(NonceLength + plain.Length), label);
        return First + Convert.ToBase64String(whole);
    }

    /// <exception cref="CryptographicException">Another key, another label, or altered.</exception>
    public static byte[] Decrypt(byte[] key, string text, byte[] label)
    {
        if (!text.StartsWith(First, StringComparison.Ordinal))
        {
            throw new CryptographicException("Encrypted in a way this version does not know.");
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
            Decrypt(key, text, label);
            return true;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }
}
