namespace CaseTrack.Tests.Pages;

/// <summary>Whoever enlarges, has no mouse, no script or little network gets to the same things.</summary>
[Trait("Speed", "slow")]
[Collection(WalkedPages.Collection)]
public sealed partial class PageReachTests(PageHost host) : IAsyncLifetime
{
    // 1,280 × 1,024 at 400 %.
    private const int Enlarged = 320;

    public async ValueTask InitializeAsync() => await host.ReadyAsync();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Enlarged_four_times_nothing_runs_out_of_the_window_and_a_first_visit_is_small()
    {
        var (wrong, table) = (new List<string>(), new List<string>());
        foreach (var (name, pages) in await PageList.OfAsync(host))
        {
            await using var visit = await PageVisit.StartAsync(host, name, Enlarged);
            await visit.Page.SetViewportSizeAsync(Enlarged, 256);
            var network = await visit.Context.NewCDPSessionAsync(visit.Page);
            foreach (var page in pages)
            {
                // Each as if it were the first one visited.
                await network.SendAsync("Network.clearBrowserCache");
                var (shared, own) = (new List<Task<int>>(), new List<Task<int>>());
                void Count(object? _, Microsoft.Playwright.IResponse answer) =>
                    (answer.Url.Contains("/assets/", StringComparison.Ordinal) ? shared : own).Add(SizeAsync(answer));

                visit.Page.Response += Count;
                await visit.Page.GotoAsync(page, new() { WaitUntil = Microsoft.Playwright.WaitUntilState.NetworkIdle });
                visit.Page.Response -= Count;
                var (again, loaded) = ((await Task.WhenAll(own)).Sum(), (await Task.WhenAll(shared)).Sum());
                var bytes = again + loaded;
                table.Add($"| {name ?? "–"} | `{Unnamed().Replace(page, "…")}` | {Rounded(again)} | {Rounded(bytes)} |");
                if (bytes > 200_000)
                {
                    wrong.Add($"{name} {page}: {bytes} bytes");
                }

                if (await visit.OverflowAsync() is > 0 and var over)
                {
                    wrong.Add($"{name} {page}: {over} px too wide");
                }
            }
        }

        // The table of api-docs/pages.md; api-docs/screens/make writes it.
        if (Environment.GetEnvironmentVariable("CASETRACK_BYTES") is { Length: > 0 } file)
        {
            const string rule = "|---|---|---|---|";
            var head = (await File.ReadAllLinesAsync(file, TestContext.Current.CancellationToken)).TakeWhile(x => x != rule);
            await File.WriteAllLinesAsync(file, [.. head, rule, .. table], TestContext.Current.CancellationToken);
        }

        wrong.ShouldBeEmpty();

        static string Rounded(int bytes) => $"{(bytes + 1023) / 1024} KB";
    }

