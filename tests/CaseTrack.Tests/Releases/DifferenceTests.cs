using System.Net;
using System.Text.Json.Nodes;
using CaseTrack.Releases;
using Marten;
using Microsoft.Extensions.DependencyInjection;

namespace CaseTrack.Tests.Releases;

/// <summary>What changes after a release appears in its differences in its class, in the figures it concerns, and in no other.</summary>
[Trait("Speed", "slow")]
public sealed class DifferenceTests : DifferenceTest
{
    private static readonly string[] Matters = ["matters.distinct", "matters.records"];

    [Fact]
    public async Task Of_a_mediation_each_change_concerns_its_own_figures_alone()
    {
        await using var node = await StartAsync();
        string[] accepted = ["mediation.accepted", "mediation.community.accepted", "mediation.closing", "mediation.people",
            "mediation.success-rate", "mediation.success-share"];
        string[] whole = [.. accepted, "mediation.registered", .. Matters];
        var (stays, moves, merged, voided) =
            (await AcceptedAsync(node, "2025-06-01"), await AcceptedAsync(node, "2025-12-30"), await AcceptedAsync(node, "2025-07-01"),
            await AcceptedAsync(node, "2025-08-01"));
        var settled = await AcceptedAsync(node, "2025-09-01");
        await node.DoAsync($"mediation-cases/{settled}/agreement", new { occurredOn = "2025-09-02", form = "oral", amountYuan = 100 });

        await ShouldDifferAsync(node, "late-entry", whole, () => AcceptedAsync(node, "2025-11-11"));
        await ShouldDifferAsync(
            node, "correction", accepted, () => CorrectAsync(node, "mediation-cases", moves, new { acceptedOn = "2026-01-02" }));
        await ShouldDifferAsync(
            node, "merge", whole, () =>
            node.DoAsync($"mediation-cases/{merged}/merging", new { occurredOn = Today, into = stays, reason = "同一纠纷" }));
        await ShouldDifferAsync(
            node, "void", whole, () => node.DoAsync($"mediation-cases/{voided}/voiding", new { occurredOn = Today, reason = "误录" }));
        await ShouldDifferAsync(
            node, "correction", ["mediation.people"], () => CorrectAsync(node, "mediation-cases", settled, new { people = 4 }));
        await ShouldDifferAsync(
            node, "correction", ["mediation.agreed-amount"], () =>
            CorrectAsync(node, "mediation-cases", settled, new { amountYuan = 250 }));
        await ShouldDifferAsync(
            node, "reclassification", ["mediation.community.accepted"], () =>
            CorrectAsync(node, "mediation-cases", stays, new { committee = "street-tw" }));
        await ShouldDifferAsync(node, "erasure", [], () => EraseAsync(node, "mediation-cases", settled));
    }

    [Fact]
    public async Task Of_a_review_each_change_concerns_its_own_figures_alone()
    {
        await using var node = await StartAsync();
        string[] received = ["review.received", "review.received.otherwise", "review.received.pending", "review.acceptance-rate",
            "review.applicants", "review.pre-acceptance-settled-rate", "review.received.acceptance-share", "review.received.settled-share"];
        string[] whole = [.. received, .. Matters];
        var (moves, voided, counted) =
            (await ReceivedAsync(node, "2025-12-30"), await ReceivedAsync(node, "2025-08-01"), await ReceivedAsync(node, "2025-12-31"));

        await ShouldDifferAsync(node, "late-entry", whole, () => ReceivedAsync(node, "2025-11-11"));
        await ShouldDifferAsync(
            node, "correction", whole, () => CorrectAsync(node, "review-applications", moves, new { receivedOn = "2026-01-02" }));
        await ShouldDifferAsync(
            node, "void", whole, () => node.DoAsync($"review-applications/{voided}/voiding", new { occurredOn = Today, reason = "误录" }));
        await ShouldDifferAsync(
            node, "correction", ["review.applicants"], () => CorrectAsync(node, "review-applications", counted, new { applicants = 4 }));
        await ShouldDifferAsync(
            node, "reclassification", ["review.mandatory"], () =>
            CorrectAsync(node, "review-applications", counted, new { route = "mandatory" }));
        // Accepted in January: of what was received in the year of the release one more was examined, and nothing else of that year is
        // another.
        await ShouldDifferAsync(node, "late-entry",
            ["review.received.acceptance-share", "review.received.accepted", "review.received.otherwise", "review.received.pending"],
            () => node.DoAsync($"review-applications/{counted}/acceptance", new { occurredOn = "2026-01-05" }));
        await ShouldDifferAsync(node, "erasure", [], () => EraseAsync(node, "review-applications", counted));
    }

