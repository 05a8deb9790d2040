using System.Buffers.Text;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using CaseTrack.Releases;
using CaseTrack.Webhooks;
using Microsoft.Extensions.Configuration;

namespace CaseTrack.Tests.Webhooks;

/// <summary>The examples of RFC 9421, appendix B.2, and of RFC 9530; and which addresses are everybody's.</summary>
public sealed class MessageSignatureTests
{
    private static readonly DateTimeOffset Created = DateTimeOffset.FromUnixTimeSeconds(1618884473);

    [Fact]
    public void The_example_with_an_elliptic_curve_verifies_over_our_base()
    {
        (string, string)[] covered =
        [
            ("@status", "200"), ("content-type", "application/json"),
            ("content-digest",
                "sha-512=:mEWXIS7MaLRuGgxOBdODa3xqM1XdEvxoYhvlCFJ41QJgJc4GTsPp29l5oGX69wWdXymyU0rjJuahq4l5aGgfLQ==:"),
            ("content-length", "23"),
        ];
        var parameters = MessageSignature.Parameters(covered.Select(x => x.Item1), Created, "test-key-ecc-p256");
        parameters.ShouldBe("(\"@status\" \"content-type\" \"content-digest\" \"content-length\");created=1618884473;"
            + "keyid=\"test-key-ecc-p256\"");
        using var key = ECDsa.Create();
        key.ImportFromPem("""
            -----BEGIN PUBLIC KEY-----
            MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEqIVYZVLCrPZHGHjP17CTW0/+D9Lf
            w0EkjqF7xB4FivAxzic30tMM4GF+hR6Dxh71Z50VGGdldkkDXZCnTNnoXQ==
            -----END PUBLIC KEY-----
            """);
        var signature = Convert.FromBase64String(
            "wNmSUAhwb5LxtOtOpNa6W5xj067m5hFrj0XQ4fvpaCLx0NKocgPquLgyahnzDnDAUy5eCdlYUEkLIj+32oiasw==");
        key.VerifyData(Encoding.ASCII.GetBytes(MessageSignature.Base(covered, parameters)), signature, HashAlgorithmName.SHA256)
            .ShouldBeTrue();
        covered[3].Item2 = "24";
        key.VerifyData(Encoding.ASCII.GetBytes(MessageSignature.Base(covered, parameters)), signature, HashAlgorithmName.SHA256)
            .ShouldBeFalse();
    }

    [Fact]
    public void The_example_of_a_request_with_a_shared_secret_verifies_over_our_base()
    {
        (string, string)[] covered =
            [("date", "Tue, 20 Apr 2021 02:07:55 GMT"), ("@authority", "example.com"), ("content-type", "application/json")];
        var text = MessageSignature.Base(
            covered, MessageSignature.Parameters(covered.Select(x => x.Item1), Created, "test-shared-secret"));
        var secret = Convert.FromBase64String(
            "uzvJfB4u3N0Jy4T7NZ75MDVcr8zSTInedJtkgcu46YW4XByzNJjxBdtjUkdJPBtbmHhIDi6pcl8jsasjlTMtDQ==");
        Convert.ToBase64String(HMACSHA256.HashData(secret, Encoding.ASCII.GetBytes(text)))
            .ShouldBe("pxcQw6G3AjtMBQjwo8XzkZf/bws5LelbaMk5rGIGtE8=");
    }

    [Fact]
    public void After_a_change_of_keys_the_new_one_stands_first_and_the_former_one_stays()
    {
        using var folder = new TemporaryFolder();
        using var former = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var present = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var larger = ECDsa.Create(ECCurve.NamedCurves.nistP384);
        File.WriteAllText(folder["former.pem"], former.ExportSubjectPublicKeyInfoPem());
        File.WriteAllText(folder["no-such-curve.pem"], larger.ExportSubjectPublicKeyInfoPem());
        using var key = SigningKey.Load(new ConfigurationBuilder().AddInMemoryCollection(
            [new("Signing:Key", present.ExportPkcs8PrivateKeyPem()), new("Signing:FormerKeys", folder.Path)]).Build());
        var published = PublishedKeys.Of(key).Keys;
        published.Select(x => (x.Kty, x.Crv, x.Use, x.Alg)).Distinct().ShouldHaveSingleItem().ShouldBe(("EC", "P-256", "sig", "ES256"));
        published.Select(x => (x.X, x.Y)).ShouldBe([.. new[] { present, former }.Select(x => x.ExportParameters(false).Q)
            .Select(x => (Base64Url.EncodeToString(x.X!), Base64Url.EncodeToString(x.Y!)))]);
        published[0].Kid.ShouldBe(key.Id);
    }

    [Theory]
    [InlineData("8.8.8.8", true)]
    [InlineData("114.114.114.114", true)]
    [InlineData("2400:3200::1", true)]
    [InlineData("::ffff:8.8.8.8", true)]
    [InlineData("127.0.0.1", false)]
    [InlineData("0.0.0.0", false)]
    [InlineData("10.1.2.3", false)]
    [InlineData("100.100.0.1", false)]
    [InlineData("169.254.169.254", false)]
    [InlineData("172.16.0.1", false)]
    [InlineData("192.168.1.1", false)]
    [InlineData("224.0.0.1", false)]
    [InlineData("255.255.255.255", false)]
    [InlineData("::", false)]
    [InlineData("::1", false)]
    [InlineData("::ffff:127.0.0.1", false)]
    [InlineData("::ffff:10.1.2.3", false)]
    [InlineData("64:ff9b::a01:203", false)]
    [InlineData("2002:a01:203::1", false)]
    [InlineData("2001:0:1::1", false)]
    [InlineData("fc00::1", false)]
    [InlineData("fe80::1", false)]
    [InlineData("ff02::1", false)]
    public void Which_addresses_are_everybodys(string address, bool everybodys)
    {
        PublicAddresses.IsPublic(IPAddress.Parse(address)).ShouldBe(everybodys);
        new PublicAddresses(new()).Allow(IPAddress.Parse(address)).ShouldBe(everybodys);
        new PublicAddresses(new() { PrivateNetworks = ["10.1.0.0/16"] }).Allow(IPAddress.Parse(address))
            .ShouldBe(everybodys || address.EndsWith("10.1.2.3", StringComparison.Ordinal));
    }

    [Fact]
    public void The_waits_of_the_settings_are_three_days_and_nonsense_stops_the_start()
    {
        new WebhookOptions().Ladder.Sum(x => x.TotalHours).ShouldBe(72);
        Should.Throw<InvalidOperationException>(() => new WebhookOptions { RetrySeconds = "10, x" }.Checked()).Message.ShouldContain("x");
        Should.Throw<InvalidOperationException>(() => new WebhookOptions { PrivateNetworks = ["10.0.0.1/8x"] }.Checked());
        Should.Throw<InvalidOperationException>(() => new WebhookOptions { TimeoutSeconds = 0 }.Checked());
    }
}
