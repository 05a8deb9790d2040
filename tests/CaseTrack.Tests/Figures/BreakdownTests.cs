using System.Net;
using CaseTrack.Figures;

namespace CaseTrack.Tests.Figures;

/// <summary>细分、对比、口径 of the demonstration year: a figure seen from every side it has.</summary>
[Trait("Speed", "slow")]
public sealed class BreakdownTests(DemonstrationHost host) : IAsyncLifetime
{
    public async ValueTask InitializeAsync() => await host.ReadyAsync();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Every_breakdown_adds_up_to_its_figure()
    {
        var (_, all, _) = await host.GetAsync("figures/2022");
        var rows = all!["figures"]!.AsArray().ToDictionary(x => (string)x!["code"]!, x => x!);
        foreach (var figure in FigureCatalogue.All)
        {
            foreach (var by in figure.Dimensions.Concat(["unit", "month", "quarter", "street"]))
            {
                if (!figure.IsRatio && !figure.AddsUpOverTime && by == "street")
                {
                    continue;
                }

                var (_, body, _) = await host.GetAsync($"figures/2022/{figure.Code}?by={by}");
                foreach (var side in (string[])(figure.IsRatio ? ["numerator", "denominator"] : ["value"]))
                {
                    body!["groups"]!.AsArray().Sum(x => DemonstrationHost.Number(x![side]))
                        .ShouldBe(DemonstrationHost.Number(rows[figure.Code][side]), $"{figure.Code} {side} by {by}");
                }
            }
        }
    }

    /// <summary>细分维度 as asked for: unit, committee kind, street, month, dispute type, source, outcome, respondent kind, subject, field,
    /// decision, instrument, problem kind, mediator.</summary>
    [Theory]
    [InlineData("mediation.accepted", "committeeKind,street,month,quarter,disputeType,source,mediator,linkage,unit")]
    [InlineData("mediation.succeeded", "committeeKind,street,month,disputeType,source,outcome,mediator,agreementForm,unit")]
    [InlineData("mediation.success-rate", "committeeKind,street,month,disputeType,source,mediator,unit")]
    [InlineData("mediation.confirmation.applied", "committeeKind,disputeType,source,mediator")]
    [InlineData("review.received", "respondentKind,respondent,subject,field,outcome,month,unit")]
    [InlineData("review.concluded", "respondentKind,subject,field,decision")]
    [InlineData("review.correction-rate", "respondentKind,subject,field,decision")]
    [InlineData("supervision.opened", "source,field,outcome,unit")]
    [InlineData("supervision.notices", "source,field,instrument")]
    [InlineData("supervision.problems-found", "source,field,problemKind")]
    public async Task What_the_office_asks_for_has_a_breakdown_in_which_nothing_is_unknown(string code, string dimensions)
    {
        foreach (var by in dimensions.Split(','))
        {
            var (status, body, _) = await host.GetAsync($"figures/2022/{code}?by={by}");
            status.ShouldBe(HttpStatusCode.OK, by);
            var groups = body!["groups"]!.AsArray();
            groups.Count(x => by == "street" || x!["key"] is not null).ShouldBe(groups.Count, by);
            (groups.Count > 0 || DemonstrationHost.Number(body["figure"]!["value"]) is 0 or null).ShouldBeTrue(by);
        }
    }

    [Fact]
    public async Task What_one_side_of_a_rate_does_not_know_is_no_dimension_of_it()
    {
        var (status, problem, _) = await host.GetAsync("figures/2022/litigation.defeat-rate?by=courtAttendance");
        status.ShouldBe(HttpStatusCode.BadRequest);
        ((string)problem!["type"]!).ShouldEndWith("not-a-dimension-of-the-figure");
        (await host.GetAsync("figures/2022/review.received/cases?by=mediator&key=x")).Status.ShouldBe(HttpStatusCode.BadRequest);
        var (_, list, _) = await host.GetAsync("figures");
        list!["figures"]!.AsArray().Single(x => (string)x!["code"]! == "litigation.defeat-rate")!["dimensions"]!.AsArray()
            .Select(x => (string)x!).ShouldBe(
            ["respondentKind", "respondent", "applicantKind", "subject", "field", "decision", "courtInstance", "standing", "reviewRoute",
            "applicantGroup", "courtOutcome"], ignoreOrder: true);
    }

