namespace CaseTrack.Tests.Cases;

/// <summary>Who comes again, who is in charge, and what is closed before it is accepted.</summary>
[Trait("Speed", "slow")]
public sealed class RepeatPartyTests
{
    [Fact]
    public async Task Somebody_who_takes_part_in_several_cases_of_a_period_is_listed_masked_with_those_cases()
    {
        await using var node = await StartAsync();
        var (first, second, third) =
            (await node.ReceiveAsync("2025-03-03"), await node.ReceiveAsync("2026-02-02"), await node.ReceiveAsync("2026-02-20"));
        await JoinAsync(first, "欧阳再来", "42020219900101001X");
        await JoinAsync(second, "欧阳再来", "42020219900101001X");
        await JoinAsync(third, "欧阳再来", "42020219900101001X");
        await JoinAsync(second, "诸葛一次", "420202198506151235");
        await JoinAsync(third, "诸葛一次", null); // the same name is not the same person

        var year = (await node.GetAsync("party-repeats"))["parties"]!.AsArray();
        var party = year.ShouldHaveSingleItem()!;
        party["cases"]!.AsArray().Select(x => Guid.Parse((string)x!["id"]!)).ShouldBe([second, third]);
        party.ToJsonString().ShouldNotContain("42020219900101001X");
        party["party"]!["name"]!.ToString().ShouldBe("欧***");
        (await node.GetAsync("party-repeats?from=2025-01-01&to=2026-12-31"))["parties"]![0]!["cases"]!.AsArray().Count.ShouldBe(3);
        (await node.GetAsync("party-repeats?from=2025-01-01&to=2025-12-31"))["parties"]!.AsArray().ShouldBeEmpty();

        Task JoinAsync(Guid review, string name, string? number) => node.DoAsync($"review-applications/{review}/parties", new
        {
            occurredOn = "2026-03-02",
            party = new
            {
                id = Guid.CreateVersion7(),
                role = "applicant",
                partyKind = "person",
                name,
                identityKind = number is null ? null
            : "resident-id",
                identityNumber = number
            },
        });
    }

    [Fact]
    public async Task An_officer_is_in_charge_and_found_by_and_what_ends_before_acceptance_is_closed_too()
    {
        await using var node = await StartAsync();
        var (refused, withdrawn, open) =
            (await node.ReceiveAsync("2026-02-26"), await node.ReceiveAsync("2026-02-26"), await node.ReceiveAsync("2026-02-26"));
        await node.DoAsync($"review-applications/{open}/officer", new { occurredOn = "2026-02-26", officer = "wang" });
        (await node.PostAsync(
            $"review-applications/{open}/officer", new { occurredOn = "2026-02-27", officer = "wang" })).Status.ShouldBe(422);
        await node.DoAsync($"review-applications/{open}/officer", new { occurredOn = "2026-02-27", officer = "li" });
        (await ListAsync("li")).ShouldBe([open]);
        (await ListAsync("wang")).ShouldBeEmpty();

        await node.DoAsync($"review-applications/{refused}/refusal", new { occurredOn = "2026-03-02", ground = "out-of-time" });
        await node.DoAsync($"review-applications/{withdrawn}/withdrawal", new { occurredOn = "2026-03-02", reason = "own-decision" });
        ((decimal)(await node.GetAsync("figures/2026/review.closed-all"))["figure"]!["value"]!,
            (decimal)(await node.GetAsync("figures/2026/review.concluded"))["figure"]!["value"]!).ShouldBe((2, 0));

        async Task<IEnumerable<Guid>> ListAsync(string officer) =>
            (await node.GetAsync($"review-applications?officer={officer}"))["records"]!.AsArray()
                .Select(x => Guid.Parse((string)x!["id"]!));
    }

    private static async Task<Node> StartAsync()
    {
        var node = await Node.StartAsync(await TestServer.CreateDatabaseAsync(), new SetClock(SetClock.At("2026-03-02")), silence: false);
        await node.FoundAsync();
        return node;
    }
}
