namespace CaseTrack.Tests.Figures;

/// <summary>Pages of the records behind a number, where many are of one day: none is left out, none comes twice.</summary>
[Trait("Speed", "slow")]
public sealed class DrillDownPageTests
{
    [Fact]
    public async Task Days_with_more_cases_than_a_page_are_told_whole()
    {
        await using var node = await Node.StartAsync(
            await TestServer.CreateDatabaseAsync(), new SetClock(SetClock.At("2024-03-01")), silence: false);
        await node.FoundAsync();
        await node.StreetCommitteeAsync();
        for (var i = 0; i < 46; i++)
        {
            await node.DoAsync("mediation-cases/oral-agreements", new
            {
                id = Guid.NewGuid(), // in no order
                occurredOn = i % 23 == 0 ? "2024-02-03" : i % 2 == 0 ? "2024-02-02" : "2024-02-01",
                committee = i % 3 == 0 ? "street-tw" : "tw",
                source = "application",
                disputeType = "02",
                mediator = "a",
                performedAtOnce = true,
            });
        }

        foreach (var unit in (string[])["", "&unit=tw", "&unit=420202"])
        {
            var whole = await PagesAsync(unit, 200);
            whole.Length.ShouldBe(unit == "&unit=tw" ? 30 : 46);
            whole.Distinct().Count().ShouldBe(whole.Length);
            foreach (var limit in (int[])[1, 3, 10])
            {
                (await PagesAsync(unit, limit)).ShouldBe(whole, $"{unit} by {limit}");
            }
        }

        async Task<string[]> PagesAsync(string unit, int limit)
        {
            var found = new List<string>();
            for (string? next = $"figures/2024/mediation.accepted/cases?limit={limit}{unit}"; next is not null;)
            {
                var page = await node.GetAsync(next);
                page["cases"]!.AsArray().Count.ShouldBeLessThanOrEqualTo(limit);
                found.AddRange(page["cases"]!.AsArray().Select(x => $"{x!["decidedOn"]} {x["id"]}"));
                next = ((string?)page["next"])?.Replace("/api/v1/", "", StringComparison.Ordinal);
            }

            return [.. found];
        }
    }
}
