using System.Text.Json.Nodes;

namespace CaseTrack.Tests.Releases;

/// <summary>基期数: what was published before the service is compared with, and marked; what cannot fairly be compared is not.</summary>
public sealed class BaseFigureTests
{
    private const string Received = "review.received";

    [Fact]
    public async Task A_published_figure_of_an_earlier_year_is_compared_with_and_says_where_it_comes_from()
    {
        await using var node = await StartAsync();
        for (var i = 0; i < 3; i++)
        {
            await node.ReceiveAsync($"2025-01-1{i}");
        }

        // Nothing of 2024 was ever loaded: that is not zero.
        var bare = await YearBeforeAsync(node, 2025);
        (bare["comparable"]!.GetValue<bool>(), (string)bare["whyNot"]!, bare["percent"], bare["percentFromPublished"]).ShouldBe((false, "not-loaded", null, null));

        var id = Guid.CreateVersion7();
        object Entry(Guid id, int year, string figure = Received) => new { id, occurredOn = "2026-03-02", figure, year, value = 2, source = "2024年度法治政府建设情况报告" };
        await node.DoAsync("base-figures", Entry(id, 2024));
        var entered = await YearBeforeAsync(node, 2025);
        ((decimal)entered["published"]!, (string)entered["publishedIn"]!, (string)entered["source"]!, (decimal)entered["percentFromPublished"]!, entered["comparable"]!.GetValue<bool>(), entered["percent"])
            .ShouldBe((2, "entered", "2024年度法治政府建设情况报告", 50, true, null));
        ((int)(await node.GetAsync($"figures/2024/{Received}"))["figure"]!["value"]!).ShouldBe(0, "it is compared with and never counted");

        (await node.PostAsync("base-figures", Entry(Guid.CreateVersion7(), 2024))).Body!["type"]!.ToString().ShouldEndWith("base-figure.twice");
        (await node.PostAsync("base-figures", Entry(Guid.CreateVersion7(), 2026))).Status.ShouldBe(422);
        (await node.PostAsync("base-figures", Entry(Guid.CreateVersion7(), 2024, "no.such"))).Status.ShouldBe(400);
        (await node.GetAsync("base-figures"))["baseFigures"]!.AsArray().Count.ShouldBe(1);
        await node.DoAsync($"base-figures/{id}/withdrawal", new { occurredOn = "2026-03-02", reason = "抄错" });
        (await node.PostAsync($"base-figures/{id}/withdrawal", new { occurredOn = "2026-03-02", reason = "抄错" })).Status.ShouldBe(422);
        (await YearBeforeAsync(node, 2025))["published"].ShouldBeNull();
    }

    [Fact]
    public async Task A_running_year_is_compared_with_the_same_days_or_not_at_all()
    {
        await using var node = await StartAsync();
        await node.ReceiveAsync("2025-01-10");
        await node.ReceiveAsync("2025-06-10");
        await node.ReceiveAsync("2026-02-10");
        var running = await YearBeforeAsync(node, 2026);
        (running["comparable"]!.GetValue<bool>(), (string)running["whyNot"]!, (decimal)running["restated"]!, running["change"], running["percent"]).ShouldBe((false, "running", 2, null, null));
        var same = await YearBeforeAsync(node, 2026, "?asOf=2026-03-02");
        (same["comparable"]!.GetValue<bool>(), (decimal)same["restated"]!, (decimal)same["change"]!, (decimal)same["percent"]!).ShouldBe((true, 1, 0, 0));
        var month = await YearBeforeAsync(node, 2026, "?from=2026-02-01&to=2026-02-28");
        (month["comparable"]!.GetValue<bool>(), (decimal)month["restated"]!, (decimal)month["change"]!).ShouldBe((true, 0, 1));
    }

    private static async Task<JsonNode> YearBeforeAsync(Node node, int year, string query = "") =>
        (await node.GetAsync($"figures/{year}/comparison{query}"))["figures"]!.AsArray().Single(x => (string)x!["code"]! == Received)!["samePeriodLastYear"]!;

    private static async Task<Node> StartAsync()
    {
        var node = await Node.StartAsync(await TestServer.CreateDatabaseAsync(), new SetClock(SetClock.At("2026-03-02")), silence: false);
        await node.FoundAsync();
        return node;
    }
}
