using System.Buffers.Text;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CaseTrack.Access.Accounts;
using CaseTrack.Access.SignIn;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace CaseTrack.Tests.Access.SignIn;

/// <summary>A service that also trusts an identity provider, and whose own token key the tests know.</summary>
public sealed class TokenHost : AccessHost
{
    public const string Authority = "https://id.example.test";

    /// <summary>The service's own key, known here only to make tokens that are wrong in one thing alone.</summary>
    public ECDsa Own { get; } = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public RSA Provider { get; } = RSA.Create(2048);

    protected override void Configure(IWebHostBuilder builder)
    {
        var parameters = Provider.ExportParameters(false);
        var keys = JsonSerializer.Serialize(
            new
            {
                keys = (object[])[new { kty = "RSA", kid = "one", use = "sig", alg = "RS256",
            n = Base64Url.EncodeToString(parameters.Modulus), e = Base64Url.EncodeToString(parameters.Exponent) }]
            });
        builder.UseSetting("Access:TokenKey", Own.ExportPkcs8PrivateKeyPem()).UseSetting("Oidc:Authority", Authority)
            .UseSetting("Oidc:Keys", keys);
    }
}

/// <summary>令牌: expired, foreign, unsigned, altered, confused.</summary>
[Trait("Speed", "slow")]
public sealed class TokenTests(TokenHost host) : IClassFixture<TokenHost>
{
    [Fact]
    public async Task Only_a_token_of_ours_in_time_with_a_live_sign_in_is_good()
    {
        await host.ReadyAsync();
        var good = host.TokenOf("leader");
        (await MeAsync(good)).ShouldBe(HttpStatusCode.OK);
        var parts = good.Split('.');
        var claims = new JsonWebTokenHandler().ReadJsonWebToken(good);
        var (sub, sid) = (claims.Subject, claims.GetClaim("sid").Value);
        using var foreign = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var publicKey = host.Own.ExportSubjectPublicKeyInfo();
        var now = DateTime.UtcNow;

        var attacks = new Dictionary<string, string>
        {
            ["none"] = $"{Encoded("""{"alg":"none","typ":"JWT"}""")}.{parts[1]}.",
            ["None, oddly spelt"] = $"{Encoded("""{"alg":"nOnE","typ":"JWT"}""")}.{parts[1]}.",
            ["no signature"] = $"{parts[0]}.{parts[1]}.",
            ["signature of another token"] = $"{parts[0]}.{parts[1]}.{host.TokenOf("auditor").Split('.')[2]}",
            ["another person in it"] =
            $"{parts[0]}.{Encoded(Decoded(parts[1]).Replace(sub, Guid.NewGuid().ToString(), StringComparison.Ordinal))}.{parts[2]}",
            ["foreign key"] = Made(
            new SigningCredentials(new ECDsaSecurityKey(foreign), SecurityAlgorithms.EcdsaSha256), sub, sid, now.AddMinutes(5)),
            ["public key as secret"] =
            Made(new SigningCredentials(new SymmetricSecurityKey(publicKey), SecurityAlgorithms.HmacSha256), sub, sid, now.AddMinutes(5)),
            ["expired"] = Made(Ours(), sub, sid, now.AddSeconds(-1), now.AddMinutes(-20)),
            ["not yet"] = Made(Ours(), sub, sid, now.AddMinutes(20), now.AddMinutes(10)),
            ["other audience"] = Made(Ours(), sub, sid, now.AddMinutes(5), audience: "elsewhere"),
            ["other issuer"] = Made(Ours(), sub, sid, now.AddMinutes(5), issuer: "elsewhere"),
            ["no sign-in behind it"] = Made(Ours(), sub, Guid.NewGuid().ToString(), now.AddMinutes(5)),
            ["somebody else's sign-in"] = Made(Ours(), Guid.NewGuid().ToString(), sid, now.AddMinutes(5)),
            ["rubbish"] = "a.b.c",
            ["nothing"] = "",
            ["long"] = new string('a', 20_000),
            ["dots"] = new string('.', 5000),
        };
        (await MeAsync(Made(Ours(), sub, sid, now.AddMinutes(5)))).ShouldBe(HttpStatusCode.OK, "the attacks are wrong in one thing alone");
        foreach (var (name, token) in attacks)
        {
            (await MeAsync(token)).ShouldBe(HttpStatusCode.Unauthorized, name);
        }

        (await MeAsync("x", "Loading")).ShouldBe(HttpStatusCode.Unauthorized);
        (await MeAsync("bGVhZGVyOng=", "Basic")).ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_person_of_the_identity_provider_is_whoever_the_account_says()
    {
        await host.ReadyAsync();
        await using (var scope = host.App.Services.CreateAsyncScope())
        {
            (await scope.ServiceProvider.GetRequiredService<UserManager<Account>>().CreateAsync(new Account
            {
                Id = Guid.CreateVersion7(),
                UserName = "outside",
                NormalizedUserName = "OUTSIDE",
                DisplayName = "outside",
                District = AccessHost.Here,
                Grants = [new("review-desk")],
                ExternalName = "person-17",
            })).Succeeded.ShouldBeTrue();
        }

        var now = DateTime.UtcNow;
        var theirs = new SigningCredentials(new RsaSecurityKey(host.Provider) { KeyId = "one" }, SecurityAlgorithms.RsaSha256);
        string Token(string sub, DateTime? expires = null, string audience = "casetrack", SigningCredentials? credentials = null) =>
            Made(credentials ?? theirs, sub, null, expires ?? now.AddMinutes(5), now.AddMinutes(-60), audience, TokenHost.Authority);
        var token = Token("person-17");
        for (var i = 0; i < 3; i++)
        {
            (await MeAsync(token)).ShouldBe(HttpStatusCode.OK);
        }

        // Its first use is the sign-in; what nobody is linked to belongs to no district and is not named.
        async Task<int> LoggedAsync(string query) =>
            (await host.AsAsync("auditor", HttpMethod.Get, $"access-log?{query}&limit=200")).Body!["entries"]!.AsArray()
            .Count(x => ((string?)x!["detail"])?.StartsWith("identity provider", StringComparison.Ordinal) is true);
        (await LoggedAsync("action=signed-in&actor=outside")).ShouldBe(1);
        var unlinked = Token("person-19");
        var before = await LoggedAsync("action=sign-in-refused&district=none");
        (await MeAsync(unlinked)).ShouldBe(HttpStatusCode.Unauthorized);
        (await MeAsync(unlinked)).ShouldBe(HttpStatusCode.Unauthorized);
        (await LoggedAsync("action=sign-in-refused&district=none")).ShouldBe(before + 1);
        (await MeAsync(Token("person-18"))).ShouldBe(HttpStatusCode.Unauthorized);
        (await MeAsync(Token("person-17", now.AddMinutes(-2)))).ShouldBe(HttpStatusCode.Unauthorized);
        (await MeAsync(Token("person-17", audience: "another-system"))).ShouldBe(HttpStatusCode.Unauthorized);
        using var foreign = RSA.Create(2048);
        (await MeAsync(Token("person-17", credentials: new(new RsaSecurityKey(foreign) { KeyId = "one" }, SecurityAlgorithms.RsaSha256))))
            .ShouldBe(HttpStatusCode.Unauthorized);
        (await MeAsync(Token(
            "person-17", credentials: new(
            new SymmetricSecurityKey(host.Provider.ExportSubjectPublicKeyInfo()) { KeyId = "one" }, SecurityAlgorithms.HmacSha256))))
            .ShouldBe(HttpStatusCode.Unauthorized);
        (await MeAsync(Made(Ours(), "person-17", null, now.AddMinutes(5), issuer: TokenHost.Authority)))
            .ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_service_that_ends_leaves_another_with_the_same_key_at_work()
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection([new("Access:TokenKey", host.Own.ExportPkcs8PrivateKeyPem())])
            .Build();
        var account = new Account
        {
            Id = Guid.CreateVersion7(),
            UserName = "x",
            NormalizedUserName = "X",
            DisplayName = "x",
            District = AccessHost.Here,
            Grants = []
        };
        using var lasting = new Tokens(settings);
        using (var ending = new Tokens(settings))
        {
            (await IsGoodAsync(ending)).ShouldBeTrue();
        }

        (await IsGoodAsync(lasting)).ShouldBeTrue();

        async Task<bool> IsGoodAsync(Tokens tokens)
        {
            var token = tokens.Issue(account, Guid.CreateVersion7(), TimeProvider.System.GetUtcNow());
            return (await new JsonWebTokenHandler().ValidateTokenAsync(token, tokens.Validation(TimeProvider.System))).IsValid;
        }
    }

    private SigningCredentials Ours() => new(new ECDsaSecurityKey(host.Own), SecurityAlgorithms.EcdsaSha256);

    private static string Made(
        SigningCredentials credentials, string sub, string? sid, DateTime expires, DateTime? from = null, string audience = "casetrack",
        string issuer = "casetrack")
    {
        var claims = new Dictionary<string, object> { ["sub"] = sub };
        if (sid is not null)
        {
            claims["sid"] = sid;
        }

        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = issuer,
            Audience = audience,
            NotBefore = from ?? DateTime.UtcNow.AddMinutes(-1),
            Expires = expires,
            SigningCredentials = credentials,
            Claims = claims,
        });
    }

    private async Task<HttpStatusCode> MeAsync(string token, string scheme = "Bearer")
    {
        using var client = host.App.Server.CreateClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/me");
        request.Headers.TryAddWithoutValidation("Authorization", $"{scheme} {token}");
        using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
        return answer.StatusCode;
    }

    private static string Encoded(string json) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(json));

    private static string Decoded(string part) => Encoding.UTF8.GetString(Base64Url.DecodeFromChars(part));
}
