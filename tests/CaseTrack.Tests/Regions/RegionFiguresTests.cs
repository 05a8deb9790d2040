using System.Net;
using System.Text.Json.Nodes;
using CaseTrack.Figures;
using CaseTrack.Regions;
using CaseTrack.Tests.Access;
using CaseTrack.Tests.Operations;

namespace CaseTrack.Tests.Regions;

/// <summary>A city's figures are its districts' own, added up; where one is missing or may not be told, neither is the sum.</summary>
[Trait("Speed", "slow")]
public sealed class RegionFiguresTests(RegionHost host) : IClassFixture<RegionHost>
{
    private const string Province = "420000";
    private static readonly string[] Members = [AccessHost.Here, AccessHost.Elsewhere, RegionHost.There];

    [Fact]
    public async Task Every_figure_is_what_the_districts_say_themselves_added_up()
    {
        await host.FilledAsync();
        var union = await host.UnionAsync(RegionHost.City);
        ((bool)union["complete"]!).ShouldBeTrue($"{union["missing"]}");
        union["districts"]!.AsArray().Select(x => ((string)x!["code"]!, (string?)x["database"], (bool)x["whole"]!))
            .ShouldBe([(AccessHost.Here, null, true), (AccessHost.Elsewhere, null, true), (RegionHost.There, "north", true)]);
        union["districts"]!.AsArray().ShouldAllBe(x => (long)x!["includesSequence"]! > 0 && x["ledger"]!["state"] != null);
        ((string)union["moments"]!).ShouldContain("different databases");

        var own = new[] { await OwnAsync(AccessHost.Here), await OwnAsync(AccessHost.Elsewhere), Rows(host.ItsOwn) };
        var (rows, told, rates) = (Rows(union), 0, 0);
        rows.Keys.ShouldBe(FigureCatalogue.All.Select(x => x.Code));
        foreach (var figure in FigureCatalogue.All)
        {
            var (row, each) = (rows[figure.Code], own.Select(x => x[figure.Code]).ToArray());
            row["districts"]!.AsObject().Select(x => (x.Key, Value(x.Value), Value(x.Value, "numerator"), Value(x.Value, "denominator")))
                .ShouldBe(Members.Zip(each, (code, x) => (code, Value(x), Value(x, "numerator"), Value(x, "denominator"))), figure.Code);
            (row["repeats"] is not null).ShouldBe(RegionUnion.MayRepeat(figure), figure.Code);
            if (figure.IsRatio)
            {
                var (numerator, denominator) = (each.Sum(x => Value(x, "numerator")), each.Sum(x => Value(x, "denominator")));
                var whole = FigureValue.Of(figure, numerator!.Value, denominator!.Value);
                (Value(row), Value(row, "numerator"), Value(row, "denominator"))
                    .ShouldBe((whole.Value, numerator, denominator), figure.Code);
                rates += whole.Value is { } rate && rate != each.Average(Value) ? 1 : 0;
            }
            else
            {
                Value(row).ShouldBe(each.Sum(Value), figure.Code);
                told += Value(row) > 0 ? 1 : 0;
            }
        }

        // As a file it has a column for each district.
        var (_, _, file) = await host.GetAsync("regions/figures/2024?format=csv", RegionHost.City);
        (await file.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))
            .ShouldContain($"districts.{RegionHost.There}.value");
        told.ShouldBeGreaterThan(10);
        rates.ShouldBeGreaterThan(0);
        // Of 3 accepted there one was settled, of 5 here one, of 4 elsewhere none: two of twelve.
        Value(rows["mediation.success-rate"]).ShouldBe(16.67m);
        RegionUnion.MayRepeat(FigureCatalogue.Find("mediation.people")!).ShouldBeTrue();
        RegionUnion.MayRepeat(FigureCatalogue.Find("mediation.accepted")!).ShouldBeFalse();
    }

    [Fact]
    public async Task What_a_district_withholds_from_strangers_is_withheld_with_the_sum()
    {
        await host.FilledAsync();
        var rows = Rows(await host.UnionAsync(RegionHost.City, "?from=2024-03-02&to=2024-12-31"));
        foreach (var row in rows.Values)
        {
            var withheld = Each(row).Any(x => (bool)x!["withheld"]!);
            (withheld, withheld && Value(row) is null && Value(row, "numerator") is null).ShouldBe(
                ((bool)row["withheld"]!, (bool)row["withheld"]!), (string)row["code"]!);
            Each(row).Where(x => (bool)x!["withheld"]!).ShouldAllBe(x => Value(x) == null);
        }

        // The amounts of two districts would tell of restricted cases; the third has none, and may say its own.
        var amount = rows["mediation.agreed-amount"];
        Each(amount).Select(x => ((bool)x!["withheld"]!, Value(x))).ShouldBe([(true, null), (true, null), (false, 700m)]);
        Value(amount).ShouldBeNull();
        Value(rows["mediation.accepted"]).ShouldBe(12);
    }

    [Fact]
    public async Task A_district_counts_for_the_days_it_was_beneath_and_takes_along_what_was_pending()
    {
        await host.FilledAsync();
        await host.AssignAsync(Province, new(AccessHost.Here, null, Given.Day("2024-03-31"), null));
        await host.AssignAsync(Province, new(RegionHost.There, Given.Day("2024-05-07"), null, "north"));
        var union = await host.UnionAsync(Province);
        union["districts"]!.AsArray().Select(x => ((string)x!["code"]!, (bool)x["whole"]!, (string?)x["days"]![0]!["until"]))
            .ShouldBe([(AccessHost.Here, false, "2024-03-31"), (RegionHost.There, false, null)]);
        var (rows, until) = (Rows(union), await OwnAsync(AccessHost.Here, "?from=2024-01-01&to=2024-03-31"));
        foreach (var code in (string[])["mediation.registered", "mediation.accepted", "review.received"])
        {
            Value(rows[code]).ShouldBe(Value(until[code]), code);
        }

        // Three had come in there before it came, and one of them was settled the day after.
        var pending = Value(until["mediation.closing"]);
        (pending, Value(rows["mediation.moved-out"]), Value(rows["mediation.moved-in"])).ShouldBe((4, pending, 3));
        Value(rows["mediation.closing"]).ShouldBe(3);
        Value(rows["mediation.succeeded"]["districts"]![RegionHost.There]).ShouldBe(1);
        foreach (var identity in FigureCatalogue.Identities.Where(x => x.Code.EndsWith(".carry-over", StringComparison.Ordinal)))
        {
            Value(rows[identity.Left]).ShouldBe(identity.Right.Sum(x => x.Sign * Value(rows[x.Figure])), identity.Code);
        }

        (await host.GetAsync("regions/figures/2024?from=0001-01-01", Province)).Status.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_district_that_cannot_be_read_is_named_and_nothing_is_added_up_without_it()
    {
        await host.FilledAsync();
        foreach (var (district, database) in ((string, string?)[])[(AccessHost.Here, null), (AccessHost.Elsewhere, "gone"),
            (RegionHost.There, "bare"), ("420299", null), ("420298", "unset")])
        {
            await host.AssignAsync("420100", new(district, null, null, database));
        }

        var union = await host.UnionAsync("420100");
        ((bool)union["complete"]!).ShouldBeFalse();
        union["missing"]!.AsArray().Select(x => ((string)x!["district"]!, (string)x["reason"]!)).ShouldBe(
            [(AccessHost.Elsewhere, "unreachable"), (RegionHost.There, "tables-differ"), ("420298", "not-configured"),
            ("420299", "nothing-recorded")]);
        union["missing"]!.AsArray().ShouldAllBe(x => ((string)x!["why"]!).Length > 10);
        foreach (var row in union["figures"]!.AsArray())
        {
            (Value(row!), Value(row!, "numerator"), (bool)row!["withheld"]!).ShouldBe((null, null, false), (string)row["code"]!);
        }

        Value(Rows(union)["mediation.accepted"]["districts"]![AccessHost.Here]!).ShouldBe(5);

        // The page says the same.
        (await PageAsync("leader.other")).ShouldContain("其数据库不能连接");
        (await PageAsync("leader.city")).ShouldContain("<strong>16.67</strong>");
    }

    [Fact]
    public async Task Only_the_citys_own_people_with_rights_to_all_of_it_are_told()
    {
        await host.FilledAsync();
        var (leader, mediator) = (await host.SignInAsync("leader.city"), await host.SignInAsync("mediator.city"));
        (await AskAsync(leader)).ShouldBe((HttpStatusCode.OK, null));
        (await AskAsync(mediator)).ShouldBe((HttpStatusCode.Forbidden, "urn:casetrack:problem:region.whole-region-only"));
        (await AskAsync(host.TokenOf("leader"))).ShouldBe((HttpStatusCode.NotFound, "urn:casetrack:problem:region.no-districts"));
        (await AskAsync(host.TokenOf("administrator"))).ShouldBe((HttpStatusCode.Forbidden, "urn:casetrack:problem:access.denied"));

        async Task<(HttpStatusCode, string?)> AskAsync(string token)
        {
            var (status, body, _) = await host.WithTokenAsync(token, HttpMethod.Get, "regions/figures/2024");
            return (status, (string?)body?["type"]);
        }
    }

    [Fact]
    public async Task The_commands_say_what_stands_and_what_it_comes_to()
    {
        await host.FilledAsync();
        string[] settings = [$"--ConnectionStrings:CaseTrack={host.ConnectionString}"];
        var (code, text) = await CommandTests.RunAsync(["region-assign", RegionHost.City, "420303", .. settings]);
        (code, text.Contains("以 4202 开头", StringComparison.Ordinal)).ShouldBe((1, true), text);
        await host.DoAsync("organisations",
            new { id = Guid.CreateVersion7(), occurredOn = "2015-01-01", code = "429000", name = "市", kind = "district" }, "429000");
        (code, text) = await CommandTests.RunAsync(["region-assign", "429000", "429004", "--since", "2024-01-01", .. settings]);
        (code, text.Contains("429004  2024-01-01 – …", StringComparison.Ordinal)).ShouldBe((0, true), text);
        (code, text) = await CommandTests.RunAsync(["region-figures", RegionHost.City, "2024", "--all", .. settings]);
        // This process knows no other database: the table is there, and its district is missing.
        (code, text.Contains("mediation.accepted", StringComparison.Ordinal), text.Contains($"missing: {RegionHost.There}",
            StringComparison.Ordinal)).ShouldBe((1, true, true), text);
    }

    private async Task<string> PageAsync(string userName)
    {
        var (status, _, answer) = await host.WithTokenAsync(
            await host.SignInAsync(userName), HttpMethod.Get, "/regions/figures/2024?all=1");
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        status.ShouldBe(HttpStatusCode.OK, text);
        return text;
    }

    private async Task<Dictionary<string, JsonNode>> OwnAsync(string district, string query = "") =>
        Rows((await host.GetAsync($"figures/2024{query}", district)).Body!);

    private static Dictionary<string, JsonNode> Rows(JsonNode answer) =>
        answer["figures"]!.AsArray().ToDictionary(x => (string)x!["code"]!, x => x!);

    private static IEnumerable<JsonNode?> Each(JsonNode row) => row["districts"]!.AsObject().Select(x => x.Value);

    private static decimal? Value(JsonNode? row) => Value(row, "value");

    private static decimal? Value(JsonNode? row, string member) => (decimal?)row?[member];
}
