using System.Buffers.Text;
using System.Security.Cryptography;
using CaseTrack.Releases;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace CaseTrack.Webhooks;

/// <summary>公钥. One public key as JWK (RFC 7517, RFC 7518 §6.2).</summary>
/// <param name="Kty">EC.</param>
/// <param name="Crv">P-256.</param>
/// <param name="X">The first coordinate, base64url.</param>
/// <param name="Y">The second.</param>
/// <param name="Kid">The id that signatures name.</param>
/// <param name="Use">sig.</param>
/// <param name="Alg">ES256.</param>
public sealed record PublishedKey(string Kty, string Crv, string X, string Y, string Kid, string Use, string Alg);

/// <summary>公钥目录. The keys whose signatures count: the present one first, then former ones, and whichever is to come if the office has
/// put it with them.</summary>
public sealed record PublishedKeys(IReadOnlyList<PublishedKey> Keys)
{
    public const string Path = "/.well-known/jwks.json";

    private const string Curve = "1.2.840.10045.3.1.7";

    public static PublishedKeys Of(SigningKey key) =>
        new([.. key.Trusted.All.OrderBy(x => x.Id != key.Id).Select(x => Of(x.Id, x.PublicKey)).OfType<PublishedKey>()]);

    public static void Map(WebApplication app)
    {
        // Asked for when somebody asks: that a key is missing is said by the start, in words.
        var keys = new Lazy<PublishedKeys>(() => Of(app.Services.GetRequiredService<SigningKey>()));
        app.MapGet(Path, (HttpContext context) =>
        {
            context.Response.Headers.CacheControl = "public, max-age=300";
            return Results.Json(keys.Value, contentType: "application/jwk-set+json");
        }).AllowAnonymous().ExcludeFromDescription();
    }

    private static PublishedKey? Of(string id, string publicKey)
    {
        using var key = ECDsa.Create();
        key.ImportSubjectPublicKeyInfo(Convert.FromBase64String(publicKey), out _);
        var parameters = key.ExportParameters(includePrivateParameters: false);
        return parameters.Curve.Oid.Value != Curve ? null : new("EC", "P-256", Base64Url.EncodeToString(parameters.Q.X!),
            Base64Url.EncodeToString(parameters.Q.Y!), id, "sig", "ES256");
    }
}
