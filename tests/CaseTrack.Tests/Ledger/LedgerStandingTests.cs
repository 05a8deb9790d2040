using System.Text.Json.Nodes;
using CaseTrack.Tests.Releases;

namespace CaseTrack.Tests.Ledger;

/// <summary>A ledger that another build has written says so, wherever there are figures.</summary>
[Trait("Speed", "slow")]
public sealed class LedgerStandingTests
{
    [Fact]
    public async Task Figures_of_a_ledger_that_is_not_this_builds_say_so_until_it_is_rebuilt()
    {
        var database = await TestServer.CreateDatabaseAsync();
        await using (var node = await StartAsync(database))
        {
            await node.FoundAsync();
            var id = await node.ReceiveAsync("2025-03-03");
            await node.DoAsync($"review-applications/{id}/acceptance", new { occurredOn = "2025-03-04" });
            State(await node.GetAsync("figures/2025")).ShouldBe(("agrees", 0));
            (await HealthAsync(node)).ShouldBe(("healthy", 0));
        }

        // As an earlier build left it: that build compared last, and wrote two lines otherwise.
        await TestServer.ExecuteAsync(database, """
            update casetrack.mt_doc_ledgercomparison set data = jsonb_set(data, '{build}', '"an earlier one"');
            delete from casetrack.fact_lines l using casetrack.fact_shapes s
              where s.id = l.shape and s.fact in ('review.received', 'review.accepted');
            """);
        await using (var node = await StartAsync(database))
        {
            await Eventually.TrueAsync(
                async () => State(await node.GetAsync("figures/2025")).State == "differs", "the ledger has been compared");
            var missing = State(await node.GetAsync("figures/2025")).Lines;
            missing.ShouldBeGreaterThan(0);
            foreach (var path in (string[])[
                "figures/2025/review.received", "figures/2025/review.received/cases", "figures/2025/identities", "figures/2025/overlap",
                "figures/2025/comparison", "reports/2025"])
            {
                var ledger = (await node.GetAsync(path))["ledger"]!;
                ((string)ledger["state"]!, (long)ledger["missing"]! + (long)ledger["surplus"]!, ((string)ledger["remedy"]!)
                    .Contains("rebuild", StringComparison.Ordinal)).ShouldBe(("differs", missing, true), path);
            }

            ((string)(await node.GetAsync("reports/2025"))["markdown"]!).ShouldStartWith("【台账与本程序版本不符");
            (await node.DoAsync("text-checks", new { year = 2025, text = "收到行政复议申请1件" }))!["ledger"]!["state"]!.ToString()
                .ShouldBe("differs");
            (await HealthAsync(node)).ShouldBe(("degraded", missing));
            var (status, problem) =
                await node.PostAsync("releases", new { id = Guid.CreateVersion7(), occurredOn = "2026-03-02", year = 2025 });
            (status, (string)problem!["type"]!).ShouldBe((422, "urn:casetrack:problem:release.ledger-differs"));
        }

        await DatabaseCopy.RebuildAsync(database);
        await using (var node = await StartAsync(database))
        {
            State(await node.GetAsync("figures/2025")).ShouldBe(("agrees", 0));
            (await HealthAsync(node)).ShouldBe(("healthy", 0));
            ((decimal)(await node.GetAsync("figures/2025/review.received"))["figure"]!["value"]!).ShouldBe(1);
        }
    }

    private static (string State, long Lines) State(JsonNode figures) =>
        ((string)figures["ledger"]!["state"]!, (long)figures["ledger"]!["missing"]! + (long)figures["ledger"]!["surplus"]!);

    private static async Task<(string Status, long? Number)> HealthAsync(Node node)
    {
        using var answer = await node.Client.GetAsync(new Uri("/health/ready", UriKind.Relative), TestContext.Current.CancellationToken);
        var line = JsonNode.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!["checks"]!.AsArray()
            .Single(x => (string)x!["name"]! == "ledger")!;
        return ((string)line["status"]!, (long?)line["number"]);
    }

    private static Task<Node> StartAsync(string database) =>
        Node.StartAsync(database, new SetClock(SetClock.At("2026-03-02")), silence: false);
}
