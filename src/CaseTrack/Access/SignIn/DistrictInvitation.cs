using System.Security.Cryptography;
using System.Text;

namespace CaseTrack.Access.SignIn;

/// <summary>开通一个区. A further district on the same service: the code for its first administrator, good once, kept as a digest.</summary>
/// <param name="Id">区划代码.</param>
/// <param name="Digest">SHA-256 of the code.</param>
/// <param name="InvitedAt">When it was made.</param>
public sealed record DistrictInvitation(string Id, string Digest, DateTimeOffset InvitedAt)
{
    // As long as the paper it is written on should lie about.
    private static readonly TimeSpan Lasts = TimeSpan.FromDays(14);

    /// <summary>A new one, and its code, which is told once.</summary>
    public static (DistrictInvitation Invitation, string Code) New(string district, DateTimeOffset now)
    {
        var code = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        return (new(district, DigestOf(code), now), code);
    }

    /// <summary>Whether a code is the one that was told, and still good.</summary>
    public bool Fits(string code, DateTimeOffset now) =>
        now - InvitedAt < Lasts && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(Digest), Encoding.UTF8.GetBytes(DigestOf(code)));

    private static string DigestOf(string code) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(code)));
}