    [Fact]
    public async Task In_large_letters_all_is_large_and_nothing_is_cut_and_on_paper_stands_what_is_read()
    {
        var wrong = new List<string>();
        foreach (var (name, pages) in await PageList.OfAsync(host))
        {
            await using var visit = await PageVisit.StartAsync(host, name, 360);
            await visit.Context.AddCookiesAsync([new() { Name = "casetrack-large", Value = "2", Url = host.Address }]);
            foreach (var page in pages.Where(x => x != "/offline"))
            {
                await visit.Page.SetViewportSizeAsync(360, 640);
                await visit.OpenAsync(page);
                var found = await visit.Page.EvaluateAsync<string>("""
                    () => {
                        const seen = x => x.checkVisibility() && x.getBoundingClientRect().width > 1;
                        const words = x => [...x.childNodes].some(y => y.nodeType === 3 && y.textContent.trim());
                        const small = [...document.querySelectorAll('body *')].filter(x => seen(x) && words(x))
                            .filter(x => parseFloat(getComputedStyle(x).fontSize) < 18
                                || parseFloat(getComputedStyle(x).lineHeight) < 1.29 * parseFloat(getComputedStyle(x).fontSize));
                        const kinds = 'button, [role=button], summary, select, textarea, .band a, .side a, .card-row a, '
                            + 'input:not([type=hidden], [type=checkbox], [type=radio])';
                        const low = [...document.querySelectorAll(kinds)].filter(x => seen(x) && x.getBoundingClientRect().height < 59.5);
                        const say = (why, all) => all.slice(0, 2).map(x => `${why} ${x.outerHTML.slice(0, 90)}`).join(' | ');
                        return say('small', small) + say('low', low);
                    }
                    """);
                var size = await visit.Page.EvaluateAsync<double>("() => parseFloat(getComputedStyle(document.body).fontSize)");
                if (found.Length > 0 || size < 30 || await visit.OverflowAsync() > 0)
                {
                    wrong.Add($"{name} {page}: {size} px, {await visit.OverflowAsync()} px too wide {found}");
                }

                // The width of a sheet of A4 between its margins.
                await visit.Page.SetViewportSizeAsync(658, 980);
                await visit.Page.EmulateMediaAsync(new() { Media = Microsoft.Playwright.Media.Print });
                var printed = await visit.Page.EvaluateAsync<string>("""
                    () => [...document.querySelectorAll('nav, header, footer, form, button, [role=button], .narrow-cards, summary')]
                        .filter(x => x.checkVisibility() && !x.closest('details.photo, details:not(.more)') && !x.closest('details.more'))
                        .map(x => x.outerHTML.slice(0, 60)).slice(0, 2).join(' | ')
                    """);
                var reads = await visit.Page.Locator("main h1").IsVisibleAsync();
                if (printed.Length > 0 || !reads || await visit.OverflowAsync() > 0)
                {
                    wrong.Add($"{name} {page} on paper: {await visit.OverflowAsync()} px too wide {printed}");
                }

                await visit.Page.EmulateMediaAsync(new() { Media = Microsoft.Playwright.Media.Screen });
            }
        }

        wrong.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_keyboard_reaches_every_control_in_order_and_shows_where_it_is()
    {
        var wrong = new List<string>();
        foreach (var (name, pages) in await PageList.OfAsync(host))
        {
            await using var visit = await PageVisit.StartAsync(host, name);
            foreach (var page in pages.Where(x => x != "/nowhere"))
            {
                await visit.OpenAsync(page);
                var wanted = await visit.Page.EvaluateAsync<int>("""
                    () => {
                        const kinds = 'a[href], button, input:not([type=hidden]), select, textarea, summary';
                        const all = [...document.querySelector('main').querySelectorAll(kinds)]
                            .filter(x => x.checkVisibility() && !x.disabled && !(x.type === 'radio'));
                        window.reached = new Set();
                        document.addEventListener('focusin', x => {
                            const style = getComputedStyle(x.target);
                            x.target.seen = style.outlineStyle !== 'none' || style.boxShadow !== 'none';
                            window.reached.add(x.target);
                        });
                        window.wanted = all;
                        return all.length;
                    }
                    """);
                for (var i = 0; i < Math.Min(wanted + 40, 90); i++)
                {
                    await visit.Page.Keyboard.PressAsync("Tab");
                }

                var (missed, unseen) = (await visit.Page.EvaluateAsync<string>(
                    "() => window.wanted.slice(0, 40).filter(x => !window.reached.has(x)).map(x => x.outerHTML.slice(0, 80))"
                    + ".slice(0, 2).join(' | ')"),
                    await visit.Page.EvaluateAsync<string>(
                    "() => [...window.reached].filter(x => !x.seen && x !== document.body).map(x => x.outerHTML.slice(0, 80))"
                    + ".slice(0, 2).join(' | ')"));
                if (missed.Length + unseen.Length > 0)
                {
                    wrong.Add($"{name} {page}: not reached {missed}; not shown {unseen}");
                }
            }
        }

        wrong.ShouldBeEmpty();
    }

    [Fact]
    public async Task Without_a_script_every_page_can_be_read()
    {
        var wrong = new List<string>();
        foreach (var (name, pages) in await PageList.OfAsync(host))
        {
            await using var visit = await PageVisit.StartAsync(host, name, 360, script: false);
            foreach (var page in pages)
            {
                await visit.Page.GotoAsync(page);
                var text = await visit.Page.InnerTextAsync("main");
                if (text.Length < 20 || await visit.Page.Locator("main h1").CountAsync() != 1
                    || (await visit.Page.Locator("form.act").CountAsync() > 0 && await visit.Page.Locator("noscript p").CountAsync() == 0))
                {
                    wrong.Add($"{name} {page}");
                }
            }
        }

        wrong.ShouldBeEmpty();
    }

    [Fact]
    public async Task One_box_finds_a_number_a_name_and_a_figure()
    {
        await using var visit = await PageVisit.StartAsync(host, "mediation", script: false);
        foreach (var (text, found) in ((string, string)[])[("成功率", "调解成功率"), ("没有这个人", "没有，或您无权知悉")])
        {
            await visit.Page.GotoAsync("/search");
            await visit.Page.FillAsync("#text", text);
            await visit.Page.ClickAsync("form[role=search] button");
            (await visit.Page.InnerTextAsync("main")).ShouldContain(found);
            visit.Page.Url.ShouldEndWith("/search", customMessage: "what was searched for stands in no address");
        }
    }

    [System.Text.RegularExpressions.GeneratedRegex("[0-9a-f]{8}-[0-9a-f-]{27}")]
    private static partial System.Text.RegularExpressions.Regex Unnamed();

    private static async Task<int> SizeAsync(Microsoft.Playwright.IResponse answer)
    {
        await answer.FinishedAsync();
        var sizes = await answer.Request.SizesAsync();
        return sizes.ResponseBodySize + sizes.ResponseHeadersSize;
    }
}
