namespace CaseTrack.Tests.Cases;

/// <summary>案件之间的移送: two sides, one matter.</summary>
public sealed class HandOverTests
{
    [Fact]
    public async Task A_review_that_reveals_a_fault_and_a_dispute_is_three_cases_and_one_matter()
    {
        var database = await TestServer.CreateDatabaseAsync();
        await using var node = await Node.StartAsync(database, new SetClock(SetClock.At("2026-03-10")), silence: false);
        await node.FoundAsync();
        var review = await node.ReceiveAsync("2026-03-02");
        var alone = await node.ReceiveAsync("2026-03-02");
        var mediation = Guid.CreateVersion7();
        await node.DoAsync("mediation-cases",
            new
            {
                id = mediation,
                occurredOn = "2026-03-03",
                committee = "tw",
                source = "referral-review",
                disputeType = "02",
                referral = new { organ = "区司法局", answerBy = "2026-04-02" }
            });
        var supervision = Guid.CreateVersion7();
        await node.DoAsync("supervision-files",
            new { id = supervision, occurredOn = "2026-03-03", office = "fy", source = "review-correction", field = "market" });

        foreach (var (to, receiving) in new[] { ("mediation-cases", mediation), ("supervision-files", supervision) })
        {
            var handOver = Guid.CreateVersion7();
            await node.DoAsync($"review-applications/{review}/hand-overs",
                new { occurredOn = "2026-03-03", handOver, to, reason = "民事纠纷或执法问题" });
            (await node.PostAsync(
                $"review-applications/{review}/hand-over-receipts",
                new { occurredOn = "2026-03-04", handOver, receivingId = alone })).Body!["type"]!.ToString()
                .ShouldEndWith("hand-over.no-such-receiver");
            await node.DoAsync($"review-applications/{review}/hand-over-receipts",
                new { occurredOn = "2026-03-04", handOver, receivingId = receiving });
            (await node.PostAsync(
                $"review-applications/{review}/hand-over-receipts",
                new { occurredOn = "2026-03-04", handOver, receivingId = receiving })).Body!["type"]!.ToString()
                .ShouldEndWith("hand-over.already-received");
            await node.DoAsync($"review-applications/{review}/hand-over-returns",
                new { occurredOn = "2026-03-10", handOver, result = "handled" });
        }

        var sides = new[] { $"review-applications/{review}", $"mediation-cases/{mediation}", $"supervision-files/{supervision}" };
        foreach (var side in sides)
        {
            (await node.GetAsync(side))["record"]!["dossier"]!["matter"]!.ToString().ShouldBe(review.ToString());
        }

        (await node.GetAsync(sides[0]))["record"]!["dossier"]!["handOvers"]!.AsArray().Select(x => (string)x!["returnedOn"]!)
            .ShouldBe(["2026-03-10", "2026-03-10"]);
        (await node.HistoryAsync("supervision-files", supervision))[^1].Event.ShouldBe("matter-joined");

        var figures = (await node.GetAsync("figures/2026"))["figures"]!.AsArray()
            .ToDictionary(x => (string)x!["code"]!, x => (int?)x!["value"]);
        (figures["matters.records"], figures["matters.distinct"]).ShouldBe((4, 2));
    }
}
