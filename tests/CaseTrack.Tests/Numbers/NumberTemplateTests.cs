using CaseTrack.Numbers;

namespace CaseTrack.Tests.Numbers;

/// <summary>A district writes its numbers another way from a day on; what has been numbered stays, and no number is given
/// twice.</summary>
[Trait("Speed", "slow")]
public sealed class NumberTemplateTests
{
    [Theory]
    [InlineData("{district}复受〔{year}〕{serial}号", "{district}复受({year}){serial:000}", true)]
    [InlineData("{district}复受〔{year}〕{serial}号", "{district}复受〔{year}〕1{serial}号", true)] // 11 of one is 1 of the other
    [InlineData("{district}复受〔{year}〕{serial}号", "{district}复不受〔{year}〕{serial}号", false)]
    [InlineData("{serial}号〔{year}〕", "〔{year}〕{serial}号", false)]
    public void Two_templates_are_held_against_one_another(string one, string other, bool meet)
    {
        static NumberPattern Of(string template) => NumberPattern.Of(new("", "", "district", template), null, "黄港");
        Of(one).Meets(Of(other)).ShouldBe(meet);
        Of(one).Read(NumberKey.Of(new NumberTemplate("", "", "district", one).Write(2026, 45, null, "黄港"))).ShouldBe((2026, 45));
    }

    [Fact]
    public async Task A_template_holds_from_its_day_on_and_none_is_taken_that_comes_to_a_number_given_already()
    {
        var clock = new SetClock(SetClock.At("2026-03-02"));
        await using var node = await Node.StartAsync(await TestServer.CreateDatabaseAsync(), clock, silence: false);
        await node.FoundAsync();
        const string shipped = "{district}复受〔{year}〕{serial}号", changed = "{district}府复受〔{year}〕{serial:000}号";
        (await AcceptAsync("2026-03-02")).ShouldBe("黄港复受〔2026〕1号");

        (await SetAsync("review.refusal", "{district}复受〔{year}〕{serial:00}号", "2026-03-02")).ShouldBe("422 number.same-as-another");
        (await SetAsync("review.acceptance", changed, "2026-01-01")).ShouldBe("422 number.already-drawn");
        (await SetAsync("review.acceptance", "{year}", "2026-03-03")).ShouldStartWith("400");
        (await SetAsync("review.acceptance", changed, "2026-03-03")).ShouldBe("201");
        (await SetAsync("review.acceptance", changed, "2026-03-03")).ShouldBe("422 number.rule-stands");

        // A number from paper is stepped over, in the example as when it is given; looking draws none.
        (await AcceptAsync("2026-03-02", "黄港府复受〔2026〕3号")).ShouldBe("黄港府复受〔2026〕3号");
        (await AcceptAsync("2026-03-02")).ShouldBe("黄港复受〔2026〕2号");
        clock.Set(SetClock.At("2026-03-03"));
        for (var i = 0; i < 2; i++)
        {
            var list = await node.GetAsync($"number-templates?document=review.acceptance&template={Uri.EscapeDataString(shipped)}");
            var one = list["documents"]!.AsArray().Single(x => (string)x!["document"]! == "review.acceptance")!;
            ((string)one["example"]!, (string)one["source"]!, (string)one["inForceFrom"]!, (string)list["tried"]!)
                .ShouldBe(("黄港府复受〔2026〕004号", "district", "2026-03-03", "黄港复受〔2026〕3号"));
        }

        (await AcceptAsync("2026-03-03")).ShouldBe("黄港府复受〔2026〕004号");
        (await AcceptAsync("2026-03-02")).ShouldBe("黄港复受〔2026〕5号", "entered late, it is numbered as on its day, in the same series");

        // What acceptances were called is ahead of the series of refusals, which stands at nought.
        (await SetAsync("review.refusal", shipped, "2026-03-03")).ShouldBe("422 number.would-repeat");
        (await SetAsync("review.refusal", "{district}府复不受〔{year}〕{serial}号", "2020-01-01"))
            .ShouldBe("201", "of that series none was given");
        (await node.GetAsync("number-templates"))["rules"]!.AsArray().Count.ShouldBe(2);

        async Task<string> SetAsync(string document, string template, string inForceFrom)
        {
            var (status, body) = await node.PostAsync("number-templates", new
            {
                id = Guid.CreateVersion7(),
                occurredOn = "2026-03-02",
                document,
                template,
                inForceFrom,
            });
            return status == 201 ? "201" : $"{status} {((string)body!["type"]!).Split(':')[^1]}";
        }

        async Task<string> AcceptAsync(string day, string? number = null)
        {
            var id = await node.ReceiveAsync(day);
            await node.DoAsync($"review-applications/{id}/acceptance", new { occurredOn = day, number });
            return (string)(await node.GetAsync($"review-applications/{id}"))["record"]!["dossier"]!["numbers"]![0]!["number"]!;
        }
    }
}
