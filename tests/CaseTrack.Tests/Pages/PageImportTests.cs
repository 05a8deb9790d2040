using Microsoft.Playwright;

namespace CaseTrack.Tests.Pages;

/// <summary>导入 on the pages: a file is tried, its verdicts are read, its good rows recorded and declared complete.</summary>
[Trait("Speed", "slow")]
[Collection(PageHost.Collection)]
public sealed class PageImportTests(PageHost host) : IAsyncLifetime
{
    private const string Committee = "420202005003-tw";

    public async ValueTask InitializeAsync() => await host.ReadyAsync();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Theory]
    [InlineData(360, "zh-CN")]
    [InlineData(1280, "en")]
    public async Task A_file_is_tried_read_recorded_and_declared_complete(int width, string language)
    {
        // Other people each time: the same ones would look like a repeat, and be asked about.
        var (one, other) = width == 360 ? ("欧阳甲", "诸葛乙") : ("上官甲", "司徒乙");
        await using var visit = await PageVisit.StartAsync(host, "importer", width, language);
        var page = visit.Page;
        await page.GotoAsync("/imports");
        await page.SelectOptionAsync("#kind", "mediation-cases");
        await page.SetInputFilesAsync("#file", new FilePayload
        {
            Name = "2019.csv",
            MimeType = "text/csv",
            Buffer = Import.ImportHost.Csv("调委会,登记日期,案件来源,纠纷类型,申请人,被申请人,受理日期,旧号,备忘",
                $"{Committee},2019-03-04,依申请,邻里纠纷,{one},{other},2019-03-04,旧{width}-1,x",
                $"{Committee},昨天,依申请,邻里纠纷,欧阳丙,诸葛丁,2019-03-04,旧{width}-2,y"),
        });
        await page.ClickAsync("form[enctype] button");
        await page.WaitForSelectorAsync("[data-state=checked]");

        // What is wrong stands at its row, with its column; names are masked in what was read.
        (await page.Locator("ol.verdicts li .state.bad").CountAsync()).ShouldBe(1);
        (await page.Locator("ol.verdicts li strong").InnerTextAsync()).ShouldBe("B 登记日期");
        (await page.ContentAsync()).ShouldNotContain(one);

        // A column the service does not know is told what it is; the office's next file is read the same way.
        var told = page.Locator("option[value=number][selected]").First;
        if (await told.CountAsync() == 0)
        {
            await page.Locator("details.card summary").ClickAsync();
            await page.Locator("details.card select").Nth(7).SelectOptionAsync("number");
            await page.ClickAsync("details.card button");
            await told.WaitForAsync(new() { State = WaitForSelectorState.Attached });
        }

        (await visit.OverflowAsync()).ShouldBe(0);
        (await visit.ViolationsAsync()).ShouldBeEmpty();

        await page.ClickAsync("form:has(input[value=record]) button");
        await page.WaitForSelectorAsync("[data-state=written]");
        var record = await page.Locator("ol.verdicts a").First.GetAttributeAsync("href");
        await page.ClickAsync("form:has(input[value=complete]) button");
        await page.WaitForSelectorAsync("[data-state=complete]");
        (await visit.OverflowAsync()).ShouldBe(0);
        (await visit.ViolationsAsync()).ShouldBeEmpty();
        await page.GotoAsync(record!);
        (await page.Locator("h1").InnerTextAsync()).ShouldBe($"旧{width}-1");
        visit.Complaints.ShouldBeEmpty();
    }
}
