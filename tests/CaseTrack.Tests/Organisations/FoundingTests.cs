using System.Text.Json.Nodes;

namespace CaseTrack.Tests.Organisations;

/// <summary>Which district an organisation is of, and since when it is there.</summary>
public sealed class FoundingTests
{
    [Fact]
    public async Task A_founding_date_is_corrected_and_every_figure_follows()
    {
        await using var node = await StartAsync();
        await node.FoundAsync();
        var committee = await IdAsync(node, "tw");
        await node.DoAsync("mediation-cases", new { id = Guid.CreateVersion7(), occurredOn = "2025-05-05", committee = "tw", source = "application", disputeType = "02" });
        (await CommitteesAsync(node, 2019), await CommitteesAsync(node, 2020)).ShouldBe((0, 1));

        // Too late for its case, for what is beneath it, or for what is above it.
        await RefusedAsync(committee, "2025-05-06", "organisation.founded-after-its-cases");
        await RefusedAsync(await IdAsync(node, "420202"), "2020-01-02", "organisation.founded-after-its-cases");
        await RefusedAsync(committee, "2019-12-31", "organisation.founded-before-its-parent");
        await RefusedAsync(committee, "2026-03-03", "date.in-the-future");

        await node.DoAsync($"organisations/{await IdAsync(node, "420202")}/founding-correction", new { occurredOn = "2026-03-02", establishedOn = "1979-06-01", reason = "误录" });
        await node.DoAsync($"organisations/{committee}/founding-correction", new { occurredOn = "2026-03-02", establishedOn = "2018-07-01", reason = "误录" });
        (await CommitteesAsync(node, 2017), await CommitteesAsync(node, 2018), await CommitteesAsync(node, 2020)).ShouldBe((0, 1, 1));
        var record = (await node.GetAsync($"organisations/{committee}"))["record"]!;
        ((string)record["establishedOn"]!, (string)record["names"]![0]!["from"]!, (string)record["parents"]![0]!["from"]!).ShouldBe(("2018-07-01", "2018-07-01", "2018-07-01"));
        await node.DoAsync($"organisations/{committee}/founding-correction", new { occurredOn = "2026-03-02", establishedOn = "2025-05-05", reason = "再次更正" });
        (await CommitteesAsync(node, 2024), await CommitteesAsync(node, 2025)).ShouldBe((0, 1));

        async Task RefusedAsync(Guid id, string day, string problem)
        {
            var (status, refused) = await node.PostAsync($"organisations/{id}/founding-correction", new { occurredOn = "2026-03-02", establishedOn = day, reason = "误录" });
            (status, (string)refused!["type"]!).ShouldBe((422, $"urn:casetrack:problem:{problem}"));
        }
    }

    [Fact]
    public async Task The_organisation_of_a_district_carries_the_districts_code()
    {
        await using var node = await StartAsync();
        var (status, refused) = await node.PostAsync("organisations", new { id = Guid.CreateVersion7(), occurredOn = "2020-01-01", code = "420203", name = "西塞山区", kind = "district" });
        (status, (string)refused!["type"]!, (string)refused["errors"]![0]!["pointer"]!).ShouldBe((422, "urn:casetrack:problem:organisation.not-this-district", "/code"));
        await node.FoundAsync();
    }

    private static async Task<int> CommitteesAsync(Node node, int year) => (int)(await node.GetAsync($"figures/{year}/organisation.community-committees"))["figure"]!["value"]!;

    private static async Task<Guid> IdAsync(Node node, string code) => Find((await node.GetAsync("organisations"))["organisations"]!.AsArray(), code)!.Value;

    private static Guid? Find(JsonArray nodes, string code) => nodes.Select(x => (string)x!["code"]! == code ? Guid.Parse((string)x["id"]!) : Find(x["beneath"]!.AsArray(), code)).FirstOrDefault(x => x is not null);

    private static async Task<Node> StartAsync() => await Node.StartAsync(await TestServer.CreateDatabaseAsync(), new SetClock(SetClock.At("2026-03-02")), silence: false);
}
