using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using CaseTrack.Releases;
using Marten;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CaseTrack.Tests.Releases;

/// <summary>核验: an exported release says by itself whether anything in it was changed, by whose key it is signed, and what can still be
/// computed.</summary>
[Trait("Speed", "slow")]
public sealed class VerificationTests
{
    private static readonly SetClock Clock = new(SetClock.At("2026-03-02"));

    [Fact]
    public async Task Whatever_is_changed_in_an_exported_release_breaks_its_signature()
    {
        using var keys = new TemporaryFolder();
        await using var node = await StartAsync(await TestServer.CreateDatabaseAsync(), keys["key.pem"]);
        await node.FoundAsync();
        var first = await ReleasedAsync(node);
        var exported = await node.GetAsync($"releases/{await ReleasedAsync(node, first)}/export");
        (await VerdictAsync(node, exported)).ShouldBe((true, true, true, true));

        var places = Places(exported).ToList();
        places.Select(x => x.Split('/')[0]).Distinct()
            .ShouldBe(["id", "content", "approvedBy", "approvedAt", "algorithm", "keyId", "publicKey", "signature", "supersedes"],
            ignoreOrder: true);
        places.Count(x => x.StartsWith("content/", StringComparison.Ordinal)).ShouldBe(9 + 5 + 6 + 2 + 3);
        foreach (var place in places)
        {
            var changed = exported.DeepClone();
            Change(changed, place);
            var (status, verdict) = await node.PostAsync("release-verifications", new { release = changed });
            (status, (bool)verdict!["signatureHolds"]!, (bool)verdict["holds"]!).ShouldBe((200, false, false), place);
        }

        foreach (var (member, value) in ((string, JsonNode?)[])[("supersedes", null), ("approvedBy", null)])
        {
            var changed = exported.DeepClone();
            changed[member] = value;
            (await VerdictAsync(node, changed)).Signature.ShouldBeFalse(member);
        }

        var fewer = exported.DeepClone();
        fewer["content"]!["figures"]!.AsArray().RemoveAt(3);
        (await VerdictAsync(node, fewer)).ShouldBe((false, true, true, false));
    }

    [Fact]
    public async Task A_release_keeps_the_key_that_signed_it_and_another_is_trusted_only_if_named()
    {
        using var keys = new TemporaryFolder();
        var database = await TestServer.CreateDatabaseAsync();
        Guid released;
        string former;
        await using (var node = await StartAsync(database, keys["first.pem"]))
        {
            await node.FoundAsync();
            released = await ReleasedAsync(node);
            former = (string)(await node.GetAsync($"releases/{released}/export"))["publicKey"]!;
        }

        await using (var node = await StartAsync(database, keys["second.pem"]))
        {
            var exported = await node.GetAsync($"releases/{released}/export");
            ((string)exported["publicKey"]!).ShouldBe(former);
            (await VerdictAsync(node, exported)).ShouldBe((true, false, true, false));
            (await VerdictAsync(node, exported, (string)exported["keyId"]!)).ShouldBe((true, true, true, true));
            var verdict = await node.DoAsync("release-verifications", new { release = exported });
            ((string)verdict!["keyId"]!, (bool)verdict["keyIsOurs"]!).ShouldBe(((string)exported["keyId"]!, false));

            // Somebody who signs it again with a key of his own is told by that key, and only whoever trusts it believes him.
            using var foreign = Key(keys["foreign.pem"]);
            var forged = Read(exported) with { ApprovedBy = "nobody", KeyId = foreign.Id, PublicKey = foreign.PublicKey };
            forged = forged with { Signature = foreign.Sign(Freezing.Bytes(forged.Envelope())) };
            (await VerdictAsync(node, Write(forged))).ShouldBe((true, false, true, false));
            (await VerdictAsync(node, Write(forged), (string)exported["keyId"]!)).ShouldBe((true, false, true, false));
            (await VerdictAsync(node, Write(forged with { KeyId = (string)exported["keyId"]! }))).Signature.ShouldBeFalse();
            (await VerdictAsync(
                node, Write(forged with { PublicKey = former, KeyId = (string)exported["keyId"]! }))).Signature.ShouldBeFalse();
        }
    }

    [Fact]
    public async Task A_definition_changed_since_is_said_and_no_forgery()
    {
        using var keys = new TemporaryFolder();
        await using var node = await StartAsync(await TestServer.CreateDatabaseAsync(), keys["key.pem"]);
        await node.FoundAsync();
        var draft = Guid.CreateVersion7();
        await node.DoAsync("releases", new { id = draft, occurredOn = "2026-03-02", year = 2025 });
        var older = await DifferenceTests.RedefinedAsync(node, draft);
        (await node.PostAsync($"releases/{older}/approval", new { occurredOn = "2026-03-02" }, actor: "director")).Status.ShouldBe(200);

        var exported = await node.GetAsync($"releases/{older}/export");
        var verdict = (await node.DoAsync("release-verifications", new { release = exported }))!;
        ((bool)verdict["holds"]!, (bool)verdict["signatureHolds"]!, (bool)verdict["recomputes"]!).ShouldBe((true, true, true));
        verdict["redefined"]!.AsArray().Select(x => (string)x!).ShouldBe(["mediation.accepted", "mediation.gone"], ignoreOrder: true);
        verdict["differences"]!.AsArray().ShouldBeEmpty();

        // Nobody hides a changed number behind another version of its definition.
        var figure = exported["content"]!["figures"]!.AsArray().Single(x => (string)x!["code"]! == "review.received")!;
        (figure["value"], figure["definitionVersion"]) = (77, 9);
        (await VerdictAsync(node, exported)).ShouldBe((false, true, true, false));
    }

