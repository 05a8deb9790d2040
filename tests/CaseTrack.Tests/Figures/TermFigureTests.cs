using System.Text.Json.Nodes;
using CaseTrack.Clocks;
using CaseTrack.Clocks.Notices;
using CaseTrack.Figures;
using CaseTrack.Review;
using CaseTrack.Terms;
using Marten;
using Microsoft.Extensions.DependencyInjection;

namespace CaseTrack.Tests.Figures;

/// <summary>按期率: whether a term was kept is a fact like any other: counted, drilled into, repeated from zero, and the same however the
/// calendar or the office's numbers change later.</summary>
[Trait("Speed", "slow")]
public sealed class TermFigureTests
{
    private static readonly RecordKind Reviews = RecordKind.Named("review-applications");

    [Theory]
    [InlineData("2026-01-08", "met")] // five working days after 31 December: the notice for 2026 has 1–3 January off and the 4th worked
    [InlineData("2026-01-09", "missed")]
    public void A_term_is_kept_or_missed_by_the_calendar(string refusedOn, string timeliness)
    {
        var fact = Ended(Refused(refusedOn), new RulebookHistory(TermRules.Shipped, [], [])).ShouldHaveSingleItem();
        fact.HappenedOn.ShouldBe(Given.Day(refusedOn));
        Timeliness(fact).ShouldBe(timeliness);
    }

    [Fact]
    public void A_notice_counts_for_what_was_done_after_it_was_loaded_and_changes_nothing_of_before()
    {
        var worked = new DaysOffNotice(2026, "test", [], [Given.Day("2026-01-01")]);
        string By(string loadedOn) =>
            Timeliness(Ended(Refused("2026-01-08"),
            new RulebookHistory(TermRules.Shipped, [new HolidayNotice { Notice = worked, LoadedAt = SetClock.At(loadedOn) }], []))
            .Single());
        By("2026-01-07").ShouldBe("missed");
        By("2026-01-08").ShouldBe("met");
        By("2026-02-01").ShouldBe("met");
    }

    [Fact]
    public void What_is_void_and_a_right_that_lapses_are_no_duty()
    {
        var rulebooks = new RulebookHistory(TermRules.Shipped, [], []);
        Ended(Given.Record<ReviewApplication>(
            Received, new ReviewRefused(Given.Day("2026-01-05"), "late"), new ReviewVoided(Given.Day("2026-01-06"), "重复")), rulebooks)
            .ShouldBeEmpty();
        Ended(Given.Record<ReviewApplication>(Received), rulebooks).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_the_office_sets_holds_from_then_on_and_a_replay_and_a_rebuild_agree()
    {
        var token = TestContext.Current.CancellationToken;
        var database = await TestServer.CreateDatabaseAsync();
        var clock = new SetClock(SetClock.At("2026-03-23"));
        Guid first;
        await using (var node = await Node.StartAsync(database, clock, silence: false))
        {
            await node.FoundAsync();
            first = await LeadAsync(node, "2026-03-02");
            await node.DoAsync($"supervision-files/{first}/opening", new { occurredOn = "2026-03-12" });
            // the eighth of fifteen working days
            (await RateAsync(node)).ShouldBe(100);
        }

        clock.Set(SetClock.At("2026-05-06"));
        await using var again =
            await Node.StartAsync(database, clock, silence: false, prepare: x => x.Configuration["Terms:supervision.check"] = "5");
        var second = await LeadAsync(again, "2026-04-01");
        clock.Set(SetClock.At("2026-05-07"));
        await again.DoAsync($"supervision-files/{second}/opening", new { occurredOn = "2026-05-07" });
        (await RateAsync(again)).ShouldBe(50);
        ((decimal)(await FigureAsync(again, "terms.late"))["value"]!).ShouldBe(1);
        (await again.GetAsync("figures/2026/terms.late/cases"))["cases"]!.AsArray().ShouldHaveSingleItem()!["id"]!.ToString()
            .ShouldBe(second.ToString());
        (await again.GetAsync("figures/2026/terms.on-time-rate?by=term"))["groups"]!.AsArray()
            .Select(x => ((string?)x!["key"], (decimal?)x["value"])).ShouldBe([("supervision.check", 50)]);

        // A correction asks again what the first file stands for; the number of then still judges it.
        await again.DoAsync(
            $"supervision-files/{first}/corrections",
            new { occurredOn = "2026-05-07", reason = "r", approvedBy = "a", corrected = new { openedOn = "2026-03-13" } });
        (await RateAsync(again)).ShouldBe(50);
        await AgreesAsync();

        await new CaseTrack.Operations.Rebuild(
            again.Services.GetRequiredService<IDocumentStore>(), again.Services.GetRequiredService<TermRules>()).RunAsync(null, token);
        (await RateAsync(again)).ShouldBe(50);
        await AgreesAsync();

        async Task AgreesAsync()
        {
            var verdict = await Replay.CompareAsync(
                again.Services.GetRequiredService<IDocumentStore>(), again.Services.GetRequiredService<TermRules>(), null, token);
            verdict.Agrees.ShouldBeTrue(verdict.ToString());
        }
    }

    private static readonly ReviewReceived Received = new(Given.Day("2025-12-31"), "fy", "street", "penalty", "market");

    private static ReviewApplication Refused(string day) =>
        Given.Record<ReviewApplication>(Received, new ReviewRefused(Given.Day(day), "late"));

    private static List<Fact> Ended(ReviewApplication review, RulebookHistory rulebooks) =>
        [.. TermFacts.Of(Reviews, review, rulebooks).Where(x => x.Name == "term.ended")];

    private static string Timeliness(Fact fact) => (string)JsonNode.Parse(fact.Dimensions.ToJson())!["timeliness"]!;

    private static async Task<Guid> LeadAsync(Node node, string day)
    {
        var id = Guid.CreateVersion7();
        await node.DoAsync("supervision-files", new { id, occurredOn = day, office = "fy", source = "complaint", field = "market" });
        return id;
    }

    private static async Task<JsonNode> FigureAsync(Node node, string code) => (await node.GetAsync($"figures/2026/{code}"))["figure"]!;

    private static async Task<decimal?> RateAsync(Node node) => (decimal?)(await FigureAsync(node, "terms.on-time-rate"))["value"];
}