    [Fact]
    public async Task Of_a_supervision_file_each_change_concerns_its_own_figures_alone()
    {
        await using var node = await StartAsync();
        // The opening ends the check of the lead, which has a term.
        string[] opened = ["supervision.opened", "supervision.opened.otherwise", "supervision.opened.pending", "supervision.closing",
            "supervision.rectification-rate", "terms.average-days", "terms.ended", "terms.on-time-rate"];
        string[] whole = [.. opened, "supervision.leads", .. Matters];
        var (moves, voided, special) =
            (await OpenedAsync(node, "2025-12-30"), await OpenedAsync(node, "2025-08-01"), await OpenedAsync(node, "2025-09-01"));

        await ShouldDifferAsync(node, "late-entry", whole, () => OpenedAsync(node, "2025-11-11"));
        await ShouldDifferAsync(
            node, "correction", opened, () => CorrectAsync(node, "supervision-files", moves, new { openedOn = "2026-01-02" }));
        await ShouldDifferAsync(
            node, "void", whole, () => node.DoAsync($"supervision-files/{voided}/voiding", new { occurredOn = Today, reason = "误录" }));
        await ShouldDifferAsync(
            node, "reclassification", [], () => CorrectAsync(node, "supervision-files", special, new { field = "police" }));
        await ShouldDifferAsync(node, "erasure", [], () => EraseAsync(node, "supervision-files", special));
    }

    [Fact]
    public async Task Where_one_of_several_records_counts_the_cause_is_what_made_room_for_it()
    {
        await using var node = await StartAsync();
        var (first, second) = (await AppraisedAsync(node, "2025-03-01", "sfj", "gaj"), await AppraisedAsync(node, "2025-09-01", "sfj"));
        var (spring, summer) = (await MediatorsAsync(node, "2025-03-01", 5, 2), await MediatorsAsync(node, "2025-06-01", 7, 3));
        var release = await DraftAsync(node);
        await node.DoAsync($"ledger-entries/{first}/voiding", new { occurredOn = Today, reason = "误录" });
        await node.DoAsync($"ledger-entries/{summer}/voiding", new { occurredOn = Today, reason = "重复" });

        var figures = await DifferencesAsync(node, release);
        figures.Keys.ShouldBe(["appraisal.units", "appraisal.officials", "mediators.people", "mediators.full-time"], ignoreOrder: true);
        Changes(figures["appraisal.units"])
            .ShouldBe([(first, -2, "void", "ledger-entry-voided", first), (second, 1, "void", "ledger-entry-voided", first)],
            ignoreOrder: true);
        Changes(figures["mediators.people"])
            .ShouldBe([(summer, -7, "void", "ledger-entry-voided", summer), (spring, 5, "void", "ledger-entry-voided", summer)],
            ignoreOrder: true);
        ((string)figures["mediators.people"]["changes"]![0]!["reason"]!).ShouldBe("重复");

        // An earlier entry that comes late takes the place of the one that counted.
        release = await DraftAsync(node);
        var late = await AppraisedAsync(node, "2025-02-01", "sfj");
        figures = await DifferencesAsync(node, release);
        figures.Keys.ShouldBe(["appraisal.units", "appraisal.officials"], ignoreOrder: true);
        Changes(figures["appraisal.units"])
            .ShouldBe([(late, 1, "late-entry", "ledger-entry-recorded", late), (second, -1, "late-entry", "ledger-entry-recorded", late)],
            ignoreOrder: true);
    }

