using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using CaseTrack.Figures;
using CaseTrack.Reports;
using CaseTrack.Statistics;
using CaseTrack.Tests.Figures;
using MiniExcelLibs;

namespace CaseTrack.Tests.Statistics;

/// <summary>统计报表: the forms that authorities collect, from the same records as the annual report.</summary>
[Trait("Speed", "slow")]
public sealed class StatisticalFormTests(DemonstrationHost host) : IAsyncLifetime
{
    private const string Mediation = "people-mediation";
    private const string Review = "review-and-litigation";
    private const string Elsewhere = "429997";

    public async ValueTask InitializeAsync() => await host.ReadyAsync();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public void Every_cell_counts_a_figure_that_can_be_parted_so()
    {
        foreach (var form in StatisticalForm.All)
        {
            var cells = form.Cells().ToArray();
            cells.Select(x => x.Name).ShouldBeUnique();
            foreach (var cell in cells)
            {
                var figure = FigureCatalogue.Find(cell.Figure).ShouldNotBeNull(cell.Name);
                figure.IsRatio.ShouldBeFalse(cell.Name);
                (cell.By is null || figure.Dimensions.Contains(cell.By)).ShouldBeTrue($"{cell.Name} by {cell.By}");
            }

            foreach (var name in form.Balances.SelectMany(x => x.Right.Select(y => y.Cell).Append(x.Left))
                .Concat(form.Differences.Select(x => x.Cell)))
            {
                form.Cell(name).ShouldNotBeNull(name);
            }

            form.Differences.ShouldAllBe(x => FigureCatalogue.Find(x.Figure) != null);
        }
    }

    [Theory]
    [InlineData(Mediation, "types.total.accepted", "mediation.accepted", "mediation.community.accepted")]
    [InlineData(Review, "respondents.total.received", "review.received", "review.received.accepted")]
    public async Task A_form_of_the_year_balances_and_stands_beside_the_annual_report(
        string form, string total, string figure, string compared)
    {
        var answer = await ReadAsync($"{form}/2022");
        answer["balances"]!.AsArray().Where(x => (bool?)x!["holds"] is not true).Select(x => x!.ToJsonString()).ShouldBeEmpty();
        answer["balances"]!.AsArray().Count.ShouldBeGreaterThan(20);

        var values = await host.ValuesAsync();
        var cells = CellsOf(answer);
        cells[total].Value.ShouldBe(values[figure]);
        values[figure]!.Value.ShouldBeGreaterThan(0);
        var beside = answer["differences"]!.AsArray().Single(x => (string?)x!["figure"] == compared)!;
        ((decimal?)beside["figureValue"]).ShouldBe(values[compared]);
        ((decimal?)beside["value"]).ShouldBe(cells[(string)beside["cell"]!].Value);

        // Behind a cell are as many cases as it says.
        var table = total.Split('.')[0];
        var (name, some) = cells.First(x => x.Key.StartsWith($"{table}.", StringComparison.Ordinal)
            && !x.Key.StartsWith($"{table}.total", StringComparison.Ordinal) && x.Value.Value > 0);
        var (status, cases, _) = await host.GetAsync($"{some.Cases[8..]}&limit=200");
        status.ShouldBe(HttpStatusCode.OK, name);
        ((decimal?)cases!["value"]).ShouldBe(some.Value, name);
        cases["cases"]!.AsArray().Sum(x => (decimal)x!["quantity"]!).ShouldBe(some.Value!.Value, name);
    }

