using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Microsoft.Playwright;

namespace CaseTrack.Tests.Pages;

/// <summary>文书 on pages: previewed and made on a case, the office's own template refused with its place and taken.</summary>
[Trait("Speed", "slow")]
[Collection(PageHost.Collection)]
public sealed class PageLetterTests(PageHost host) : IAsyncLifetime
{
    public async ValueTask InitializeAsync() => await host.ReadyAsync();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task A_letter_is_previewed_made_and_downloaded_and_the_texts_of_the_case_are_read()
    {
        using var desk = await host.SignedInAsync("supervision");
        var file = (string)System.Text.Json.Nodes.JsonNode.Parse(
            (await PageHost.GetAsync(desk, "/api/v1/supervision-files?limit=1")).Text)!["records"]![0]!["id"]!;
        await using var visit = await PageVisit.StartAsync(host, "supervision", 360);
        var page = visit.Page;
        await page.GotoAsync($"/cases/supervision-files/{file}");
        ((await page.TextContentAsync("main"))!).ShouldContain("处罚前未告知陈述、申辩权利");
        await page.ClickAsync($"a[href='/cases/supervision-files/{file}/papers']");
        await page.ClickAsync("a[href$='letter=supervision.opening']");
        await page.FillAsync("[name='typed.facts']", "经查𠮷某未告知");
        var preview = await page.RunAndWaitForDownloadAsync(() => page.ClickAsync("button[value=preview]"));
        TextOf(await preview.PathAsync()).ShouldContain("经查𠮷某未告知");
        await page.ClickAsync("button[value=make]");
        await visit.ArrivesAsync("papers?done=1");
        (await page.InnerTextAsync(".alert.good")).ShouldContain("入卷");
        var made = await page.RunAndWaitForDownloadAsync(async () =>
        {
            var link = page.Locator("ul.cards").First.Locator("li").First;
            if (await link.Locator("summary").CountAsync() > 0)
            {
                await link.Locator("summary").ClickAsync();
                await link.Locator("button").ClickAsync();
            }
            else
            {
                await link.Locator("a").ClickAsync();
            }
        });
        var text = TextOf(await made.PathAsync());
        text.ShouldContain("行政执法监督立案审批表");
        text.ShouldContain("经查𠮷某未告知");
        visit.Complaints.ShouldBeEmpty();

        // The office's own template: a misspelt field is refused with its place.
        await using var office = await PageVisit.StartAsync(host, "admin", 1280);
        await office.Page.GotoAsync("/letters/mediation.follow-up");
        var template = await office.Page.RunAndWaitForDownloadAsync(() => office.Page.ClickAsync("a[href$='/template']"));
        var bytes = await File.ReadAllBytesAsync((await template.PathAsync())!, TestContext.Current.CancellationToken);
        await SendAsync(office.Page, Renamed(bytes));
        (await office.Page.InnerTextAsync(".alert.bad")).ShouldContain("visit.dey，正文第1个表第1行第4格");
        await SendAsync(office.Page, bytes);
        (await office.Page.InnerTextAsync(".alert.good")).ShouldContain("已启用");
        await office.Page.ClickAsync("button[value=shipped]");
        (await office.Page.Locator("a[href^='/letters/versions/']").CountAsync()).ShouldBe(2);
    }

    private static async Task SendAsync(IPage page, byte[] template)
    {
        await page.SetInputFilesAsync(
            "#file", new FilePayload { Name = "a.docx", MimeType = "application/octet-stream", Buffer = template });
        await page.ClickAsync("button[value=own]");
        await page.WaitForSelectorAsync(".alert.good, .alert.bad");
    }

    private static byte[] Renamed(byte[] template)
    {
        using var stream = new MemoryStream();
        stream.Write(template);
        using (var document = WordprocessingDocument.Open(stream, isEditable: true))
        {
            document.MainDocumentPart!.Document!.Descendants<Tag>().Single(x => x.Val == "visit.day").Val = "visit.dey";
        }

        return stream.ToArray();
    }

    private static string TextOf(string? path)
    {
        using var document = WordprocessingDocument.Open(path!, isEditable: false);
        return string.Join('\n', document.MainDocumentPart!.Document!.Body!.Descendants<Paragraph>().Select(x => x.InnerText));
    }
}