    [Fact]
    public async Task Every_group_of_a_breakdown_can_be_followed_to_its_cases()
    {
        var followed = 0;
        await Parallel.ForEachAsync(
            FigureCatalogue.All.Where(x => !x.IsRatio && x.AddsUpOverTime), TestContext.Current.CancellationToken, async (figure, _) =>
        {
            foreach (var by in (string[])[.. figure.Dimensions, "unit", "month", "quarter", "street"])
            {
                var (_, body, _) = await host.GetAsync($"figures/2022/{figure.Code}?by={by}");
                foreach (var group in body!["groups"]!.AsArray())
                {
                    var sum = 0m;
                    for (var next = (string?)group!["cases"] + "&limit=200"; next is not null;)
                    {
                        var (status, page, _) = await host.GetAsync(next);
                        status.ShouldBe(HttpStatusCode.OK, next);
                        sum += page!["cases"]!.AsArray().Sum(x => DemonstrationHost.Number(x!["quantity"])!.Value);
                        next = (string?)page["next"];
                    }

                    sum.ShouldBe(DemonstrationHost.Number(group["value"])!.Value, $"{figure.Code} by {by} {group["key"]}");
                    Interlocked.Increment(ref followed);
                }
            }
        });
        followed.ShouldBeGreaterThan(1000);
    }

    [Fact]
    public async Task A_comparison_is_made_of_every_figure_also_where_a_rate_has_nothing_to_divide_by()
    {
        foreach (var year in (int[])[2022, 2023, 2024])
        {
            var (status, body, _) = await host.GetAsync($"figures/{year}/comparison?asOf={year + 1}-01-31");
            status.ShouldBe(HttpStatusCode.OK, $"{year}");
            body!["figures"]!.AsArray().Count.ShouldBe(FigureCatalogue.All.Count);
        }

        var (_, next, _) = await host.GetAsync("figures/2023/comparison");
        var rate = next!["figures"]!.AsArray().Single(x => (string)x!["code"]! == "normative-documents.lawful-rate")!;
        (rate["value"], DemonstrationHost.Number(rate["samePeriodLastYear"]!["restated"]), rate["samePeriodLastYear"]!["percent"])
            .ShouldBe((null, 100, null));
    }

    [Fact]
    public async Task The_statistical_year_from_December_to_November_is_a_year_like_any_other()
    {
        const string Question = "?from=2021-12-01&to=2022-11-30";
        var year = await host.ValuesAsync(Question);
        var months = new List<Dictionary<string, decimal?>>();
        for (var first = new DateOnly(2021, 12, 1); first < new DateOnly(2022, 12, 1); first = first.AddMonths(1))
        {
            months.Add(await host.ValuesAsync($"?from={first:yyyy-MM-dd}&to={first.AddMonths(1).AddDays(-1):yyyy-MM-dd}"));
        }

        foreach (var figure in FigureCatalogue.All.Where(x => x.AddsUpOverTime))
        {
            months.Sum(x => x[figure.Code]).ShouldBe(year[figure.Code], figure.Code);
        }

        year["mediation.accepted"]!.Value.ShouldBeGreaterThan(100);
        months[0]["mediation.opening"].ShouldBe(year["mediation.opening"]);
        months[^1]["mediation.closing"].ShouldBe(year["mediation.closing"]);
        (await host.GetAsync($"figures/2022/identities{Question}")).Body!["allHold"]!.GetValue<bool>().ShouldBeTrue();
        var (_, comparison, _) = await host.GetAsync($"figures/2022/comparison{Question}");
        ((string)comparison!["figures"]![0]!["samePeriodLastYear"]!["from"]!, (string)comparison["figures"]![0]!["previousPeriod"]!["to"]!)
            .ShouldBe(("2020-12-01", "2021-11-30"));
    }

    [Fact]
    public async Task Another_denominator_is_named_in_the_answer()
    {
        var (_, usual, _) = await host.GetAsync("figures/2022/mediation.success-rate");
        var (_, other, _) = await host.GetAsync("figures/2022/mediation.success-rate?denominator=concluded");
        ((string)usual!["figure"]!["definition"]!).ShouldContain("÷受理件数");
        ((string)other!["figure"]!["definition"]!).ShouldContain("口径：÷调解结束件数");
        var values = await host.ValuesAsync();
        (DemonstrationHost.Number(other["figure"]!["numerator"]), DemonstrationHost.Number(other["figure"]!["denominator"]))
            .ShouldBe((values["mediation.succeeded"], values["mediation.succeeded"] + values["mediation.ended"]));
        var (_, due, _) = await host.GetAsync("figures/2022/mediation.performance-rate?denominator=due");
        DemonstrationHost.Number(due!["figure"]!["value"])!.Value.ShouldBeInRange(1, 100);
        DemonstrationHost.Number(due["figure"]!["denominator"]).ShouldBe(values["mediation.performance-due"]);
        (await host.GetAsync("figures/2022/mediation.success-rate?denominator=none")).Status.ShouldBe(HttpStatusCode.BadRequest);
    }
}
