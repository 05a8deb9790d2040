using System.Security.Authentication;
using System.Security.Cryptography;
using System.Text.Json;
using CaseTrack.Access.SignIn;
using CaseTrack.Parties;
using CaseTrack.Postgres;
using CaseTrack.Proof;
using CaseTrack.Releases;
using CaseTrack.Secrets;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.Extensions.Configuration;
using Npgsql;

namespace CaseTrack.Tests.Secrets;

/// <summary>Ciphers, digests, signatures and transport are what <c>api-docs/security.md</c> says they are.</summary>
public sealed class CryptographyTests
{
    private static readonly byte[] Label = "row 1"u8.ToArray();

    [Fact]
    public void An_encrypted_person_is_stored_under_the_name_older_databases_know() =>
        JsonSerializer.Serialize(new Party { Kind = "", Role = "", PartyKind = "", Encrypted = "1.x" }).ShouldContain("\"sealed\":\"1.x\"");

    [Fact]
    public void What_is_encrypted_opens_unaltered_with_its_key_in_its_place_and_no_other_way()
    {
        var key = RandomNumberGenerator.GetBytes(32);
        var plain = "张三，13800000000"u8.ToArray();
        var text = Encryption.Encrypt(key, plain, Label);
        Encryption.Decrypt(key, text, Label).ShouldBe(plain);
        text.ShouldStartWith("1.");
        Encryption.Encrypt(key, plain, Label).ShouldNotBe(text);
        Encryption.Opens(RandomNumberGenerator.GetBytes(32), text, Label).ShouldBeFalse();
        Encryption.Opens(key, text, "row 2"u8.ToArray()).ShouldBeFalse();
        Should.Throw<CryptographicException>(() => Encryption.Decrypt(key, "2." + text[2..], Label));
        var bytes = Convert.FromBase64String(text[2..]);
        for (var i = 0; i < bytes.Length; i++)
        {
            bytes[i] ^= 1;
            Encryption.Opens(key, "1." + Convert.ToBase64String(bytes), Label).ShouldBeFalse($"byte {i}");
            bytes[i] ^= 1;
        }
    }

    [Fact]
    public void Heads_and_releases_are_signed_on_p256_and_name_their_algorithm()
    {
        using var folder = new TemporaryFolder();
        using var key = SigningKey.Load(
            new ConfigurationBuilder().AddInMemoryCollection([new("Signing:KeyFile", folder["key.pem"])]).Build());
        var signed = SignedHead.Of(new ChainHead("420202", 1, 1, new string('a', 64), DateTimeOffset.UnixEpoch), key);
        signed.Algorithm.ShouldBe(ReleaseProof.Algorithm);
        signed.IsGenuine(key.Trusted).ShouldBeTrue();
        (signed with { Head = signed.Head with { Events = 2 } }).IsGenuine(key.Trusted).ShouldBeFalse();
        using var known = ECDsa.Create();
        known.ImportSubjectPublicKeyInfo(Convert.FromBase64String(key.PublicKey), out _);
        known.KeySize.ShouldBe(256);
        known.ExportParameters(false).Curve.Oid.Value.ShouldBe("1.2.840.10045.3.1.7");
    }

    [Fact]
    public void A_refresh_token_has_256_random_bits_and_ends_with_its_time()
    {
        var made = Enumerable.Range(0, 100).Select(_ => SignInSession.NewToken(Guid.Empty).Token[33..]).ToList();
        made.Distinct().Count().ShouldBe(100);
        made.ShouldAllBe(x => Convert.FromHexString(x).Length == 32);
        var start = SetClock.At("2026-03-02");
        var session = new SignInSession { Stamp = "", RefreshHash = "", StartedAt = start, UsedAt = start };
        session.IsLive(start + SignInSession.Idle - TimeSpan.FromSeconds(1)).ShouldBeTrue();
        session.IsLive(start + SignInSession.Idle).ShouldBeFalse();
        (session with { UsedAt = start + TimeSpan.FromHours(167) }).IsLive(start + SignInSession.Longest).ShouldBeFalse();
        (SignInSession.Idle, SignInSession.Longest).ShouldBe((TimeSpan.FromHours(8), TimeSpan.FromDays(7)));
    }

    [Fact]
    public void Only_present_transport_encryption_is_spoken()
    {
        var https = new HttpsConnectionAdapterOptions();
        Tls.Apply(https);
        https.SslProtocols.ShouldBe(SslProtocols.Tls12 | SslProtocols.Tls13);
        https.OnAuthenticate.ShouldNotBeNull();
    }

    [Theory]
    [InlineData("Host=db.example", SslMode.Require)]
    [InlineData("Host=10.0.0.5,10.0.0.6:5433", SslMode.Require)]
    [InlineData("Host=db.example;SSL Mode=VerifyFull", SslMode.VerifyFull)]
    [InlineData("Host=db.example;SSL Mode=Disable", SslMode.Disable)]
    [InlineData("Host=localhost", SslMode.Prefer)]
    [InlineData("Host=127.0.0.1:5433", SslMode.Prefer)]
    [InlineData("Host=::1", SslMode.Prefer)]
    [InlineData("Host=/var/run/postgresql", SslMode.Prefer)]
    public void A_database_elsewhere_is_asked_with_encryption_unless_the_office_says_otherwise(string given, SslMode wanted)
    {
        var database = new NpgsqlConnectionStringBuilder(given);
        Tls.Apply(database);
        database.SslMode.ShouldBe(wanted);
    }

    [Theory]
    [InlineData(null, null, false)]
    [InlineData("one-factor", "1772400000", false)]
    [InlineData("two-factor", "1772400000", true)]
    [InlineData("two-factor", "1772390000", false)]
    [InlineData("two-factor", null, false)]
    public void A_provider_is_believed_as_far_as_the_office_asks(string? acr, string? authTime, bool strong)
    {
        var asked = new OidcOptions { Acr = ["two-factor"], MaxAgeMinutes = 60 };
        asked.IsStrongEnough(acr, authTime, DateTimeOffset.FromUnixTimeSeconds(1772403000)).ShouldBe(strong);
        new OidcOptions().IsStrongEnough(acr, authTime, DateTimeOffset.UnixEpoch).ShouldBeTrue();
    }

    [Fact]
    public void A_link_changes_with_every_bit_of_what_it_covers()
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection([new("Proof:SealKey", Convert.ToBase64String(new byte[32]))])
            .Build();
        var seals = new EventSeals(settings);
        var (id, stream) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        string Of(string district = "420202", string type = "t", string? actor = "a", string data = "{\"a\":1,\"b\":[\"x\"]}",
            string? correlation = null, string? causation = null) =>
            seals.Of(district, id, stream, type, actor, data, correlation, causation);
        Convert.FromBase64String(Of()).Length.ShouldBe(32);
        Of(data: "{\"b\":[\"x\"],\"a\":1}").ShouldBe(Of());
        string[] others = [Of("420203"), Of(type: "u"), Of(actor: "b"), Of(actor: null), Of(data: "{\"a\":2,\"b\":[\"x\"]}"),
            Of(data: "{\"a\":\"1\",\"b\":[\"x\"]}"), Of(data: "{\"a\":1,\"b\":[\"x\",\"\"]}"), Of(correlation: "c"), Of(causation: "c")];
        others.Append(Of()).ShouldBeUnique();
    }
}