    [Fact]
    public async Task The_last_event_that_moved_the_figure_is_named_and_none_that_came_after_it()
    {
        await using var node = await StartAsync();
        var id = await AcceptedAsync(node, "2025-12-30");
        var release = await DraftAsync(node);
        await CorrectAsync(node, "mediation-cases", id, new { acceptedOn = "2025-12-31" });
        await CorrectAsync(node, "mediation-cases", id, new { disputeType = "04" });
        await node.DoAsync($"mediation-cases/{await AcceptedAsync(node, "2025-05-01")}/voiding", new { occurredOn = Today, reason = "误录" });
        (await DifferencesAsync(node, release)).ShouldBeEmpty();
        await CorrectAsync(node, "mediation-cases", id, new { acceptedOn = "2026-01-04" });
        // This writes the record's facts anew; the number is what it was before.
        await CorrectAsync(node, "mediation-cases", id, new { source = "initiative" });
        var changes = (await DifferencesAsync(node, release))["mediation.accepted"]["changes"]!.AsArray();
        ((string)changes.ShouldHaveSingleItem()!["class"]!, (int)changes[0]!["delta"]!).ShouldBe(("correction", -1));
    }

    [Fact]
    public async Task A_definition_that_changed_came_or_went_is_a_difference_of_that_class_and_the_only_one()
    {
        await using var node = await StartAsync();
        await AcceptedAsync(node, "2025-06-01");
        var older = await RedefinedAsync(node, await DraftAsync(node));
        var figures = await DifferencesAsync(node, older);
        figures.Keys.ShouldBe(["mediation.accepted", "mediation.gone", "mediation.registered"], ignoreOrder: true);
        foreach (var (code, released, now, reason) in ((string, int?, int?, string)[])[
            ("mediation.accepted", 5, 1, "口径版本 0 → 1"), ("mediation.gone", 7, null, "口径版本 3 → —"),
            ("mediation.registered", null, 1, "口径版本 — → 1")])
        {
            var figure = figures[code];
            ((int?)figure["released"], (int?)figure["now"], (bool)figure["definitionChanged"]!).ShouldBe((released, now, true), code);
            var change = figure["changes"]!.AsArray().ShouldHaveSingleItem()!;
            ((string)change["class"]!, (int)change["delta"]!, (string)change["reason"]!, change["record"])
                .ShouldBe(("definition-change", (now ?? 0) - (released ?? 0), reason, null), code);
        }
    }

