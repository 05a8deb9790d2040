using System.Security.Cryptography;
using System.Text;
using CaseTrack.Secrets;

namespace CaseTrack.Access.SignIn;

/// <summary>一次登录. Ends with signing out, with the password, with its time, or when a spent refresh token turns up.</summary>
public sealed record SignInSession : JasperFx.IRevisioned
{
    /// <summary>How long a sign-in lasts without use.</summary>
    public static readonly TimeSpan Idle = TimeSpan.FromHours(8);

    /// <summary>Use is written down only so often: a page asks many times.</summary>
    public static readonly TimeSpan Noted = TimeSpan.FromMinutes(5);

    /// <summary>How long it lasts at all.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(7);

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid Account { get; init; }

    /// <summary>The account's security stamp at sign-in.</summary>
    public required string Stamp { get; init; }

    public DateTimeOffset StartedAt { get; init; }
    public DateTimeOffset UsedAt { get; init; }
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>SHA-256 of the refresh token that is good now.</summary>
    public required string RefreshHash { get; init; }

    /// <summary>SHA-256 of the cookie, for a sign-in of the pages; absent for tokens.</summary>
    public string? PageHash { get; init; }

    /// <summary>How long the refresh token before is answered with the same pair: an answer may be lost, and a second tab may be
    /// slow.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromSeconds(30);

    /// <summary>SHA-256 of the refresh token before.</summary>
    public string? FormerHash { get; init; }

    /// <summary>Until when it gets the same pair again.</summary>
    public DateTimeOffset? FormerUntil { get; init; }

    /// <summary>The refresh token that is good now, encrypted with the one before: only who has that one can be answered again.</summary>
    public string? Again { get; init; }

    /// <summary>The session once its refresh token has been used.</summary>
    public SignInSession Refreshed(string used, string next, DateTimeOffset now) => this with
    {
        RefreshHash = HashOf(next),
        UsedAt = now,
        FormerHash = HashOf(used),
        FormerUntil = now + Grace,
        Again = Encryption.Encrypt(KeyOf(used), Encoding.UTF8.GetBytes(next), Id.ToByteArray()),
    };

    /// <summary>The token that took the place of a used one; null once the grace is over.</summary>
    public string? NextAfter(string used, DateTimeOffset now) =>
        FormerHash == HashOf(used) && now < FormerUntil && Again is { } again
            ? Encoding.UTF8.GetString(Encryption.Decrypt(KeyOf(used), again, Id.ToByteArray())) : null;

    // Not the hash that is stored: whoever reads the table must not open it.
    private static byte[] KeyOf(string token) => SHA256.HashData(Encoding.UTF8.GetBytes($"casetrack refresh again {token}"));

    /// <summary>Counts the refreshes; two at once do not both succeed.</summary>
    public int Version { get; set; }

    public bool IsLive(DateTimeOffset now) => EndedAt is null && now < Until();

    /// <summary>When it ends by itself, unless it is used before; use does not carry it beyond its longest time.</summary>
    public DateTimeOffset Until() => UsedAt + Idle < StartedAt + Longest ? UsedAt + Idle : StartedAt + Longest;

    /// <summary>A new refresh token: the session's id and 256 random bits.</summary>
    public static (string Token, string Hash) NewToken(Guid session)
    {
        var token = $"{session:N}.{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32))}";
        return (token, HashOf(token));
    }

    public static string HashOf(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));

    /// <summary>The session a token names; null for what is none.</summary>
    public static Guid? SessionOf(string token) => token.Length == 97 && token[32] == '.'
        && Guid.TryParseExact(token[..32], "N", out var id) ? id : null;
}
