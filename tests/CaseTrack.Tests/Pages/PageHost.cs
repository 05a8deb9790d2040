using System.Text.RegularExpressions;
using CaseTrack.Access.Accounts;
using CaseTrack.Access.SignIn;
using CaseTrack.Secrets;
using CaseTrack.Tests.Figures;
using CaseTrack.Tests.Regions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace CaseTrack.Tests.Pages;

/// <summary>The service with its pages on a copy of the demonstration year, and one browser; one for each collection of tests of
/// pages.</summary>
[CollectionDefinition(Collection)]
public sealed partial class PageHost(DemonstrationHost demonstration) : ICollectionFixture<PageHost>, IAsyncDisposable
{
    public const string Collection = "pages";

    private readonly SemaphoreSlim gate = new(1);
    private readonly System.Collections.Concurrent.ConcurrentDictionary<string, IReadOnlyList<Cookie>> cookies = new();
    private Node? node;
    private IPlaywright? playwright;
    private IBrowser? browser;

    public string Address => node!.Address;

    public IServiceProvider Services => node!.Services;

    /// <summary>Started by the first test that needs it.</summary>
    public async Task ReadyAsync()
    {
        await gate.WaitAsync(TestContext.Current.CancellationToken);
        try
        {
            if (node is not null)
            {
                return;
            }

            var started = await Node.StartAsync(await demonstration.CopyAsync(), TimeProvider.System, silence: false, prepare: builder =>
            {
                builder.Configuration[SecretFile.CreateSetting] = "true";
                builder.Configuration["Listening:Proxies"] = "127.0.0.1";
                builder.Services.AddSingleton(new DemonstrationMode(true));
            });
            await DemonstrationAccounts.OpenAsync(started.Services, "420202", TextWriter.Null);
            // The one district there is stands for those of a region, beside one of which nothing is there.
            await RegionHost.AssignAsync(started.Services, "420202", new("420202", null, null, null));
            await RegionHost.AssignAsync(started.Services, "420202", new("420203", null, null, null));
            node = started;
        }
        finally
        {
            gate.Release();
        }
    }

    /// <summary>Debian's Chromium without a window, where it is installed: the other draws a window with pages of its own for everybody
    /// who visits, which takes twice as long.</summary>
    private static readonly string Program = Array.Find(["/usr/bin/chromium-headless-shell", "/usr/bin/chromium"], File.Exists)
        ?? "chromium";

    /// <summary>The browser; as root it wants to be told.</summary>
    public async Task<IBrowser> BrowserAsync()
    {
        await ReadyAsync();
        await gate.WaitAsync(TestContext.Current.CancellationToken);
        try
        {
            playwright ??= await Playwright.CreateAsync();
            return browser ??= await playwright.Chromium.LaunchAsync(new()
            {
                ExecutablePath = Program,
                Args = ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu"],
                Timeout = 120_000,
            });
        }
        finally
        {
            gate.Release();
        }
    }

    /// <summary>The cookies of a sign-in, one for each account: signing in is tested for itself.</summary>
    public async Task<IReadOnlyList<Cookie>> CookiesAsync(string name)
    {
        if (!cookies.TryGetValue(name, out var known))
        {
            using var handler = new HttpClientHandler { AllowAutoRedirect = false };
            using var client = new HttpClient(handler) { BaseAddress = new(Address) };
            using var answer = await SignInAsync(client, name, DemonstrationAccounts.Password);
            ((int)answer.StatusCode).ShouldBe(302);
            known = cookies[name] = [.. handler.CookieContainer.GetCookies(new(Address))
                .Select(x => new Cookie { Name = x.Name, Value = x.Value, Url = Address, HttpOnly = true })];
        }

        return known;
    }

    /// <summary>A client with cookies of its own that goes nowhere by itself.</summary>
    public HttpClient Client()
    {
        var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = true }) { BaseAddress = new(Address) };
        client.DefaultRequestHeaders.Accept.ParseAdd("text/html, */*;q=0.8"); // as browsers do
        return client;
    }

    /// <summary>The same, signed in through the page.</summary>
    public async Task<HttpClient> SignedInAsync(string name)
    {
        var client = Client();
        using var answer = await SignInAsync(client, name, DemonstrationAccounts.Password);
        ((int)answer.StatusCode).ShouldBe(302);
        return client;
    }

    public static Task<HttpResponseMessage> SignInAsync(HttpClient client, string name, string password) =>
        client.PostAsync(new Uri("/sign-in", UriKind.Relative),
            new FormUrlEncodedContent([new("userName", name), new("password", password)]), TestContext.Current.CancellationToken);

    /// <summary>The page of an address.</summary>
    public static async Task<(int Status, string Text, HttpResponseMessage Answer)> GetAsync(HttpClient client, string path)
    {
        var answer = await client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        return ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), answer);
    }

    /// <summary>What the page's forms carry.</summary>
    public static async Task<string> FormAsync(HttpClient client) =>
        Form().Match((await GetAsync(client, "/")).Text).Groups[1].Value;

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
        {
            await browser.DisposeAsync();
        }

        playwright?.Dispose();
        if (node is not null)
        {
            await node.DisposeAsync();
        }

        gate.Dispose();
    }

    [GeneratedRegex("name=\"casetrack-form\" content=\"([0-9a-f]{64})\"")]
    private static partial Regex Form();
}
