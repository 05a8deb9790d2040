using System.Text.Json.Nodes;
using Microsoft.Playwright;

namespace CaseTrack.Tests.Pages;

/// <summary>The pages in a real browser, as the people whose desks they are.</summary>
[Trait("Speed", "slow")]
[Collection(WalkedPages.Collection)]
public sealed class PageBrowserTests(PageHost host) : IAsyncLifetime
{
    public async ValueTask InitializeAsync() => await host.ReadyAsync();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Theory]
    [InlineData(360, "zh-CN")]
    [InlineData(1280, "en")]
    [InlineData(360, "en")]
    [InlineData(1280, "zh-CN")]
    public async Task No_page_keeps_anybody_out_and_nothing_overflows(int width, string language)
    {
        var wrong = new List<string>();
        foreach (var (name, pages) in await PageList.OfAsync(host))
        {
            await using var visit = await PageVisit.StartAsync(host, name, width, language, judged: true);
            foreach (var page in pages)
            {
                var answer = await visit.OpenAsync(page);
                if (answer!.Status >= 400 && page != "/nowhere")
                {
                    wrong.Add($"{name} {page}: {answer.Status}");
                }

                if (await visit.OverflowAsync() is > 0 and var over)
                {
                    wrong.Add($"{name} {page}: {over} px too wide");
                }

                (await visit.Page.GetAttributeAsync("html", "lang")).ShouldBe(language);
                wrong.AddRange((await visit.ViolationsAsync()).Select(x => $"{name} {page}: {x}"));
            }

            wrong.AddRange(visit.Complaints.Select(x => $"{name}: {x}"));
        }

        wrong.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_mediator_records_an_oral_agreement_on_the_phone()
    {
        await using var visit = await PageVisit.StartAsync(host, "mediator", 360);
        var page = visit.Page;
        await page.GotoAsync("/");
        await page.ClickAsync("main a.primary");
        await page.WaitForSelectorAsync("form.act[data-ready]");
        (await page.Locator("form.act [required]:visible").CountAsync()).ShouldBeLessThanOrEqualTo(8 + 6);

        // Nothing is chosen yet: the page says what is missing, at the field, and keeps what is there.
        await page.ClickAsync("form.act button[type=submit]");
        (await page.Locator("[data-refusal]").IsVisibleAsync()).ShouldBeTrue();
        (await page.Locator("#f-disputeType-wrong").IsVisibleAsync()).ShouldBeTrue();
        await ChooseAsync(page, "02");
        await page.FillAsync("#f-parties-0-name", "𠮷田小红");
        await page.FillAsync("#f-parties-1-name", "王明");
        await page.FillAsync("#f-amountYuan", "２０００");
        await page.CheckAsync("input[name=performed][value=true]");
        await page.ClickAsync("form.act button[type=submit]");
        await ConfirmAsync(page, ".alert.good");
        await visit.ArrivesAsync("done=1");
        var text = await page.InnerTextAsync("main");
        text.ShouldContain("邻里纠纷");
        text.ShouldContain("2000");
        text.ShouldNotContain("�");
        (await page.InnerTextAsync("h1")).ShouldContain("号");
        visit.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_is_typed_is_there_again_and_what_cannot_be_sent_is_sent_later_once()
    {
        await using var visit = await PageVisit.StartAsync(host, "mediator", 360);
        var page = visit.Page;
        await OpenAsync();
        await ChooseAsync(page, "04");
        await page.FillAsync("#f-amountYuan", "4321");
        await page.WaitForFunctionAsync("() => document.querySelector('[data-saved]').textContent !== ''");

        // The page is killed and opened again.
        await OpenAsync();
        (await page.IsCheckedAsync("input[name=disputeType][value='04']")).ShouldBeTrue();
        (await page.InputValueAsync("#f-amountYuan")).ShouldBe("4321");
        await page.CheckAsync("input[name=performed][value=true]");

        // The answer is lost on the way: the service has recorded it, the phone does not know.
        var sent = new List<string>();
        await page.RouteAsync("**/api/v1/mediation-cases/oral-agreements", async route =>
        {
            sent.Add(await route.Request.HeaderValueAsync("Idempotency-Key") + route.Request.PostData);
            if (sent.Count == 1)
            {
                await route.FetchAsync();
                await route.AbortAsync();
            }
            else
            {
                await route.ContinueAsync();
            }
        });
        await page.ClickAsync("form.act button[type=submit]");
        await ConfirmAsync(page, "[data-refusal]:visible");
        await page.GotoAsync("/outbox");
        await page.ClickAsync("[data-send-all]");
        await page.Locator("[data-receipts] a").First.WaitForAsync();
        await page.WaitForFunctionAsync("() => document.querySelector('[data-outbox-count]').textContent === '0'");
        sent.Count.ShouldBeGreaterThanOrEqualTo(2);
        sent.Distinct().Count().ShouldBe(1, "the same bytes under the same key");
        using var client = await host.SignedInAsync("leader");
        var (_, list, _) = await PageHost.GetAsync(client, "/api/v1/mediation-cases?order=newest&limit=50");
        JsonNode.Parse(list)!["records"]!.AsArray().Count(x => (decimal?)x!["amountYuan"] == 4321).ShouldBe(1);

        async Task OpenAsync()
        {
            await page.GotoAsync("/mediation/oral");
            await page.WaitForSelectorAsync("form.act[data-ready]");
        }
    }

    [Fact]
    public async Task A_sign_in_that_ended_in_the_middle_of_a_form_is_asked_for_over_it_and_the_text_stays()
    {
        await using var visit = await PageVisit.StartAsync(host, "mediator", 360);
        var page = visit.Page;
        await page.GotoAsync("/mediation/oral");
        await page.WaitForSelectorAsync("form.act[data-ready]");
        await ChooseAsync(page, "05");
        await page.FillAsync("#f-amountYuan", "777");
        await page.CheckAsync("input[name=performed][value=true]");
        await visit.Context.ClearCookiesAsync();
        await page.ClickAsync("form.act button[type=submit]");
        var dialog = page.Locator("dialog[open] form[action='/sign-in']");
        await dialog.WaitForAsync();
        (await page.InputValueAsync("#f-amountYuan")).ShouldBe("777");
        await dialog.Locator("#userName").FillAsync("mediator");
        await dialog.Locator("#password").FillAsync(CaseTrack.Access.Accounts.DemonstrationAccounts.Password);
        await dialog.Locator("button").ClickAsync();
        await ConfirmAsync(page, ".alert.good");
        await visit.ArrivesAsync("done=1");
        (await page.InnerTextAsync("main")).ShouldContain("777");
    }

    [Fact]
    public async Task The_end_of_a_sign_in_is_said_ten_minutes_before_and_going_on_is_one_press()
    {
        await using var visit = await PageVisit.StartAsync(host, "mediator", 360);
        var page = visit.Page;
        await visit.Context.Clock.InstallAsync();
        await page.GotoAsync("/mediation/oral");
        await page.WaitForSelectorAsync("form.act[data-ready]");
        await page.FillAsync("#f-amountYuan", "778");
        var said = page.Locator("[data-ending]");
        // The use that began it may be five minutes old.
        await visit.Context.Clock.FastForwardAsync("07:40:00");
        (await said.IsVisibleAsync()).ShouldBeFalse();
        await visit.Context.Clock.FastForwardAsync("00:12:00");
        await said.WaitForAsync();
        (await said.InnerTextAsync()).ShouldContain("十分钟内无操作");
        await said.Locator("button").ClickAsync();
        await said.WaitForAsync(new() { State = WaitForSelectorState.Hidden });
        (await page.InputValueAsync("#f-amountYuan")).ShouldBe("778");

        // Over meanwhile: asked for over the page, where the text stays.
        await visit.Context.Clock.FastForwardAsync("08:30:00");
        await said.WaitForAsync();
        await visit.Context.ClearCookiesAsync();
        await said.Locator("button").ClickAsync();
        var dialog = page.Locator("dialog[open] form[action='/sign-in']");
        await dialog.Locator("#userName").FillAsync("mediator");
        await dialog.Locator("#password").FillAsync(CaseTrack.Access.Accounts.DemonstrationAccounts.Password);
        await dialog.Locator("button").ClickAsync();
        await said.WaitForAsync(new() { State = WaitForSelectorState.Hidden });
        (await page.InputValueAsync("#f-amountYuan")).ShouldBe("778");
        visit.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_author_finds_the_figure_follows_it_to_its_cases_and_checks_a_draft_without_scripts()
    {
        await using var visit = await PageVisit.StartAsync(host, "author", script: false);
        var page = visit.Page;
        await page.GotoAsync("/figures/2022");
        var row = page.Locator("tr", new() { HasText = "社区调委会受理调解案件" });
        await row.Locator("td.n a").First.ClickAsync();
        (await page.InnerTextAsync("main")).ShouldContain("928");
        await page.ClickAsync("tbody th a");
        (await page.InnerTextAsync("h1")).ShouldContain("号");
        await page.GotoAsync("/figures/2022/review.received/cases");
        (await page.InnerTextAsync("main")).ShouldContain("有数，名单未开放");
        await page.GotoAsync("/drafts");
        await page.FillAsync("#year", "2022");
        await page.FillAsync("#text", "收到行政复议申请17件。社区人民调解委员会受理调解案件928件。");
        await page.ClickAsync("form[action='/drafts'] button");
        (await page.InnerTextAsync(".draft mark.matched")).ShouldContain("相符");
        (await page.InnerTextAsync(".draft mark.wrong")).ShouldContain("17");
    }

    /// <summary>The pictures of README; <c>api-docs/screens/make</c> keeps them.</summary>
    [Theory]
    [InlineData("oral", "mediator", "/mediation/oral", 360)]
    [InlineData("today", "mediator", "/", 360)]
    [InlineData("figures", "author", "/figures/2022", 1280)]
    [InlineData("figure", "author", "/figures/2022/mediation.community.accepted", 1280)]
    public async Task A_page_has_a_picture(string picture, string name, string address, int width)
    {
        await using var visit = await PageVisit.StartAsync(host, name, width);
        await visit.Page.GotoAsync(address);
        var taken = await visit.Page.ScreenshotAsync();
        taken.Length.ShouldBeGreaterThan(10_000);
        if (Environment.GetEnvironmentVariable("CASETRACK_SCREENS") is { Length: > 0 } folder)
        {
            await File.WriteAllBytesAsync(Path.Combine(folder, $"{picture}.png"), taken, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>A type of dispute, wherever its tile stands: those used last come first.</summary>
    private static async Task ChooseAsync(IPage page, string type)
    {
        var tile = page.Locator($"input[name=disputeType][value='{type}']");
        if (!await tile.IsVisibleAsync())
        {
            await page.ClickAsync("[data-field='/disputeType'] summary");
        }

        await tile.CheckAsync();
    }

    /// <summary>Whatever the page takes for a slip is no slip.</summary>
    private static async Task ConfirmAsync(IPage page, string then)
    {
        await page.Locator($"[data-dialog=stop][open], {then}").First.WaitForAsync();
        if (await page.Locator("[data-dialog=stop][open]").CountAsync() > 0)
        {
            await page.ClickAsync("[data-stop-go]");
            await page.Locator(then).First.WaitForAsync();
        }
    }
}