    [Fact]
    public async Task Two_releases_are_compared_with_each_other()
    {
        await using var node = await StartAsync();
        await AcceptedAsync(node, "2025-06-01");
        var first = await DraftAsync(node);
        var between = await AcceptedAsync(node, "2025-07-01");
        var second = await DraftAsync(node);
        await AcceptedAsync(node, "2025-08-01");
        var compared = await node.GetAsync($"releases/{first}/differences?against={second}");
        (Guid.Parse((string)compared["against"]!), (long)compared["includesSequence"]!)
            .ShouldBe((second, (long)(await node.GetAsync($"releases/{second}"))["record"]!["content"]!["sequence"]!));
        var accepted = compared["figures"]!.AsArray().Single(x => (string)x!["code"]! == "mediation.accepted")!;
        ((int)accepted["released"]!, (int)accepted["now"]!).ShouldBe((1, 2));
        Changes(accepted).ShouldBe([(between, 1, "late-entry", "mediation-accepted", between)]);
        (await DifferencesAsync(node, first))["mediation.accepted"]["changes"]!.AsArray().Count.ShouldBe(2);

        // What changed of a definition between the two is said; what is the same in both is not, whatever the catalogue has today.
        var (old, also) = (await RedefinedAsync(node, first), await RedefinedAsync(node, second));
        (await node.GetAsync($"releases/{old}/differences?against={second}"))["figures"]!.AsArray()
            .Where(x => (bool)x!["definitionChanged"]!)
            .Select(x => (string)x!["code"]!).ShouldBe(["mediation.accepted", "mediation.gone", "mediation.registered"], ignoreOrder: true);
        (await node.GetAsync($"releases/{old}/differences?against={also}"))["figures"]!.AsArray()
            .ShouldNotContain(x => (bool)x!["definitionChanged"]!);

        var month = Guid.CreateVersion7();
        await node.DoAsync("releases", new { id = month, occurredOn = Today, year = 2025, to = "2025-06-30" });
        foreach (var (path, status, problem) in ((string, HttpStatusCode, string)[])[
            ($"{second}/differences?against={first}", HttpStatusCode.UnprocessableEntity, "release.not-comparable"),
            ($"{first}/differences?against={month}", HttpStatusCode.UnprocessableEntity, "release.not-comparable"),
            ($"{first}/differences?against={Guid.NewGuid()}", HttpStatusCode.NotFound, "not-found"),
            ($"{first}/differences?against=x", HttpStatusCode.BadRequest, "bad-filter"),
            ($"{first}/differences?with=x", HttpStatusCode.BadRequest, "unknown-filter")])
        {
            using var answer = await node.Client.GetAsync(
                new Uri($"/api/v1/releases/{path}", UriKind.Relative), TestContext.Current.CancellationToken);
            (answer.StatusCode, (await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))
                .Contains(problem, StringComparison.Ordinal)).ShouldBe((status, true), path);
        }
    }

    /// <summary>The same release as an earlier version of the program would have drafted it: one figure defined otherwise, one gone since,
    /// one not there yet.</summary>
    internal static async Task<Guid> RedefinedAsync(Node node, Guid draft)
    {
        await using var session = node.Services.GetRequiredService<IDocumentStore>().LightweightSession("420202");
        var content = (await session.LoadAsync<Release>(draft, TestContext.Current.CancellationToken))!.Content;
        var older = Guid.CreateVersion7();
        session.Events.StartStream<Release>(older, new ReleaseDrafted(Given.Day(Today), content with
        {
            Figures = [.. content.Figures.Where(x => x.Code != "mediation.registered")
                .Select(x => x.Code == "mediation.accepted" ? x with { DefinitionVersion = 0, Value = 5, Cases = 5, CaseHash = "" } : x),
                new("mediation.gone", 3, 7, null, null, 7, "")],
        }, null));
        await session.SaveChangesAsync(TestContext.Current.CancellationToken);
        return older;
    }

    /// <summary>After a release and one change, exactly these figures differ, and everything in them is of one class.</summary>
    private static async Task ShouldDifferAsync(Node node, string @class, string[] codes, Func<Task> change)
    {
        var release = await DraftAsync(node);
        await change();
        var figures = await DifferencesAsync(node, release);
        figures.Keys.Order(StringComparer.Ordinal).ShouldBe(codes.Order(StringComparer.Ordinal), @class);
        foreach (var (code, figure) in figures)
        {
            figure["changes"]!.AsArray().ShouldHaveSingleItem(code);
            ((string)figure["changes"]![0]!["class"]!, figure["changes"]![0]!["event"] is null, (string)figure["changes"]![0]!["person"]!)
                .ShouldBe((@class, false, "tester"), code);
        }
    }

    private static List<(Guid Record, int Delta, string Class, string Event, Guid Of)> Changes(JsonNode figure) =>
        [.. figure["changes"]!.AsArray().Select(x =>
        (Guid.Parse((string)x!["record"]!), (int)x["delta"]!, (string)x["class"]!, (string)x["event"]!,
            Guid.Parse(((string)x["eventHref"]!).Split('/')[^1])))];

    private static async Task<Dictionary<string, JsonNode>> DifferencesAsync(Node node, Guid release) =>
        (await node.GetAsync($"releases/{release}/differences"))["figures"]!.AsArray().ToDictionary(x => (string)x!["code"]!, x => x!);
}
