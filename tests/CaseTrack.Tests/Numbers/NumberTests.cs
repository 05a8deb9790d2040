using CaseTrack.Numbers;

namespace CaseTrack.Tests.Numbers;

/// <summary>文号 F.1.</summary>
public sealed class NumberTests
{
    [Theory]
    [InlineData("(2022)黄港民调字第001号", "（2022）黄港民调字第1号")]
    [InlineData("(2022)黄港民调字第001号", "〔2022〕黄港民调字1号")]
    [InlineData("(2022)黄港民调字第001号", "[2022] 黄港民调字第０１号")]
    [InlineData("黄港复决字〔2022〕第1号", "黄港复决字(2022)01")]
    public void The_way_a_number_is_written_makes_no_difference(string one, string other) => NumberKey.Of(one).ShouldBe(NumberKey.Of(other));

    [Theory]
    [InlineData("(2022)黄港民调字第001号", "(2022)黄港民调字第010号")]
    [InlineData("黄港复受〔2022〕1号", "黄港复受〔2021〕1号")]
    [InlineData("黄港复受〔2022〕1号", "黄港复受20221号")]
    [InlineData("黄港复受〔2022〕1号", "黄港复不受〔2022〕1号")]
    public void Different_numbers_stay_different(string one, string other) => NumberKey.Of(one).ShouldNotBe(NumberKey.Of(other));

    [Fact]
    public void Templates_are_data_and_settings()
    {
        var template = NumberTemplates.Shipped.For("mediation.case", Given.Day("2022-03-01"), unitHasName: true);
        template.Write(2022, 15, "楠竹林", "黄港").ShouldBe("(2022)黄港楠竹林民调字第015号");
        NumberTemplates.Shipped.For("review.acceptance", Given.Day("2022-03-01"), false).Write(2022, 1, null, "黄港").ShouldBe("黄港复受〔2022〕1号");
        NumberTemplates.Shipped.With([new("review.acceptance", "黄政复受〔{year}〕{serial}号")]).For("review.acceptance", Given.Day("2022-03-01"), false).Write(2022, 7, null, null).ShouldBe("黄政复受〔2022〕7号");
        Should.Throw<InvalidOperationException>(() => NumberTemplates.Shipped.With([new("review.acceptance", "没有年号")]));
        Should.Throw<InvalidOperationException>(() => NumberTemplates.Shipped.With([new("unknown", "{year}{serial}")]));
    }

    [Fact]
    public async Task Two_hundred_cases_numbered_at_once_have_two_hundred_numbers_without_a_gap()
    {
        // All of them wait for one row: on a slow machine longer than a request may otherwise take.
        var database = await TestServer.CreateDatabaseAsync();
        Task<Node> StartAsync() => Node.StartAsync(database, new SetClock(SetClock.At("2026-03-02")), nodes: 2, silence: false,
            prepare: builder => builder.Configuration["RequestLimits:Seconds"] = "300");
        await using var one = await StartAsync();
        await using var two = await StartAsync();
        await one.FoundAsync();
        var cases = Enumerable.Range(0, 202).Select(_ => Guid.CreateVersion7()).ToArray();
        await Parallel.ForEachAsync(cases, new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (id, _) =>
            await one.DoAsync("mediation-cases", new { id, occurredOn = "2026-03-02", committee = "tw", source = "application", disputeType = "02" }));

        async Task AcceptAsync(Node node, Guid id) => await node.DoAsync($"mediation-cases/{id}/acceptance", new { occurredOn = "2026-03-02", mediators = new[] { "m" } });

        // The first at each node, alone, prepares it for the two hundred.
        await AcceptAsync(one, cases[0]);
        await AcceptAsync(two, cases[1]);

        // One in five is first asked for with a date that is refused: a refusal takes no number.
        await Parallel.ForEachAsync(cases.Index().Skip(2), new ParallelOptions { MaxDegreeOfParallelism = 32 }, async (x, _) =>
        {
            var (i, id) = x;
            var node = i % 2 == 0 ? one : two;
            if (i % 5 == 0)
            {
                (await node.PostAsync($"mediation-cases/{id}/acceptance", new { occurredOn = "2026-02-01", mediators = new[] { "m" } })).Status.ShouldBe(422);
            }

            await AcceptAsync(node, id);
        });

        var numbers = new List<string>();
        foreach (var id in cases)
        {
            numbers.Add((string)(await one.GetAsync($"mediation-cases/{id}"))["record"]!["dossier"]!["numbers"]![0]!["number"]!);
        }

        numbers.Order(StringComparer.Ordinal).ShouldBe(Enumerable.Range(1, cases.Length).Select(x => $"(2026)黄港民调字第{x:000}号").Order(StringComparer.Ordinal));

        // A void keeps its number; the next case goes on; a search finds it however it is written.
        await one.DoAsync($"mediation-cases/{cases[0]}/voiding", new { occurredOn = "2026-03-02", reason = "误录" });
        var next = Guid.CreateVersion7();
        await two.DoAsync("mediation-cases", new { id = next, occurredOn = "2026-03-02", committee = "tw", source = "application", disputeType = "02" });
        await two.DoAsync($"mediation-cases/{next}/acceptance", new { occurredOn = "2026-03-02" });
        var found = (await one.GetAsync($"numbers?number={Uri.EscapeDataString("（2026）黄港民调字203")}"))["cases"]!.AsArray();
        found.ShouldHaveSingleItem()!["id"]!.ToString().ShouldBe(next.ToString());
    }
}
