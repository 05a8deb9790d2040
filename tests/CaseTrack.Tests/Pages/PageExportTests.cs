using System.Text;
using System.Text.Json.Nodes;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace CaseTrack.Tests.Pages;

/// <summary>导出 on the pages: the list one looks at, with its filters, in three formats.</summary>
[Trait("Speed", "slow")]
[Collection(PageHost.Collection)]
public sealed class PageExportTests(PageHost host) : IAsyncLifetime
{
    public async ValueTask InitializeAsync() => await host.ReadyAsync();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task A_list_a_drill_down_and_the_figures_are_taken_home_as_files()
    {
        await using var visit = await PageVisit.StartAsync(host, "leader", 1280, "zh-CN");
        var page = visit.Page;

        // A drill-down, as lines for a program: first what they are of, then as many as the number says.
        await page.GotoAsync("/figures/2022/review.received.accepted/cases");
        (await page.Locator(".exports a").CountAsync()).ShouldBe(3);
        var lines = Encoding.UTF8.GetString(await TakeAsync("jsonl")).TrimEnd('\n').Split('\n').Select(x => JsonNode.Parse(x)!).ToArray();
        ((string)lines[0]["export"]!["list"]!, (int)lines[0]["export"]!["rows"]!, (string)lines[0]["export"]!["answer"]!["value"]!)
            .ShouldBe(("/api/v1/figures/2022/review.received.accepted/cases", 10, "10"));
        lines.Length.ShouldBe(11);
        (await visit.OverflowAsync()).ShouldBe(0);
        (await visit.ViolationsAsync()).ShouldBeEmpty();

        // The figures of the year, as a workbook with a sheet that says when, by whom and up to which event.
        await page.GotoAsync("/figures/2022");
        using var document = SpreadsheetDocument.Open(new MemoryStream(await TakeAsync("xlsx")), false);
        var book = document.WorkbookPart!;
        book.Workbook!.Sheets!.Elements<Sheet>().Select(x => x.Name!.Value).ShouldBe(["数据", "导出说明"]);
        var rows = ((WorksheetPart)book.GetPartById("sheet1")).Worksheet!.Descendants<Row>()
            .Select(x => x.Elements<Cell>().Select(y => y.InnerText).ToList()).ToList();
        var (code, value) = (rows[0].IndexOf("code"), rows[0].IndexOf("value"));
        rows.Single(x => x[code] == "mediation.community.accepted")[value].ShouldBe("928");
        ((WorksheetPart)book.GetPartById("sheet2")).Worksheet!.InnerText.ShouldContain("/api/v1/figures/2022");

        // A list with its filter, as a table.
        await page.GotoAsync("/cases/review-applications?from=2022-06-01");
        var table = Encoding.UTF8.GetString(await TakeAsync("csv")).TrimEnd().Split("\r\n");
        var columns = table[0].TrimStart('\uFEFF').Split(',');
        columns[0].ShouldBe("id");
        columns.ShouldBeUnique();
        ((string[])["number", "on", "stageName", "unitName", "parties", "names.subject"]).ShouldBeSubsetOf(columns);
        table.Length.ShouldBeGreaterThan(1);
        table.Skip(1).ShouldAllBe(x => !x.Contains(",2022-03-", StringComparison.Ordinal));
        (await visit.OverflowAsync()).ShouldBe(0);
        visit.Complaints.ShouldBeEmpty();

        async Task<byte[]> TakeAsync(string format)
        {
            var saved = await page.RunAndWaitForDownloadAsync(() => page.Locator($".exports a[href$='format={format}']").ClickAsync());
            saved.SuggestedFilename.ShouldMatch($"-\\d{{8}}T\\d{{6}}-\\d+\\.{format}$");
            using var file = new MemoryStream();
            await using var read = await saved.CreateReadStreamAsync();
            await read.CopyToAsync(file, TestContext.Current.CancellationToken);
            return file.ToArray();
        }
    }
}
