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

    [Fact]
    public async Task A_party_that_comes_back_a_mediator_in_two_places_and_a_committee_with_most_cases_are_queued()
    {
        var clock = new SetClock(SetClock.At("2026-03-02"));
        await using var node = await Node.StartAsync(await TestServer.CreateDatabaseAsync(), clock, silence: false, prepare: x => x.Configuration["Signals:OutlyingAtLeast"] = "6");
        await node.FoundAsync();
        foreach (var code in new[] { "tw2", "tw3" })
        {
            await node.DoAsync("organisations", new { id = Guid.CreateVersion7(), occurredOn = "2020-01-01", code, name = code, kind = "mediation-committee", committeeKind = "community", parent = "420202" });
        }

        async Task EnterAsync(string committee, int minutes, string mediator, object[]? parties = null)
        {
            clock.Set(SetClock.At("2026-03-02").AddMinutes(minutes * 30));
            await node.DoAsync("mediation-cases/oral-agreements", new
            {
                id = Guid.CreateVersion7(),
                occurredOn = "2026-03-02",
                committee,
                source = "application",
                disputeType = "02",
                mediator,
                performedAtOnce = true,
                parties,
            });
        }

        for (var i = 0; i < 6; i++)
        {
            await EnterAsync("tw", i, $"m{i}", i < 3
                ? [new { id = Guid.CreateVersion7(), role = "applicant", partyKind = "person", name = "某人", identityKind = "resident-id", identityNumber = "42020219900101001X" }]
                : null);
        }

        await EnterAsync("tw2", 7, "m0");
        await EnterAsync("tw3", 8, "m9");
        var signals = (await node.GetAsync("entry-signals/2026"))["signals"]!.AsArray().Select(x => ((string)x!["kind"]!, (string)x["unit"]!, (int)x["count"]!)).ToList();
        signals.ShouldBe([("shared-identity", "", 3), ("two-places", "m0", 2), ("outlying-share", "tw", 6)]);
    }

    [Fact]
    public void Texts_are_alike_where_only_sums_and_a_few_words_differ()
    {
        const string Terms = "甲方房屋漏水致乙方天花板受损，经调解，甲方于三月十五日前修复漏水管道并赔偿乙方修缮费用{0}元，双方就此事再无争议，今后互谅互让，和睦相处。";
        string[] texts = [string.Format(null, Terms, 500), "双方因停车位发生口角，互相道歉。", string.Format(null, Terms, 820), string.Format(null, Terms, 90).Replace("和睦相处", "和睦共处", StringComparison.Ordinal), ""];
        CaseTrack.Signals.Likeness.Groups(texts).ShouldHaveSingleItem().ShouldBe([0, 2, 3]);
    }

    [Fact]
    public void Thousands_of_texts_are_grouped_as_a_comparison_of_every_pair_groups_them()
    {
        var random = new Random(7);
        string Text() => string.Concat(Enumerable.Range(0, 120).Select(_ => (char)('一' + random.Next(2000))));
        var texts = new List<string>();
        for (var i = 0; i < 300; i++)
        {
            var text = Text();
            texts.AddRange(Enumerable.Range(0, random.Next(1, 12)).Select(x => x == 0 ? text : text[..^1] + (char)('一' + random.Next(2000))));
        }

        var expected = texts.Select((x, i) => (Start: x[..100], i)).GroupBy(x => x.Start).Where(x => x.Count() > 1).Select(x => x.Select(y => y.i).ToArray()).ToList();
        CaseTrack.Signals.Likeness.Groups(texts).Select(x => string.Join(' ', x)).ShouldBe(expected.Select(x => string.Join(' ', x)), ignoreOrder: true);
        expected.Count.ShouldBeGreaterThan(200);
    }
}
