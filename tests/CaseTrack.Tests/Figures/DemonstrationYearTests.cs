using CaseTrack.Figures;
using CaseTrack.Terms;
using Marten;
using Microsoft.Extensions.DependencyInjection;

namespace CaseTrack.Tests.Figures;

/// <summary>Promises 3, 4 and 6 on the year of the published report.</summary>
[Trait("Speed", "slow")]
public sealed class DemonstrationYearTests(DemonstrationHost host) : IAsyncLifetime
{
    private static readonly Dictionary<string, decimal> Published = new()
    {
        ["mediation.linkage.succeeded"] = 242,
        ["mediation.community.accepted"] = 928,
        ["organisation.community-committees"] = 33,
        ["mediation.pre-litigation.completed"] = 264,
        ["review.received"] = 16,
        ["review.received.accepted"] = 10,
        ["review.received.withdrawn-after-mediation"] = 6,
        ["supervision.opened"] = 6,
        ["supervision.opened.rectified"] = 4,
        ["supervision.opened.handed-over"] = 2,
        ["screening.operations"] = 423,
        ["screening.disputes-prevented"] = 163,
        ["publicity.events"] = 394,
        ["court-observation.events"] = 1,
        ["legal-guides.communities"] = 33,
        ["legal-guides.people"] = 66,
        ["appraisal.units"] = 48,
        ["appraisal.officials"] = 53,
        ["normative-documents.lawful-rate"] = 100,
        ["normative-documents.filing-rate"] = 100,
        ["counsel.services"] = 156,
        ["business-environment.problems-found"] = 2,
        ["business-environment.problems-rectified"] = 2,
        ["training.sessions"] = 308,
        ["abnormal-list.entities-removed"] = 29084,
        ["abnormal-list.records"] = 72481,
        ["audit.officials"] = 13,
        ["statistics-supervision.rechecks"] = 9,
        ["statistics-supervision.inspections"] = 11,
        ["statistics-supervision.penalties"] = 5,
        ["schools.legal-vice-principal-rate"] = 100,
        ["model-community.re-reviewed"] = 1,
    };

