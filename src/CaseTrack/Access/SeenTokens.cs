using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Caching.Memory;

namespace CaseTrack.Access;

/// <summary>已见过的令牌. Which tokens of the identity provider have been used here, by digest: their first use is a sign-in.</summary>
public sealed class SeenTokens : IDisposable
{
    // No provider gives a token for longer; one that is forgotten is written down once more.
    private static readonly TimeSpan Remembered = TimeSpan.FromDays(1);

    private readonly MemoryCache seen = new(new MemoryCacheOptions { SizeLimit = 20_000 });

    /// <summary>Whether a token has not led to this before.</summary>
    public bool IsNew(string token, string outcome)
    {
        var key = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes($"{outcome}|{token}")));
        if (seen.TryGetValue(key, out _))
        {
            return false;
        }

        seen.Set(key, true, new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = Remembered });
        return true;
    }

    public void Dispose() => seen.Dispose();
}
