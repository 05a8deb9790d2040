using CaseTrack.Access.Accounts;
using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace CaseTrack.Tests.Pages;

/// <summary>Somebody at a browser of their own.</summary>
public sealed class PageVisit : IAsyncDisposable
{
    private readonly IBrowserContext context;

    private PageVisit(IBrowserContext context, IPage page) => (this.context, Page) = (context, page);

    public IPage Page { get; }

    public IBrowserContext Context => context;

    /// <summary>What went wrong in the script or was kept from running.</summary>
    public List<string> Complaints { get; } = [];

    /// <param name="host">The service.</param>
    /// <param name="name">Who signs in; nobody for null.</param>
    /// <param name="width">Of the window; 360 is a phone.</param>
    /// <param name="language">What the browser asks for.</param>
    /// <param name="script">Whether scripts run.</param>
    /// <param name="worker">Whether the pages keep a shell for when there is no network.</param>
    /// <param name="judged">Whether accessibility is asked about: the browser has axe in every page from the start, which is sent and read
    /// once and not for each page.</param>
    public static async Task<PageVisit> StartAsync(
        PageHost host, string? name, int width = 1280, string language = "zh-CN", bool script = true,
        bool worker = false, bool judged = false)
    {
        var browser = await host.BrowserAsync();
        var context = await browser.NewContextAsync(new()
        {
            BaseURL = host.Address,
            Locale = language,
            TimezoneId = "Asia/Shanghai",
            ViewportSize = new() { Width = width, Height = width < 500 ? 640 : 800 },
            HasTouch = width < 500,
            ServiceWorkers = worker ? ServiceWorkerPolicy.Allow : ServiceWorkerPolicy.Block,
            JavaScriptEnabled = script,
        });
        context.SetDefaultTimeout(120_000);
        if (judged)
        {
            await context.AddInitScriptAsync(Axe);
        }

        var visit = new PageVisit(context, await context.NewPageAsync());
        visit.Page.Console += (_, said) =>
        {
            if (said.Type == "error" && !said.Text.Contains("the server responded with a status of", StringComparison.Ordinal))
            {
                visit.Complaints.Add(said.Text);
            }
        };
        visit.Page.PageError += (_, failure) => visit.Complaints.Add(failure);
        if (name is not null)
        {
            await context.AddCookiesAsync(await host.CookiesAsync(name));
        }

        return visit;
    }

    /// <summary>Through the page, as a person does.</summary>
    public async Task SignInAsync(string name)
    {
        await Page.GotoAsync("/sign-in");
        await Page.FillAsync("#userName", name);
        await Page.FillAsync("#password", DemonstrationAccounts.Password);
        await Page.ClickAsync("main button");
        await ArrivesAsync("/");
    }

    /// <summary>Waits until the page whose address ends so, with what it asks for or without, is there. It is asked of the page itself:
    /// whoever waits for the event of its loading may begin just after it came, and then waits for ever.</summary>
    public async Task ArrivesAsync(string end) => await Page.WaitForFunctionAsync(
        "end => [location.href, location.pathname].some(x => x.endsWith(end)) && document.readyState === 'complete'", end);

    /// <summary>Goes to a page and waits until its form, if it has one, is as the script makes it.</summary>
    public async Task<IResponse?> OpenAsync(string page)
    {
        var answer = await Page.GotoAsync(page);
        await Page.WaitForFunctionAsync("() => !document.querySelector('form.act:not([data-ready])')");
        return answer;
    }

    /// <summary>By how many pixels the page is wider than the window.</summary>
    public Task<int> OverflowAsync() =>
        Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth");

    /// <summary>What axe finds against accessibility, within the page: the package opens a window more for each page, for frames of other
    /// origins, and these pages have none.</summary>
    public async Task<string[]> ViolationsAsync()
    {
        if (!await Page.EvaluateAsync<bool>("() => 'axe' in window"))
        {
            await Page.EvaluateAsync(Axe);
        }

        // What is right is not written out node by node: the yearly table has thousands.
        return await Page.EvaluateAsync<string[]>("""
            async () => (await axe.run(document, {
              runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] },
              resultTypes: ['violations'], preload: false, selectors: false
            })).violations.map(x => `${x.id} ${x.nodes.slice(0, 2).map(y => y.html).join(' | ')}`)
            """);
    }

    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();

    public async ValueTask DisposeAsync() => await context.DisposeAsync();
}