    public async ValueTask InitializeAsync() => await host.ReadyAsync();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Theory]
    [InlineData("mediation.community.accepted", "")]
    [InlineData("mediation.agreed-amount", "")]
    [InlineData("mediation.people", "?from=2022-03-10&to=2022-11-20")]
    [InlineData("review.received", "")]
    [InlineData("mediation.closing", "")]
    public async Task A_drill_down_is_the_same_list_whatever_the_size_of_its_pages(string code, string query)
    {
        var whole = await host.CasesAsync(code, query);
        whole.Count.ShouldBeGreaterThan(10);
        (await host.CasesAsync(code, query, limit: 7)).Select(x => x.ToJsonString()).ShouldBe(whole.Select(x => x.ToJsonString()));
    }

    [Fact]
    public async Task The_year_gives_exactly_the_published_values()
    {
        var values = await host.ValuesAsync();
        foreach (var (code, value) in Published)
        {
            values[code].ShouldBe(value, code);
        }

        values.Keys.ShouldBe(FigureCatalogue.All.Select(x => x.Code));
    }

    [Fact]
    public async Task Identities_hold_for_the_year()
    {
        var values = await host.ValuesAsync();
        foreach (var identity in FigureCatalogue.Identities)
        {
            values[identity.Left].ShouldBe(identity.Right.Sum(x => x.Sign * values[x.Figure]), identity.Chinese);
        }
    }

    [Fact]
    public async Task Before_the_corrections_of_January_2023_the_numbers_are_smaller()
    {
        var then = await host.ValuesAsync("?knownAt=2023-01-05T00:00:00%2B08:00");
        var now = await host.ValuesAsync();
        then["mediation.community.accepted"]!.Value.ShouldBeLessThan(now["mediation.community.accepted"]!.Value);
        (await host.ValuesAsync("?knownAt=2021-01-01T00:00:00Z"))["mediation.community.accepted"].ShouldBe(0);
    }

    [Fact]
    public async Task Units_add_up_to_the_district()
    {
        var district = await host.ValuesAsync();
        var whole = await host.ValuesAsync("?unit=420202");
        whole.ShouldBe(district);
        var parts = new List<Dictionary<string, decimal?>>();
        var (_, tree, _) = await host.GetAsync("organisations?on=2022-12-31");
        var top = tree!["organisations"]![0]!;
        foreach (var unit in top["beneath"]!.AsArray())
        {
            parts.Add(await host.ValuesAsync($"?unit={unit!["code"]}"));
        }

        foreach (var figure in FigureCatalogue.All.Where(x => !x.IsRatio))
        {
            parts.Sum(x => x[figure.Code]).ShouldBe(district[figure.Code], figure.Code);
        }
    }

    [Fact]
    public async Task Every_drill_down_is_its_figure_for_the_year_each_unit_each_month_and_ten_past_instants()
    {
        var (_, tree, _) = await host.GetAsync("organisations?on=2022-12-31");
        var questions = new List<string> { "" };
        questions.AddRange(Codes(tree!["organisations"]!.AsArray()).Select(x => $"?unit={x}"));
        for (var month = 1; month <= 12; month++)
        {
            var first = new DateOnly(2022, month, 1);
            questions.Add($"?from={first:yyyy-MM-dd}&to={first.AddMonths(1).AddDays(-1):yyyy-MM-dd}");
        }

        questions.AddRange(Enumerable.Range(0, 10).Select(x => new DateTimeOffset(2022, 2, 1, 0, 0, 0, TimeSpan.Zero).AddDays(37 * x))
            .Select(x => $"?knownAt={x:yyyy-MM-ddTHH:mm:ssZ}"));

        await Parallel.ForEachAsync(questions, TestContext.Current.CancellationToken, async (question, _) =>
        {
            var values = await host.ValuesAsync(question);
            foreach (var figure in FigureCatalogue.All)
            {
                var cases = await host.CasesAsync(figure.Code, question);
                cases.Select(x => (string)x["id"]!).ShouldBeUnique();
                var sum = cases.Sum(x => DemonstrationHost.Number(x["quantity"])!.Value);
                var expected = figure.IsRatio
                    ? FigureValue.Of(figure, sum, cases.Sum(x => DemonstrationHost.Number(x["outOf"]) ?? 0)).Value
                    : sum;
                values[figure.Code].ShouldBe(expected, $"{figure.Code}{question}");
            }
        });
    }

    [Fact]
    public async Task The_organs_most_often_appealed_against_are_a_breakdown_by_name()
    {
        var (_, body, _) = await host.GetAsync("figures/2022/review.received?by=respondent");
        var groups = body!["groups"]!.AsArray()
            .Select(x => (Organ: (string?)x!["key"], Count: (int)DemonstrationHost.Number(x["value"])!.Value))
            .OrderByDescending(x => x.Count).ToList();
        groups.ShouldAllBe(x => x.Organ != null);
        groups.Sum(x => x.Count).ShouldBe(16);
        groups[0].ShouldBe(("区住房保障服务中心", 3));
    }

    [Fact]
    public async Task People_and_groups_are_counted_at_acceptance()
    {
        var values = await host.ValuesAsync();
        values["mediation.people"]!.Value.ShouldBeGreaterThanOrEqualTo(2 * values["mediation.accepted"]!.Value);
        values["mediation.group-large"]!.Value.ShouldBeInRange(1, values["mediation.group"]!.Value - 1);
        values["mediation.with-organisations"]!.Value.ShouldBeInRange(1, values["mediation.accepted"]!.Value - 1);
        var (_, body, _) = await host.GetAsync("figures/2022/mediation.accepted?by=participantKind");
        body!["groups"]!.AsArray().Where(x => (string?)x!["key"] is "citizen-organisation" or "organisations")
            .Sum(x => DemonstrationHost.Number(x!["value"])).ShouldBe(values["mediation.with-organisations"]);
    }

    [Fact]
    public async Task A_replay_from_zero_gives_the_same_ledger()
    {
        var verdict = await Replay.CompareAsync(
            host.App.Services.GetRequiredService<IDocumentStore>(), TermRules.Shipped, null, TestContext.Current.CancellationToken);
        verdict.Agrees.ShouldBeTrue(verdict.ToString());
        verdict.Lines.ShouldBeGreaterThan(3000);
    }

    [Fact]
    public async Task Every_case_has_a_complete_dossier_and_the_year_shows_deadlines_met_and_missed()
    {
        var store = host.App.Services.GetRequiredService<IDocumentStore>();
        await using var session = store.QuerySession("420202");
        foreach (var mediation in await session.Query<CaseTrack.Mediation.MediationCase>()
            .ToListAsync(TestContext.Current.CancellationToken))
        {
            mediation.Dossier.Parties.Count.ShouldBeGreaterThanOrEqualTo(2);
            (mediation.AcceptedOn is null || mediation.Dossier.Numbers.Count == 1).ShouldBeTrue();
            (mediation.AgreedOn is null || mediation.Dossier.Has<CaseTrack.Mediation.SessionHeld>()).ShouldBeTrue();
        }

        var parties = await session.Query<CaseTrack.Parties.Party>().CountAsync(TestContext.Current.CancellationToken);
        parties.ShouldBeGreaterThan(2500);
        var states = (await session.Query<CaseTrack.Clocks.Deadline>().ToListAsync(TestContext.Current.CancellationToken))
            .ToLookup(x => (x.Code, x.State));
        states[("review.adjudication", TermState.Met)].Count().ShouldBe(10);
        states[("review.copy", TermState.Missed)].Count().ShouldBe(1);
        states[("review.answer", TermState.Missed)].Count().ShouldBe(1);
        states[("review.screening", TermState.Lapsed)].Count().ShouldBe(1);
        states[("mediation.term", TermState.Met)].Count().ShouldBeGreaterThan(1000);
    }

    [Fact]
    public async Task How_often_a_term_was_kept_is_a_rate_with_the_late_ones_behind_it()
    {
        var (_, body, _) = await host.GetAsync("deadlines/timeliness?from=2022-01-01&to=2023-12-31");
        var terms = body!["terms"]!.AsArray().ToDictionary(x => (string)x!["code"]!, x => x!);
        // The one received at the turn of the year is open when the data end.
        ((int)terms["review.adjudication"]["met"]!, (int)terms["review.adjudication"]["overdue"]!,
            DemonstrationHost.Number(terms["review.adjudication"]["onTimeRate"])).ShouldBe((10, 1, 90.91m));
        foreach (var late in (string[])["review.copy", "review.answer"])
        {
            var term = terms[late];
            var (met, missed, lapsed, overdue) = ((int)term["met"]!, (int)term["missed"]!, (int)term["lapsed"]!, (int)term["overdue"]!);
            missed.ShouldBe(1, late);
            DemonstrationHost.Number(term["onTimeRate"])!.Value.ShouldBe(
                Math.Round(100m * met / (met + missed + lapsed + overdue), 2), late);
        }

        foreach (var (code, term) in terms)
        {
            var (_, list, _) = await host.GetAsync((string)term["late"]! + "&limit=200");
            var behind = list!["deadlines"]!.AsArray();
            behind.Count.ShouldBe((int)term["missed"]! + (int)term["lapsed"]! + (int)term["overdue"]!, code);
            behind.ShouldAllBe(x => (string)x!["code"]! == code);
        }

        // Of one unit the list is of that unit too.
        var unit = (string)(await host.GetAsync("deadlines?status=late&code=review.copy")).Body!["deadlines"]![0]!["unit"]!;
        var (_, own, _) = await host.GetAsync($"deadlines/timeliness?from=2022-01-01&to=2023-12-31&code=review.copy&unit={unit}");
        ((string)own!["terms"]![0]!["late"]!).ShouldEndWith($"&unit={unit}");

        ((int)terms["review.screening"]["lapsed"]!).ShouldBe(1);
        DemonstrationHost.Number(terms["mediation.term"]["averageDays"])!.Value.ShouldBeInRange(1, 30);
        (await host.GetAsync("deadlines/timeliness?from=2023-01-01&to=2022-01-01")).Status.ShouldBe(System.Net.HttpStatusCode.BadRequest);
        (await host.GetAsync("deadlines/timeliness?from=2019-01-01&to=2019-12-31")).Body!["terms"]!.AsArray().ShouldBeEmpty();
    }

    private static IEnumerable<string> Codes(System.Text.Json.Nodes.JsonArray nodes) =>
        nodes.SelectMany(x => Codes(x!["beneath"]!.AsArray()).Prepend((string)x["code"]!));
}
