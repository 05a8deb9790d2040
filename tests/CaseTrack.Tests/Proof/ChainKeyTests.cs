using CaseTrack.Proof;
using CaseTrack.Releases;
using Microsoft.Extensions.Configuration;

namespace CaseTrack.Tests.Proof;

/// <summary>Keys of the chain: forged heads, checking with the public key alone, keys that were changed.</summary>
[Trait("Speed", "slow")]
public sealed class ChainKeyTests : ChainTest
{
    [Fact]
    public async Task A_forged_head_is_known_by_its_signature()
    {
        var head = (await Chain.HeadAsync(District, Token))!;
        using var foreign = SigningKey.Load(new ConfigurationBuilder().AddInMemoryCollection([new("Signing:Key", Pem())]).Build());
        foreach (var forged in (
            SignedHead[])[head with { Head = head.Head with { Hash = new string('0', 64) } },
            head with { Head = head.Head with { Sequence = 19 } },
            head with { Signature = Convert.ToBase64String(new byte[64]) }, SignedHead.Of(head.Head, foreign),
            SignedHead.Of(head.Head, foreign) with { PublicKey = head.PublicKey }])
        {
            (await VerifyAsync(forged)).First!.Kind.ShouldBe(FaultKind.HeadForged);
        }

        await Chain.KeepHeadAsync(District, Token);
        (await Verification.HeadsAsync(District, 10, Token)).ShouldBeEmpty("the day is not over");
    }

    [Fact]
    public async Task Without_the_seal_key_links_and_heads_are_held_against_the_public_key()
    {
        var head = (await Chain.HeadAsync(District, Token))!;
        var known = TrustedKeys.Of([("key", head.PublicKey)]);
        Task<ChainVerdict> AuditAsync(TrustedKeys keys) => Verification.RunAsync(District, [head], null, keys, Token);
        var verdict = await AuditAsync(known);
        (verdict.Holds, verdict.SealsChecked, verdict.Heads).ShouldBe((true, false, 1));
        (await AuditAsync(TrustedKeys.Of([("key", PublicOf(Pem()))]))).First!.Kind.ShouldBe(FaultKind.HeadForged);
        Should.Throw<InvalidOperationException>(() => TrustedKeys.Of([("no-Key.pem", "something else")])).Message.ShouldContain(
            "no-Key.pem");

        // Whoever has all tables changes what was said and links everything anew: nothing but the head tells.
        await ExecuteAsync($"update {Events} set data = jsonb_set(data, '{{name}}', '\"另一街道\"') where seq_id = 7");
        (await AuditAsync(known)).First!.ShouldSatisfyAllConditions(x => x.Kind.ShouldBe(FaultKind.Changed), x => x.Sequence.ShouldBe(7));
        await RelinkAsync(District);
        (await AuditAsync(known)).First!.ShouldSatisfyAllConditions(
            x => x.Kind.ShouldBe(FaultKind.Rewritten), x => x.Sequence.ShouldBe(20));
    }

    [Fact]
    public async Task After_a_change_of_keys_what_the_former_have_sealed_and_signed_still_counts()
    {
        var head = (await Chain.HeadAsync(District, Token))!;
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder["public"]);
        await File.WriteAllTextAsync(folder["public", "2026.pem"], PublicOf(Settings["Signing:Key"]!), Token);
        await File.WriteAllTextAsync(folder["seal-key-of-2026"], Settings["Proof:SealKey"], Token);
        IConfiguration Fresh(params KeyValuePair<string, string?>[] former) => new ConfigurationBuilder().AddInMemoryCollection(
            [new KeyValuePair<string, string?>("Proof:SealKey", Convert.ToBase64String(Enumerable.Repeat((byte)1, 32).ToArray())),
            new("Signing:Key", Pem()), .. former]).Build();

        var without = Fresh();
        using (var other = SigningKey.Load(without))
        {
            (await Verification.RunAsync(District, [head], Seals, other.Trusted, Token)).First!.Kind.ShouldBe(FaultKind.HeadForged);
            (await Verification.RunAsync(District, [], new EventSeals(without), other.Trusted, Token)).Differences.ShouldBe(20);
            await Should.ThrowAsync<InvalidOperationException>(
                () => new SealKeyCheck(Store, Verification, new EventSeals(without)).StartAsync(Token));
        }

        var with = Fresh(new KeyValuePair<string, string?>("Signing:FormerKeys", folder["public"]),
            new("Proof:FormerSealKeys", folder["seal-key-of-2026"]));
        using var present = SigningKey.Load(with);
        var both = new EventSeals(with);
        (await Verification.RunAsync(
            District, [head, SignedHead.Of(head.Head, present)], both, present.Trusted, Token)).Holds.ShouldBeTrue();
        (present.Trusted.Find(head.KeyId), present.Trusted.Find(present.Id)).ShouldBe((head.PublicKey, present.PublicKey));
        await new SealKeyCheck(Store, Verification, both).StartAsync(Token);

        // One that somebody put in at the end is no reason not to start; verify is there for that.
        await InsertAsync("14000000-0000-0000-0000-000000000001", 30);
        await new SealKeyCheck(Store, Verification, Seals).StartAsync(Token);
        Should.Throw<InvalidOperationException>(
            () => SigningKey.Load(
            Fresh(KeyValuePair.Create<string, string?>("Signing:FormerKeys", folder["no-such"])))).Message.ShouldContain(
            "Signing:FormerKeys");
    }

    private static string PublicOf(string pem)
    {
        using var read = System.Security.Cryptography.ECDsa.Create();
        read.ImportFromPem(pem);
        return read.ExportSubjectPublicKeyInfoPem();
    }
}
