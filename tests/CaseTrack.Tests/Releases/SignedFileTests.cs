using System.Text.Json.Nodes;
using CaseTrack.Figures;

namespace CaseTrack.Tests.Releases;

/// <summary>What was signed stays signed; what is signed from now on explains itself.</summary>
public sealed class SignedFileTests
{
    [Fact]
    public async Task A_file_signed_before_figures_explained_themselves_still_verifies_and_any_change_of_it_shows()
    {
        var file = JsonNode.Parse(await File.ReadAllTextAsync(
            Path.Combine(Repository.Folder, "tests/CaseTrack.Tests/Releases/Signed/before-releases-explained-themselves.json"), TestContext.Current.CancellationToken))!;
        await using var node = await StartAsync();
        await node.FoundAsync();
        file["content"]!["figures"]!.AsArray().ShouldAllBe(x => x!["says"] == null);
        (await VerdictAsync(node, file)).ShouldBe((true, true));

        foreach (Action<JsonNode> change in (Action<JsonNode>[])[
            x => x["content"]!["figures"]![0]!["value"] = 243, x => x["content"]!["figures"]![0]!["says"] = Words("别的口径"), x => x["approvedBy"] = "nobody"])
        {
            var changed = file.DeepClone();
            change(changed);
            (await VerdictAsync(node, changed)).Signature.ShouldBeFalse();
        }
    }

    [Fact]
    public async Task Every_figure_of_a_release_says_what_it_is_and_its_words_are_signed_with_it()
    {
        await using var node = await StartAsync();
        await node.FoundAsync();
        var id = Guid.CreateVersion7();
        await node.DoAsync("releases", new { id, occurredOn = "2026-03-02", year = 2025 });
        (await node.PostAsync($"releases/{id}/approval", new { occurredOn = "2026-03-02" }, actor: "director")).Status.ShouldBe(200);
        var exported = await node.GetAsync($"releases/{id}/export");
        (await node.DoAsync("release-verifications", new { release = exported }))!["holds"]!.GetValue<bool>().ShouldBeTrue();

        var figures = exported["content"]!["figures"]!.AsArray();
        foreach (var (figure, released) in FigureCatalogue.All.Zip(figures))
        {
            var says = released!["says"]!;
            ((string)says["name"]!, (string)says["unit"]!, (string)says["rule"]!, (string)says["wording"]!).ShouldBe((figure.Chinese, figure.Unit, figure.Rule, figure.Wording));
            says["population"]!.ToString().ShouldContain(figure.Counted.Terms[0].Fact);
            says["footnotes"]!.AsArray().ShouldNotBeEmpty();
        }

        var community = figures.Single(x => (string)x!["code"]! == "mediation.community.accepted")!["says"]!;
        community["population"]!.ToString().ShouldStartWith("flow by happened-on: mediation.accepted[");
        foreach (Action<JsonNode> change in (Action<JsonNode>[])[
            x => x["name"] = "别的指标", x => x["wording"] = "{0}", x => x["unit"] = "人", x => x["rule"] = "别的口径", x => x["population"] = "nothing", x => x["footnotes"]![0]!["text"] = "无"])
        {
            var changed = exported.DeepClone();
            change(changed["content"]!["figures"]![3]!["says"]!);
            (await VerdictAsync(node, changed)).Signature.ShouldBeFalse();
        }

        // Words put better since are no difference; the number is what is computed anew.
        exported["content"]!["figures"]![3]!["says"]!["rule"] = "别的口径";
        (await node.DoAsync("release-verifications", new { release = exported }))!["differences"]!.AsArray().ShouldBeEmpty();
    }

    private static JsonObject Words(string rule) => new()
    {
        ["name"] = "指标",
        ["english"] = "Figure",
        ["wording"] = "{0}",
        ["unit"] = "件",
        ["rule"] = rule,
        ["population"] = "",
        ["footnotes"] = new JsonArray(),
    };

    /// <summary>Whether the signature holds, and is trusted by the id of its key alone.</summary>
    private static async Task<(bool Signature, bool Trusted)> VerdictAsync(Node node, JsonNode release)
    {
        var verdict = (await node.DoAsync("release-verifications", new { release, trustedKey = (string)release["keyId"]! }))!;
        return ((bool)verdict["signatureHolds"]!, (bool)verdict["keyTrusted"]!);
    }

    private static async Task<Node> StartAsync() =>
        await Node.StartAsync(await TestServer.CreateDatabaseAsync(), new SetClock(SetClock.At("2026-03-02")), silence: false);
}