    [Fact]
    public async Task A_form_is_of_any_period_and_unit()
    {
        var whole = CellsOf(await ReadAsync($"{Mediation}/2022"));
        var halves = new[] { "?from=2022-01-01&to=2022-06-30", "?from=2022-07-01&to=2022-12-31" };
        var parts = new List<Dictionary<string, (decimal? Value, string Cases)>>();
        foreach (var half in halves)
        {
            parts.Add(CellsOf(await ReadAsync($"{Mediation}/2022{half}")));
        }

        foreach (var name in (string[])["types.total.accepted", "types.02.succeeded", "committees.community.amount"])
        {
            parts.Sum(x => x[name].Value).ShouldBe(whole[name].Value, name);
        }

        const string unit = "420202005003-tw";
        var answer = await ReadAsync($"{Mediation}/2022?unit={unit}");
        ((string?)answer["unitName"]).ShouldNotBeNullOrEmpty();
        var own = CellsOf(answer)["types.total.accepted"];
        own.Value!.Value.ShouldBeLessThan(whole["types.total.accepted"].Value!.Value);
        own.Cases.ShouldContain($"unit={unit}");
        (await host.GetAsync($"statistical-forms/{Mediation}/2022?unit=nowhere")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await host.GetAsync("statistical-forms/income/2022")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await host.GetAsync($"statistical-forms/{Mediation}/2022?colour=red")).Status.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task The_workbook_holds_the_same_numbers_and_says_what_balances()
    {
        var answer = await ReadAsync($"{Review}/2022");
        var cells = CellsOf(answer);
        using var book = new MemoryStream(await BookAsync($"statistical-forms/{Review}/2022"));
        var names = book.GetSheetNames();
        names.ShouldBe([.. answer["tables"]!.AsArray().Select(x => (string)x!["name"]!), "说明", "核对", "口径差异"]);
        var rows = book.Query(useHeaderRow: true, sheetName: "按被申请人").Cast<IDictionary<string, object?>>().ToArray();
        foreach (var row in rows)
        {
            ((decimal?)Convert.ToDecimal(row["新收"], null)).ShouldBe(cells[$"respondents.{row["代码"]}.received"].Value);
        }

        book.Query(useHeaderRow: true, sheetName: "核对").Cast<IDictionary<string, object?>>().Select(x => x["结论"]).Distinct()
            .ShouldBe(["平"]);
        book.Query(sheetName: "说明").Cast<IDictionary<string, object?>>().Select(x => (string?)x["A"])
            .ShouldContain("统计期：2022-01-01至2022-12-31");
    }

    [Fact]
    public async Task An_office_puts_its_own_layout_in_and_takes_it_back()
    {
        var own = SheetBook.Write([new("本区表", ["甲", "乙"],
            [["受理", "{{types.total.accepted}}"], ["说明", "共受理{{types.total.accepted}}件，{{from}}起"]])]);
        (await ChangeAsync(own)).Status.ShouldBe(HttpStatusCode.Created);
        var form = (await host.GetAsync("statistical-forms", Elsewhere)).Body!["forms"]!.AsArray()
            .Single(x => (string?)x!["code"] == Mediation);
        form!["template"].ShouldNotBeNull();

        using var book = new MemoryStream(await BookAsync($"statistical-forms/{Mediation}/2022", Elsewhere));
        var rows = book.Query(sheetName: "本区表").Cast<IDictionary<string, object?>>().ToArray();
        rows[1]["B"].ShouldBe(0d);
        rows[2]["B"].ShouldBe("共受理0件，2022-01-01起");
        book.GetSheetNames().ShouldContain("核对");

        // What is sent out is what was sent in.
        (await BookAsync($"statistical-forms/{Mediation}/template", Elsewhere)).ShouldBe(own);
        (await ChangeAsync(null)).Status.ShouldBe(HttpStatusCode.Created);
        using var shipped = new MemoryStream(await BookAsync($"statistical-forms/{Mediation}/2022", Elsewhere));
        shipped.GetSheetNames().ShouldContain("按纠纷类型");
    }

    [Fact]
    public async Task A_layout_that_names_what_there_is_not_is_refused_with_its_place()
    {
        var before = (await host.GetAsync("statistical-form-layouts", Elsewhere)).Body!["layouts"]!.ToJsonString();
        var (status, body) = await ChangeAsync(SheetBook.Write([new("表一", ["甲"], [["{{types.total.acepted}}"]])]));
        status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        ((string?)body!["title"]).ShouldNotBeNull().ShouldContain("表一!A2 {{types.total.acepted}}");
        (await ChangeAsync(SheetBook.Write([new("表一", ["甲"], [["没有名称"]])]))).Body!.ToJsonString().ShouldContain("form.names-nothing");
        (await ChangeAsync("a,b\n1,2"u8.ToArray())).Body!.ToJsonString().ShouldContain("import.broken");
        (await ChangeAsync([0xD0, 0xCF, 0x11, 0xE0, 1, 2])).Body!.ToJsonString().ShouldContain("import.old-workbook");
        (await host.PostAsync("statistical-form-layouts",
            new { id = Guid.CreateVersion7(), occurredOn = "2023-01-01", form = Mediation, content = "不是" }, district: Elsewhere))
            .Body!.ToJsonString().ShouldContain("form.not-a-workbook");
        (await host.PostAsync("statistical-form-layouts",
            new { id = Guid.CreateVersion7(), occurredOn = "2023-01-01", form = "income" }, district: Elsewhere))
            .Body!.ToJsonString().ShouldContain("form.unknown");
        (await host.GetAsync("statistical-form-layouts", Elsewhere)).Body!["layouts"]!.ToJsonString().ShouldBe(before);
    }

    private async Task<JsonNode> ReadAsync(string path)
    {
        var (status, body, _) = await host.GetAsync($"statistical-forms/{path}");
        status.ShouldBe(HttpStatusCode.OK, body?.ToString());
        return body!;
    }

    private static Dictionary<string, (decimal? Value, string Cases)> CellsOf(JsonNode answer) =>
        answer["tables"]!.AsArray().SelectMany(x => x!["lines"]!.AsArray()).SelectMany(x => x!["cells"]!.AsArray())
            .ToDictionary(x => (string)x!["name"]!, x => ((decimal?)x!["value"], (string)x["cases"]!));

    private async Task<(HttpStatusCode Status, JsonNode? Body)> ChangeAsync(byte[]? layout)
    {
        var (status, body, _) = await host.PostAsync("statistical-form-layouts", new
        {
            id = Guid.CreateVersion7(),
            occurredOn = "2023-01-01",
            form = Mediation,
            content = layout is null ? null : Convert.ToBase64String(layout),
        }, district: Elsewhere);
        return (status, body);
    }

    private async Task<byte[]> BookAsync(string path, string? district = null)
    {
        using var client = host.App.Server.CreateClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/api/v1/{path}");
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue(SheetBook.MediaType));
        request.Headers.Authorization = new(CaseTrack.Demo.LoadingAccess.SchemeName, Node.Everybody.Value);
        request.Headers.Add(CaseTrack.Demo.LoadingAccess.DistrictHeader, district ?? "420202");
        using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        return await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
    }
}