    [Fact]
    public async Task A_release_approved_when_the_content_alone_was_signed_still_holds_with_the_approval_of_its_event()
    {
        using var keys = new TemporaryFolder();
        await using var node = await StartAsync(await TestServer.CreateDatabaseAsync(), keys["key.pem"]);
        await node.FoundAsync();
        var id = Guid.CreateVersion7();
        await node.DoAsync("releases", new { id, occurredOn = "2026-03-02", year = 2025 });
        var key = node.Services.GetRequiredService<SigningKey>();
        await using (var session = node.Services.GetRequiredService<IDocumentStore>().LightweightSession("420202"))
        {
            var stream = await session.Events.FetchForWriting<Release>(id, TestContext.Current.CancellationToken);
            stream.AppendOne(new ReleaseApproved(
                new(2026, 3, 2), Clock.GetUtcNow(), "director", key.Sign(Freezing.Bytes(stream.Aggregate!.Content)), key.Id));
            await session.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        var exported = await node.GetAsync($"releases/{id}/export");
        (await VerdictAsync(node, exported)).ShouldBe((true, true, true, true));
        exported["approvedBy"] = "somebody.else";
        (await VerdictAsync(node, exported)).Signature.ShouldBeFalse();
    }

    [Fact]
    public async Task What_is_no_exported_release_is_refused()
    {
        using var keys = new TemporaryFolder();
        await using var node = await StartAsync(await TestServer.CreateDatabaseAsync(), keys["key.pem"]);
        await node.FoundAsync();
        var exported = await node.GetAsync($"releases/{await ReleasedAsync(node)}/export");
        foreach (Action<JsonNode> spoil in (Action<JsonNode>[])[
            x => x["content"] = null, x => x["publicKey"] = "", x => x["content"]!["figures"] = null, x =>
            x["content"]!["figures"]![0] = null,
            x => x["content"]!["figures"]![0]!["code"] = null, x => x["content"]!["from"] = "0001-01-01"])
        {
            var spoilt = exported.DeepClone();
            spoil(spoilt);
            (await node.PostAsync("release-verifications", new { release = spoilt })).Status.ShouldBe(400, spoilt.ToJsonString()[..300]);
        }

        (await node.PostAsync("release-verifications", new { })).Status.ShouldBe(400);
        exported["publicKey"] = "no key at all";
        (await VerdictAsync(node, exported)).Signature.ShouldBeFalse();
    }

    /// <summary>Every single value of the file: of each list, those of its first entry.</summary>
    private static IEnumerable<string> Places(JsonNode node) => node switch
    {
        JsonObject members =>
            members.Where(x => x.Value is not null).SelectMany(x => Places(x.Value!).Select(y => y.Length == 0 ? x.Key : $"{x.Key}/{y}")),
        JsonArray list => Places(list[0]!).Select(x => $"0/{x}"),
        _ => [""],
    };

    private static void Change(JsonNode root, string place)
    {
        var steps = place.Split('/');
        var parent = steps[..^1]
            .Aggregate(root, (node, step) => node is JsonArray list ? list[int.Parse(step, CultureInfo.InvariantCulture)]! : node[step]!);
        var value = parent[steps[^1]]!;
        parent[steps[^1]] = value.GetValueKind() == JsonValueKind.Number ? (JsonNode)((decimal)value + 1) : (string)value! switch
        {
            var text when Guid.TryParse(text, out _) => Guid.NewGuid(),
            var text when DateOnly.TryParseExact(text, "yyyy-MM-dd", out var day) =>
            day.AddDays(1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            var text when text.Contains('T', StringComparison.Ordinal)
            && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, out var at) => at.AddMilliseconds(1),
            var text => (text[0] == 'A' ? 'B' : 'A') + text[1..],
        };
    }

    private static async Task<(bool Signature, bool Trusted, bool Recomputes, bool Holds)> VerdictAsync(
        Node node, JsonNode release, string? trustedKey = null)
    {
        var verdict = (await node.DoAsync("release-verifications", new { release, trustedKey }))!;
        return ((bool)verdict["signatureHolds"]!, (bool)verdict["keyTrusted"]!, (bool)verdict["recomputes"]!, (bool)verdict["holds"]!);
    }

    private static async Task<Guid> ReleasedAsync(Node node, Guid? supersedes = null)
    {
        var id = Guid.CreateVersion7();
        await node.DoAsync("releases", new
        {
            id,
            occurredOn = "2026-03-02",
            year = 2025,
            supersedes,
            publicNote = supersedes is null ? null : "补录一件。",
        });
        (await node.PostAsync($"releases/{id}/approval", new { occurredOn = "2026-03-02" }, actor: "director")).Status.ShouldBe(200);
        return id;
    }

    private static Task<Node> StartAsync(string database, string keyFile) =>
        Node.StartAsync(database, Clock, silence: false, prepare: x => x.Configuration["Signing:KeyFile"] = keyFile);

    private static SigningKey Key(string file) =>
        SigningKey.Load(new ConfigurationBuilder().AddInMemoryCollection([new("Signing:KeyFile", file)]).Build());

    private static ExportedRelease Read(JsonNode release) => release.Deserialize<ExportedRelease>(Json())!;

    private static JsonNode Write(ExportedRelease release) => JsonSerializer.SerializeToNode(release, Json())!;

    private static JsonSerializerOptions Json()
    {
        var options = new JsonSerializerOptions();
        Wire.Apply(options);
        return options;
    }
}
