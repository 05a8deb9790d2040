using System.Security.Claims;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace CaseTrack.Benchmarks.Peer;

/// <summary>What is asked to sign in.</summary>
public sealed record PeerSignIn(string UserName, string Password);

/// <summary>The answer, under the service's names.</summary>
public sealed record PeerSignedIn(string AccessToken);

/// <summary>Bearer tokens signed with the same algorithm as the service's (ES256), with the unit of the rights in them.</summary>
public static class PeerTokens
{
    private const string Issuer = "peer";
    private const string UnitClaim = "unit";

    public static void AddTokens(this IServiceCollection services, string keyFile)
    {
        var key = Key(keyFile);
        services.AddSingleton(new SigningCredentials(key, SecurityAlgorithms.EcdsaSha256));
        services.AddSingleton<IPasswordHasher<PeerAccount>, PasswordHasher<PeerAccount>>();
        services.AddAuthentication(JwtBearerDefaults.AuthenticationScheme).AddJwtBearer(options =>
        {
            options.MapInboundClaims = false;
            options.TokenValidationParameters = new TokenValidationParameters
            {
                ValidIssuer = Issuer,
                ValidAudience = Issuer,
                IssuerSigningKey = key,
                ValidAlgorithms = [SecurityAlgorithms.EcdsaSha256],
                NameClaimType = "sub",
            };
        });
        services.AddAuthorization();
    }

    public static void MapSignIn(this IEndpointRouteBuilder app) => app.MapPost("/api/v1/sign-ins", async (
        PeerSignIn body, PeerContext db, IPasswordHasher<PeerAccount> hasher, SigningCredentials credentials) =>
    {
        var account = await db.Accounts.AsNoTracking().FirstOrDefaultAsync(x => x.UserName == body.UserName);
        if (account is null
            || hasher.VerifyHashedPassword(account, account.PasswordHash, body.Password) is PasswordVerificationResult.Failed)
        {
            return Results.Unauthorized();
        }

        var claims = new Dictionary<string, object> { ["sub"] = account.UserName };
        if (account.Unit is { } unit)
        {
            claims[UnitClaim] = unit;
        }

        return Results.Ok(new PeerSignedIn(new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
        {
            Issuer = Issuer,
            Audience = Issuer,
            Expires = DateTime.UtcNow.AddMinutes(15),
            SigningCredentials = credentials,
            Claims = claims,
        })));
    });

    /// <summary>The unit the caller's rights end at; none for the whole district.</summary>
    public static string? Unit(this ClaimsPrincipal caller) => caller.FindFirstValue(UnitClaim);

    private static ECDsaSecurityKey Key(string file)
    {
        var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        if (File.Exists(file))
        {
            key.ImportFromPem(File.ReadAllText(file));
        }
        else
        {
            File.WriteAllText(file, key.ExportPkcs8PrivateKeyPem());
        }

        return new ECDsaSecurityKey(key);
    }
}
