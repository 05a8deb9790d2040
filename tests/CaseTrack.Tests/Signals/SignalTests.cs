namespace CaseTrack.Tests.Signals;

/// <summary>录入提示: a queue for review; each pattern is found, and an ordinary office has none.</summary>
public sealed class SignalTests
{
    [Fact]
    public async Task Odd_entries_are_queued_for_review_and_ordinary_ones_are_not()
    {
        var clock = new SetClock(SetClock.At("2026-03-02"));
        await using var node = await Node.StartAsync(await TestServer.CreateDatabaseAsync(), clock, silence: false);
        await node.FoundAsync();
        async Task<List<(string Kind, int Count)>> Signals() => [.. (await node.GetAsync("entry-signals/2026"))["signals"]!.AsArray().Select(x => ((string)x!["kind"]!, (int)x["count"]!))];
        async Task Enter(string day, string phone, string? terms)
        {
            var id = Guid.CreateVersion7();
            await node.DoAsync("mediation-cases", new
            {
                id,
                occurredOn = day,
                committee = "tw",
                source = "application",
                disputeType = "02",
                parties = new[] { new { id = Guid.CreateVersion7(), role = "applicant", partyKind = "person", name = "某人", phone } },
            });
            if (terms is not null)
            {
                await node.DoAsync($"mediation-cases/{id}/acceptance", new { occurredOn = day, mediators = new[] { "m" } });
                await node.DoAsync($"mediation-cases/{id}/agreement", new { occurredOn = day, form = "written", content = new { facts = "f", terms, manner = "m", signed = true } });
            }
        }

        await Enter("2026-03-01", "13800000001", "一");
        await Enter("2026-03-02", "13800000002", "二");
        (await Signals()).ShouldBeEmpty();

        clock.Set(SetClock.At("2026-06-01"));
        for (var i = 0; i < 12; i++)
        {
            await Enter("2026-03-03", i < 3 ? "13800000003" : $"1380000010{i % 10}", i < 6 ? "乙方赔偿甲方，一次付清。" : null);
        }

        (await Signals()).Select(x => x.Kind).Distinct().ShouldBe(["late-entry", "burst", "shared-phone", "same-words"]);
        (await Signals()).Single(x => x.Kind == "same-words").Count.ShouldBe(6);
    }
}
