using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using CaseTrack.Figures;
using CaseTrack.Proof;
using CaseTrack.Releases;
using CaseTrack.Terms;
using CaseTrack.Tests.Releases;
using Marten;
using Microsoft.Extensions.DependencyInjection;

namespace CaseTrack.Tests.Events;

/// <summary>The database an office has from a release before: this build opens it, brings its tables up to date, says what was said,
/// proves what was proved, and goes on.</summary>
[Trait("Speed", "slow")]
public sealed class ReleaseDatabaseTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_release_has_left_a_database()
    {
        var newest = new ReleaseDatabase(GoldenFolder.Newest);
        if (GoldenFolder.Adds && !File.Exists(newest.Script))
        {
            await newest.MakeAsync();
            GoldenAdditions.List();
            Assert.Fail($"{newest.Script} was made. Review, commit, and run again without CASETRACK_GOLDEN.");
        }

        GoldenFolder.Releases.Where(x => !File.Exists(new ReleaseDatabase(x).Script)).ShouldBeEmpty();
    }

    [Theory, MemberData(nameof(ReleaseDatabase.Left), MemberType = typeof(ReleaseDatabase))]
    public async Task A_database_of_a_release_opens_and_says_what_it_said(string release)
    {
        var left = new ReleaseDatabase(release);
        var said = JsonNode.Parse(await File.ReadAllTextAsync(left.Said, Token))!.AsObject();
        var database = await left.LoadAsync(Token);
        await using (var node = await left.OpenAsync(database))
        {
            var store = node.Services.GetRequiredService<IDocumentStore>();
            await store.Storage.Database.AssertDatabaseMatchesConfigurationAsync(Token);
            Compare(said, await ReleaseDatabase.SaidAsync(node), "opened");
            await HoldsAsync(node);
            foreach (var exported in said["releases"]!.AsObject())
            {
                await SignatureHoldsAsync(node, exported.Value!);
            }

            await PersonSignsInAsync(node);
        }

        // As after an update that counts more than the one before.
        await DatabaseCopy.RebuildAsync(database);
        await using (var node = await left.OpenAsync(database))
        {
            Compare(said, await ReleaseDatabase.SaidAsync(node), "rebuilt");
            var services = node.Services;
            var verdict = await Replay.CompareAsync(
                services.GetRequiredService<IDocumentStore>(), services.GetRequiredService<TermRules>(), null, Token);
            verdict.Agrees.ShouldBeTrue($"{verdict}");
            await HoldsAsync(node);

            // And the office goes on with it.
            var records = said["records"]!.AsObject();
            var (underway, _) = records.First(
                x => x.Key.StartsWith("supervision-files/", StringComparison.Ordinal) && (string?)x.Value!["stage"] != "Voided");
            await node.DoAsync($"{underway}/documents", new { occurredOn = "2023-01-12", item = "other", title = "续办" });
            var committee = (string)records.Select(x => x.Value!)
                .First(x => (string?)x["organisationKind"] == "MediationCommittee")["code"]!;
            await node.DoAsync("mediation-cases",
                new { id = Guid.CreateVersion7(), occurredOn = "2023-01-12", committee, source = "application", disputeType = "02" });
            (await node.Services.GetRequiredService<Chain>().ExtendAsync(ReleaseDatabase.District, Token)).ShouldBeGreaterThan(0);
            await HoldsAsync(node);
        }
    }

    [Theory, MemberData(nameof(ReleaseDatabase.Left), MemberType = typeof(ReleaseDatabase))]
    public async Task Classes_may_have_moved_since_events_were_written(string release)
    {
        var left = new ReleaseDatabase(release);
        var database = await left.LoadAsync(Token);
        await TestServer.ExecuteAsync(
            database, "update casetrack.mt_events set mt_dotnet_type = 'CaseTrack.Elsewhere.' || type || ', CaseTrack'");
        await using var node = await left.OpenAsync(database);
        await DatabaseCopy.RebuildAsync(database);
        Compare(JsonNode.Parse(await File.ReadAllTextAsync(left.Said, Token))!.AsObject(), await ReleaseDatabase.SaidAsync(node), "moved");
    }

    /// <summary>A figure that is defined in another way by now may be another; everything else may not.</summary>
    private static void Compare(JsonObject said, JsonObject now, string when)
    {
        var (were, are) = (said["figures"]!.AsObject(), now["figures"]!.AsObject());
        were.Count.ShouldBeGreaterThan(50);
        were.Where(x => FigureCatalogue.Find(x.Key) is { } figure && figure.DefinitionVersion == (int)x.Value!["definition"]!)
            .SelectMany(x => KeptJson.Differences(x.Value, are[x.Key], $"{when}: {x.Key}")).ShouldBeEmpty();
        foreach (var part in (string[])["records", "people", "releases"])
        {
            said[part]!.AsObject().ShouldNotBeEmpty();
            KeptJson.Differences(said[part], now[part], $"{when}: {part}").ShouldBeEmpty();
        }
    }

    private static async Task HoldsAsync(Node node)
    {
        var services = node.Services;
        var verdict = await services.GetRequiredService<ChainVerification>().RunAsync(
            ReleaseDatabase.District, [], services.GetRequiredService<EventSeals>(), services.GetRequiredService<SigningKey>().Trusted,
            Token);
        (verdict.Holds, verdict.Linked, verdict.Heads).ShouldBe((true, verdict.Events, 1), $"{verdict}");
        verdict.SealsChecked.ShouldBeTrue();
    }

    private static async Task SignatureHoldsAsync(Node node, JsonNode exported)
    {
        var verdict = (await node.DoAsync("release-verifications", new { release = exported }))!;
        ((bool)verdict["holds"]!).ShouldBeTrue(verdict.ToJsonString());
    }

    private static async Task PersonSignsInAsync(Node node)
    {
        using var client = new HttpClient { BaseAddress = new Uri(node.Address) };
        using var answer = await client.PostAsJsonAsync(
            "/api/v1/sign-ins", new { userName = "leader", password = ReleaseDatabase.Password }, Token);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync(Token));
    }
}
