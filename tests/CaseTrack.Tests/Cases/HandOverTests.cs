namespace CaseTrack.Tests.Cases;

/// <summary>案件之间的移送: two sides, one matter.</summary>
public sealed class HandOverTests
{
    [Fact]
    public async Task A_review_that_reveals_a_fault_and_a_dispute_is_three_cases_and_one_matter()
    {
        var (database, clock) = (await TestServer.CreateDatabaseAsync(), new SetClock(SetClock.At("2026-03-10")));
        await using var node = await Node.StartAsync(database, clock, silence: false);
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

        // The list of all of them: what waits longest first, then what was answered; ten working days are the office's term.
        await node.DoAsync($"mediation-cases/{mediation}/hand-overs",
            new { occurredOn = "2026-03-09", handOver = Guid.CreateVersion7(), to = "review-applications", reason = "另有行政争议" });
        await node.DoAsync($"review-applications/{alone}/hand-overs",
            new { occurredOn = "2026-03-05", handOver = Guid.CreateVersion7(), to = "court", reason = "属于法院" });
        clock.Set(SetClock.At("2026-03-20"));
        (await ListAsync("")).ShouldBe([$"{alone} court 2026-03-19 -1 ", $"{mediation} review-applications 2026-03-23 3 ",
            $"{review} mediation-cases 2026-03-17  handled", $"{review} supervision-files 2026-03-17  handled"]);
        (await ListAsync("?status=overdue")).ShouldBe([$"{alone} court 2026-03-19 -1 "]);
        (await ListAsync("?status=open&kind=mediation-cases&unit=tw")).ShouldBe([$"{mediation} review-applications 2026-03-23 3 "]);
        (await ListAsync("?direction=received&status=open")).ShouldBe([$"{mediation} review-applications 2026-03-23 3 "]);
        var first = await node.GetAsync("hand-overs?limit=3");
        (first["handOvers"]!.AsArray().Count, (await node.GetAsync(((string)first["next"]!)["/api/v1/".Length..]))["handOvers"]!.AsArray()
            .Count).ShouldBe((3, 1));
        var taken = first["handOvers"]![2]!;
        ((string?)taken["toName"], (string?)taken["resultName"], (Guid)taken["receiving"]!, (string?)taken["answeredOn"])
            .ShouldBe(("人民调解", "已处理", mediation, "2026-03-10"));

        // A file that is handed over as a whole has its term by the rules; what is void waits for nothing.
        await node.DoAsync($"review-applications/{alone}/voiding", new { occurredOn = "2026-03-20", reason = "误录" });
        await node.DoAsync($"supervision-files/{supervision}/opening", new { occurredOn = "2026-03-20" });
        await node.DoAsync($"supervision-files/{supervision}/hand-over", new { occurredOn = "2026-03-20", target = "audit" });
        (await ListAsync("?status=open")).ShouldBe(
            [$"{mediation} review-applications 2026-03-23 3 ", $"{supervision} audit 2026-04-03 14 "]);

        async Task<IEnumerable<string>> ListAsync(string query) => (await node.GetAsync($"hand-overs{query}"))["handOvers"]!.AsArray()
            .Select(x => $"{x!["record"]} {x["to"]} {x["answerDueOn"]} {x["daysLeft"]} {x["result"]}");
    }
}
