using System.Security.Cryptography;
using System.Text;
using CaseTrack.Access.Accounts;
using CaseTrack.Secrets;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Configuration;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace CaseTrack.Access.SignIn;

/// <summary>访问令牌. Short-lived, signed (ES256), and good only as long as the sign-in behind it.</summary>
public sealed class Tokens : IDisposable
{
    public const string Issuer = "casetrack";

    /// <summary>How long an access token lasts.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(15);

    private readonly MemoryCache verified = new(new MemoryCacheOptions { SizeLimit = 20_000 });
    private readonly ECDsa key;
    private readonly SigningCredentials credentials;

    /// <param name="configuration">The key: setting <c>Access:TokenKey</c> (PEM), or a file made at first use.</param>
    public Tokens(IConfiguration configuration)
    {
        key = ECDsa.Create();
        key.ImportFromPem(SecretFile.Read(configuration, "Access:TokenKey", "token-key.pem", () =>
        {
            using var made = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            return made.ExportPkcs8PrivateKeyPem();
        }));
        // Signers of its own: the shared ones are kept by the key's thumbprint and would outlive this object, for another with the same
        // key to find them closed.
        var signing = new ECDsaSecurityKey(key) { CryptoProviderFactory = new CryptoProviderFactory(new InMemoryCryptoProviderCache()) };
        credentials = new SigningCredentials(signing, SecurityAlgorithms.EcdsaSha256);
    }

    /// <summary>What a token must be: ours, for us, in time, with this one algorithm.</summary>
    /// <remarks>The signature of the same bytes is worked out once. All that time and a sign-in's end decide is asked each time.</remarks>
    public TokenValidationParameters Validation(TimeProvider clock)
    {
        var whole = Whole(clock);
        var remembering = whole.Clone();
        remembering.SignatureValidator = (token, _) => Verified(token, whole);
        return remembering;
    }

    private JsonWebToken Verified(string token, TokenValidationParameters whole)
    {
        var digest = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
        if (!verified.TryGetValue(digest, out _))
        {
            // Nothing in it waits: the key is at hand.
            var found = new JsonWebTokenHandler().ValidateTokenAsync(token, whole).GetAwaiter().GetResult();
            if (!found.IsValid)
            {
                throw found.Exception;
            }

            verified.Set(digest, true, new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = Lifetime });
        }

        return new JsonWebToken(token);
    }

    private TokenValidationParameters Whole(TimeProvider clock) => new()
    {
        ValidIssuer = Issuer,
        ValidAudience = Issuer,
        IssuerSigningKey = credentials.Key,
        ValidAlgorithms = [SecurityAlgorithms.EcdsaSha256],
        RequireSignedTokens = true,
        RequireExpirationTime = true,
        ClockSkew = TimeSpan.Zero,
        LifetimeValidator = (notBefore, expires, _, _) => expires > clock.GetUtcNow().UtcDateTime
        && notBefore <= clock.GetUtcNow().UtcDateTime.AddSeconds(1),
    };

    public string Issue(Account account, Guid session, DateTimeOffset now) =>
        new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
        {
            Issuer = Issuer,
            Audience = Issuer,
            IssuedAt = now.UtcDateTime,
            NotBefore = now.UtcDateTime,
            Expires = now.UtcDateTime + Lifetime,
            SigningCredentials = credentials,
            Claims = new Dictionary<string, object> { ["sub"] = account.Id.ToString(), [Caller.SessionClaim] = session.ToString() },
        });

    public void Dispose()
    {
        verified.Dispose();
        key.Dispose();
    }
}
