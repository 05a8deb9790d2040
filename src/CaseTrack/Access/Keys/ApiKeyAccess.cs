using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using Marten;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CaseTrack.Access.Keys;

/// <summary>A machine by its key, sent as a bearer token.</summary>
public sealed class ApiKeyAccess(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, IDocumentStore store,
    RefusedTokens refused, TimeProvider clock)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var given = Request.Headers.Authorization.ToString()["Bearer ".Length..].Trim();
        if (ApiKey.IdOf(given) is not { } id)
        {
            refused.Count("no key");
            return AuthenticateResult.Fail("Not a key.");
        }

        await using var session = store.QuerySession();
        var key = await session.LoadAsync<ApiKey>(id, Context.RequestAborted);
        if (key is null || !CryptographicOperations.FixedTimeEquals(
            Encoding.ASCII.GetBytes(key.Hash), Encoding.ASCII.GetBytes(ApiKey.HashOf(given))) || !key.IsGood(clock.GetUtcNow()))
        {
            if (key is { IsWaiting: true, RevokedAt: null } && key.Hash == ApiKey.HashOf(given))
            {
                // Whoever has the key is told why it does not work yet.
                Context.Items[typeof(Refusal)] = AccessRefusals.KeyWaits;
            }

            refused.Count("a key that is not good");
            return AuthenticateResult.Fail("The key is not good.");
        }

        Claim[] lane = key.Scopes.Contains(ApiKey.Import) ? [new(Caller.ScopeClaim, ApiKey.Import)] : [];
        return AuthenticateResult.Success(new(key.Caller().Principal(Scheme.Name, lane), Scheme.Name));
    }
}
