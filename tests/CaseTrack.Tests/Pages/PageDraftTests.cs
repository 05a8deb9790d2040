using System.Text.Json.Nodes;
using Microsoft.Playwright;

namespace CaseTrack.Tests.Pages;

/// <summary>What becomes of a draft when something goes wrong: afterwards each entry is recorded exactly once, or still on the device;
/// never lost, never twice.</summary>
[Trait("Speed", "slow")]
[Collection(PageHost.Collection)]
public sealed class PageDraftTests(PageHost host) : IAsyncLifetime
{
    private const string Oral = "**/api/v1/mediation-cases/oral-agreements";

    // An amount of its own tells an entry from all others.
    private static int amounts = Random.Shared.Next(100_000, 800_000);

    private readonly int amount = Interlocked.Increment(ref amounts);

    public async ValueTask InitializeAsync() => await host.ReadyAsync();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Killed_while_it_is_typed()
    {
        await using var visit = await OpenAsync();
        await FillAsync(visit.Page);
        await SavedAsync(visit.Page);
        await visit.Page.CloseAsync();
        var page = await visit.Context.NewPageAsync();
        await FormAsync(page);
        (await page.InputValueAsync("#f-amountYuan")).ShouldBe($"{amount}");
        await SendAsync(page, recorded: true);
        (await RecordedAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task Killed_while_it_waits_and_while_it_is_sent()
    {
        await using var visit = await OpenAsync();
        await FillAsync(visit.Page);

        // While it waits: the network is gone, the page is closed.
        await visit.Context.RouteAsync(Oral, x => x.AbortAsync());
        await SendAsync(visit.Page, recorded: false);
        await visit.Page.CloseAsync();
        await visit.Context.UnrouteAllAsync();

        // While it is sent: the service records it, the page ends before the answer.
        var page = await visit.Context.NewPageAsync();
        var arrived = new TaskCompletionSource();
        await visit.Context.RouteAsync(Oral, async route =>
        {
            await route.FetchAsync();
            arrived.TrySetResult();
        });
        await page.GotoAsync("/outbox");
        await page.ClickAsync("[data-send-all]");
        await arrived.Task;
        await page.CloseAsync();
        await visit.Context.UnrouteAllAsync();
        (await RecordedAsync()).ShouldBe(1);

        // After a minute "being sent" falls back, and the same bytes get the first answer.
        await EmptyAsync(visit, TimeSpan.FromSeconds(70));
        (await RecordedAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task Sent_before_the_draft_was_kept()
    {
        // Neither the pause after the last letter nor the leaving of the page keeps anything: a phone may end the page at once.
        await using var visit = await OpenAsync(script: """
            addEventListener('pagehide', x => x.stopImmediatePropagation(), true);
            const wait = setTimeout;
            window.setTimeout = (act, pause, ...more) => pause === 500 ? 0 : wait(act, pause, ...more);
            """);
        await FillAsync(visit.Page);
        await visit.Context.RouteAsync(Oral, x => x.AbortAsync());
        await SendAsync(visit.Page, recorded: false);
        await visit.Page.GotoAsync("/outbox");
        await visit.Page.ClickAsync("[data-outbox] li a");
        await visit.Page.WaitForSelectorAsync("form.act[data-ready]");
        (await visit.Page.InputValueAsync("#f-amountYuan")).ShouldBe($"{amount}");
    }

    [Fact]
    public async Task Answer_lost()
    {
        await using var visit = await OpenAsync();
        await LoseAnswerAsync(visit);
        (await RecordedAsync()).ShouldBe(1);
        await EmptyAsync(visit, TimeSpan.FromSeconds(70));
        (await RecordedAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task Sent_again_twenty_five_hours_later_also_where_the_key_is_forgotten()
    {
        await using var visit = await OpenAsync();
        await LoseAnswerAsync(visit);
        // A key nobody knows any more is like another: then the case itself says whose request it holds.
        await visit.Context.RouteAsync(Oral, route => route.ContinueAsync(new()
        {
            Headers = route.Request.Headers.Where(x => x.Key != "idempotency-key").Append(new("idempotency-key", $"{Guid.NewGuid()}")),
        }));
        await EmptyAsync(visit, TimeSpan.FromHours(25));
        (await RecordedAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task Two_tabs()
    {
        await using var visit = await OpenAsync();
        await FillAsync(visit.Page);
        await SavedAsync(visit.Page);
        var second = await visit.Context.NewPageAsync();
        await FormAsync(second);
        await second.Locator("p.alert", new() { HasText = "另一" }).WaitForAsync();
        (await second.IsDisabledAsync("#f-amountYuan")).ShouldBeTrue("a second tab reads");
        (await second.InputValueAsync("#f-amountYuan")).ShouldBe($"{amount}");
        await SendAsync(visit.Page, recorded: true);
        (await RecordedAsync()).ShouldBe(1);

        // Two forms side by side are two entries.
        await second.GotoAsync("/mediation/oral?draft=new");
        await second.WaitForSelectorAsync("form.act[data-ready]");
        (await second.IsEnabledAsync("#f-amountYuan")).ShouldBeTrue();
        (await second.InputValueAsync("#f-amountYuan")).ShouldBe("");
    }

    [Fact]
    public async Task Account_changed()
    {
        await using var visit = await OpenAsync();
        await FillAsync(visit.Page);
        await visit.Context.RouteAsync(Oral, x => x.AbortAsync());
        await SendAsync(visit.Page, recorded: false);
        await visit.Context.UnrouteAllAsync();
        await visit.Context.ClearCookiesAsync();
        await visit.SignInAsync("mediation");
        await visit.Page.GotoAsync("/outbox");
        await visit.Page.Locator("[data-others]:not([hidden])").WaitForAsync();
        var seen = await visit.Page.InnerTextAsync("main");
        seen.ShouldContain("属于他人");
        seen.ShouldNotContain($"{amount}");
        (await visit.Page.Locator("[data-outbox] li").CountAsync()).ShouldBe(0);
        await visit.Page.ClickAsync("[data-send-all]");
        (await RecordedAsync()).ShouldBe(0, "what is another's is not sent for them");

        await visit.Context.ClearCookiesAsync();
        await visit.SignInAsync("mediator");
        await EmptyAsync(visit);
        (await RecordedAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task Unit_dissolved()
    {
        using var admin = await host.SignedInAsync("admin");
        var (committee, code) = (Guid.CreateVersion7(), $"gone-{amount}");
        await PagePosts.DoAsync(admin, "organisations", new
        {
            id = committee,
            occurredOn = "2020-01-01",
            code,
            name = $"将撤销{amount}调委会",
            kind = "mediation-committee",
            committeeKind = "community",
            parent = "420202",
        });
        await using var visit = await OpenAsync("mediation");
        await visit.Page.SelectOptionAsync("#f-committee", code);
        await FillAsync(visit.Page);
        await visit.Page.FillAsync("#f-occurredOn", PagePosts.Today);
        await visit.Context.RouteAsync(Oral, x => x.AbortAsync());
        await SendAsync(visit.Page, recorded: false);
        await PagePosts.DoAsync(admin, $"organisations/{committee}/dissolution", new { occurredOn = PagePosts.Today });
        await visit.Context.UnrouteAllAsync();
        await visit.Page.GotoAsync("/outbox");
        await visit.Page.ClickAsync("[data-send-all]");
        var item = visit.Page.Locator("[data-outbox] li", new() { HasText = "需处理" });
        await item.WaitForAsync();
        (await item.InnerTextAsync()).ShouldContain("撤销", customMessage: "which rule stood against it");
        (await RecordedAsync(PagePosts.Today)).ShouldBe(0);

        // It is exported for the office, which alone can read it, and only a person deletes it.
        var file = await visit.Page.RunAndWaitForDownloadAsync(() => item.Locator("button").First.ClickAsync());
        file.SuggestedFilename.ShouldEndWith(".json");
        var exported = await File.ReadAllTextAsync(await file.PathAsync(), TestContext.Current.CancellationToken);
        exported.ShouldNotContain($"{amount}");
        await visit.Page.ReloadAsync();
        await item.WaitForAsync();
        await IsForTheOfficeAloneAsync(exported);

        // Whoever handles such cases in the whole district takes it over, to another committee.
        await using var office = await PageVisit.StartAsync(host, "importer");
        await office.Page.GotoAsync("/outbox");
        await office.Page.ClickAsync("details.more > summary");
        await office.Page.SetInputFilesAsync("[data-unseal]",
            new FilePayload { Name = "密封.json", MimeType = "application/json", Buffer = "{}"u8.ToArray() });
        await office.Page.Locator("[data-unseal-wrong]:not([hidden])").WaitForAsync();
        await office.Page.SetInputFilesAsync("[data-unseal]", await file.PathAsync());
        await office.ArrivesAsync("/mediation/oral");
        await office.Page.WaitForSelectorAsync("form.act[data-ready]");
        (await office.Page.InputValueAsync("#f-amountYuan")).ShouldBe($"{amount}");
        await office.Page.SelectOptionAsync("#f-committee", "420202005003-tw");
        await SendAsync(office.Page, recorded: true);
        (await RecordedAsync(PagePosts.Today)).ShouldBe(1);
    }

    private async Task IsForTheOfficeAloneAsync(string exported)
    {
        async Task<(int Status, string Text)> OpenedAsync(string name, string file)
        {
            using var client = await host.SignedInAsync(name);
            using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/me/sealed-drafts");
            request.Headers.Add(CaseTrack.Access.Pages.PageSession.FormHeader, await PageHost.FormAsync(client));
            request.Content = new StringContent(file, System.Text.Encoding.UTF8, "application/json");
            using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
            return ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        }

        (await OpenedAsync("review", exported)).ShouldSatisfyAllConditions(
            x => x.Status.ShouldBe(403), x => x.Text.ShouldContain("draft.not-for-you"), x => x.Text.ShouldNotContain($"{amount}"));
        (await OpenedAsync("mediator", exported)).Status.ShouldBe(403, "of one committee");
        var damaged = JsonNode.Parse(exported)!;
        var entry = (string)damaged["entry"]!;
        damaged["entry"] = entry[..40] + (entry[40] == 'A' ? 'B' : 'A') + entry[41..];
        (await OpenedAsync("importer", damaged.ToJsonString())).Status.ShouldBe(422);
        var (status, text) = await OpenedAsync("importer", exported);
        status.ShouldBe(200, text);
        JsonNode.Parse(text)!["account"]!.ToString().ShouldBe("420202/mediation");
        using var auditor = await host.SignedInAsync("auditor");
        (await PageHost.GetAsync(auditor, "/api/v1/access-log")).Text.ShouldContain("sealed draft of 420202/mediation");
    }

    [Theory]
    [InlineData(3)]
    [InlineData(-3)]
    public async Task Clock_three_days_off(int days)
    {
        await using var visit = await OpenAsync(now: DateTime.UtcNow.AddDays(days));
        await FillAsync(visit.Page);
        await visit.Context.RouteAsync(Oral, x => x.AbortAsync());
        await SendAsync(visit.Page, recorded: false);
        await visit.Context.UnrouteAllAsync();
        await EmptyAsync(visit);
        // That the clock is off is said.
        await visit.Page.Locator("[data-clock]").WaitForAsync();
        (await RecordedAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task Disk_full()
    {
        await using var visit = await OpenAsync(script: "IDBObjectStore.prototype.put = function () "
            + "{ throw new DOMException('full', 'QuotaExceededError'); };");
        await FillAsync(visit.Page);
        await visit.Page.Locator("[data-saved]", new() { HasText = "存不下" }).WaitForAsync();
        (await visit.Page.InputValueAsync("#f-amountYuan")).ShouldBe($"{amount}", "the text stays");
        await visit.Context.RouteAsync(Oral, x => x.AbortAsync());
        await SendAsync(visit.Page, recorded: false);
        // Nothing is promised that is not so.
        await visit.Page.Locator("[data-refusal]", new() { HasText = "存不下" }).WaitForAsync();
        await visit.Context.UnrouteAllAsync();
        await SendAsync(visit.Page, recorded: true);
        (await RecordedAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task Database_closed()
    {
        await using var visit = await OpenAsync(script: "const open = IDBFactory.prototype.open; window.bases = []; "
            + "IDBFactory.prototype.open = function (...x) { const asked = open.apply(this, x); "
            + "asked.addEventListener('success', () => window.bases.push(asked.result)); return asked; };");
        await FillAsync(visit.Page);
        await SavedAsync(visit.Page);
        await visit.Page.EvaluateAsync("() => window.bases.splice(0).forEach(x => x.close())");
        await visit.Page.FillAsync("#f-amountYuan", "");
        await visit.Page.FillAsync("#f-amountYuan", $"{amount}");
        await visit.Page.WaitForFunctionAsync("() => window.bases.length > 0");
        await visit.Page.EvaluateAsync("() => window.bases.splice(0).forEach(x => x.close())");
        await visit.Context.RouteAsync(Oral, x => x.AbortAsync());
        await SendAsync(visit.Page, recorded: false);
        await visit.Page.Locator("[data-refusal]", new() { HasText = "已存本机" }).WaitForAsync();
        await visit.Context.UnrouteAllAsync();
        await EmptyAsync(visit);
        (await RecordedAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task Update_between()
    {
        await using var visit = await OpenAsync();
        await FillAsync(visit.Page);
        var sealedOnce = "";
        await visit.Context.RouteAsync(Oral, route =>
        {
            sealedOnce = route.Request.PostData!;
            return route.AbortAsync();
        });
        await SendAsync(visit.Page, recorded: false);
        await visit.Context.UnrouteAllAsync();

        // The next version of the script names and orders the fields otherwise: what is sealed is sent as it was.
        await visit.Context.RouteAsync("**/assets/casetrack.js*", async route =>
        {
            var answer = await route.FetchAsync();
            var text = (await answer.TextAsync()).Replace("const bodyOf = form => {", "const bodyOf = form => { return { other: 1 };",
                StringComparison.Ordinal);
            await route.FulfillAsync(new()
            {
                Response = answer,
                Body = text,
                Headers = new Dictionary<string, string>
                { ["Content-Type"] = "text/javascript" }
            });
        });
        var sent = "";
        await visit.Context.RouteAsync(Oral, route =>
        {
            sent = route.Request.PostData!;
            return route.ContinueAsync();
        });
        await EmptyAsync(visit);
        sent.ShouldBe(sealedOnce);
        (await RecordedAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task Twenty_items_with_one_bad()
    {
        await using var visit = await OpenAsync();
        await FillAsync(visit.Page);
        await visit.Context.RouteAsync(Oral, x => x.AbortAsync());
        // Twenty entries, each with an id of its own; the eighth has a type there is none of.
        await visit.Page.EvaluateAsync("""
            async () => {
                const form = document.querySelector('form.act'), id = form.querySelector('[data-pointer="/id"]');
                const type = form.querySelector('input[name=disputeType]:checked'), good = type.value;
                form.dataset.stop = '';
                for (let i = 0; i < 20; i++) {
                    id.value = id.value.slice(0, -4) + String(1000 + i);
                    type.value = i === 7 ? 'zz' : good;
                    document.querySelector('[data-refusal]').hidden = true;
                    form.querySelector('button[type=submit]').click();
                    await new Promise(done => { const look = () => form.busy ? setTimeout(look, 20) : done(); setTimeout(look, 20); });
                }
            }
            """);
        (await visit.Page.TextContentAsync("[data-outbox-count]")).ShouldBe("20");
        await visit.Context.UnrouteAllAsync();
        await visit.Page.GotoAsync("/outbox");
        await visit.Page.ClickAsync("[data-send-all]");
        await visit.Page.WaitForFunctionAsync("() => document.querySelector('[data-outbox-count]').textContent === '1'");
        await visit.Page.Locator("[data-outbox]", new() { HasText = "需处理" }).WaitForAsync();
        (await RecordedAsync()).ShouldBe(19);
    }

    [Fact]
    public async Task A_second_of_latency_and_four_hundred_kilobits()
    {
        await using var visit = await PageVisit.StartAsync(host, "mediator", 360);
        var network = await visit.Context.NewCDPSessionAsync(visit.Page);
        await network.SendAsync("Network.enable");
        await network.SendAsync("Network.setCacheDisabled", new() { ["cacheDisabled"] = true });
        await network.SendAsync("Network.emulateNetworkConditions", new()
        {
            ["offline"] = false,
            ["latency"] = 1000,
            ["downloadThroughput"] = 50_000,
            ["uploadThroughput"] = 50_000,
        });
        var started = System.Diagnostics.Stopwatch.StartNew();
        await FormAsync(visit.Page);
        TestContext.Current.SendDiagnosticMessage($"the form was ready after {started.ElapsedMilliseconds} ms, cold");
        await network.SendAsync("Network.setCacheDisabled", new() { ["cacheDisabled"] = false });
        await FormAsync(visit.Page);
        started.Restart();
        await FormAsync(visit.Page);
        TestContext.Current.SendDiagnosticMessage($"the form was ready after {started.ElapsedMilliseconds} ms, warm");
        await FillAsync(visit.Page);
        await SendAsync(visit.Page, recorded: true);
        (await RecordedAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task A_lost_phone_loses_nothing_and_the_copy_goes_when_it_is_recorded()
    {
        await using var phone = await OpenAsync();
        var copied = phone.Page.WaitForResponseAsync("**/api/v1/me/drafts");
        await FillAsync(phone.Page);
        await copied;
        await SavedAsync(phone.Page);
        var photo = phone.Page.WaitForResponseAsync("**/api/v1/me/draft-photos");
        await phone.Page.SetInputFilesAsync("#f-photo",
            new FilePayload { Name = "x.jpg", MimeType = "image/jpeg", Buffer = CaseTrack.Tests.Photos.Pictures.Small });
        (await photo).Status.ShouldBe(200);
        await using var office = await PageVisit.StartAsync(host, "mediator");
        await office.Page.GotoAsync("/outbox");
        var taken = office.Page.Locator("[data-elsewhere] li button").First;
        await taken.ClickAsync();
        await office.Page.WaitForSelectorAsync("form.act[data-ready]");
        (await office.Page.IsCheckedAsync("input[name=performed][value=true]")).ShouldBeTrue();
        await office.Page.Locator("[data-photo-list] li").WaitForAsync();
        (await office.Page.Locator("[data-photo-list] li").CountAsync()).ShouldBe(1, "the photo came along");
        var name = Uri.EscapeDataString(await office.Page.EvaluateAsync<string>(
            "() => `${document.querySelector('form.act').dataset.draft}|${document.querySelector('form.act').draftId}`"));
        using var own = await host.SignedInAsync("mediator");
        async Task<string> CopiesAsync(HttpClient of) =>
            (await PageHost.GetAsync(of, $"/api/v1/me/draft-photos?draftName={name}")).Text;
        (await CopiesAsync(own)).ShouldContain("picture");
        await office.Page.FillAsync("#f-amountYuan", $"{amount}");
        using var other = await host.SignedInAsync("mediation");
        (await CopiesAsync(other)).ShouldNotContain("picture", customMessage: "nobody else has it");
        var removed = office.Page.WaitForResponseAsync("**/api/v1/me/draft-removals");
        await SendAsync(office.Page, recorded: true);
        (await removed).Status.ShouldBe(200);
        (await RecordedAsync()).ShouldBe(1);
        (await CopiesAsync(own)).ShouldNotContain("picture", customMessage: "gone on recording");
        (await PageHost.GetAsync(other, "/api/v1/me/drafts")).Text.ShouldNotContain("disputeType", customMessage: "nobody else has it");
    }

    [Fact]
    public async Task Without_a_network_the_form_opens_and_is_sent_when_there_is_one()
    {
        await using var visit = await PageVisit.StartAsync(host, "mediator", 360, worker: true);
        var page = visit.Page;
        await FormAsync(page);
        await page.EvaluateAsync("async () => { await navigator.serviceWorker.ready; while (!navigator.serviceWorker.controller) "
            + "await new Promise(x => navigator.serviceWorker.addEventListener('controllerchange', x, { once: true })); }");
        await FormAsync(page);
        await visit.Context.SetOfflineAsync(true);
        await FormAsync(page);
        await FillAsync(page);
        await SendAsync(page, recorded: false);
        await page.GotoAsync("/figures");
        (await page.InnerTextAsync("h1")).ShouldBe("没有网络");
        await visit.Context.SetOfflineAsync(false);
        await EmptyAsync(visit);
        (await RecordedAsync()).ShouldBe(1);
    }

    private async Task<PageVisit> OpenAsync(string name = "mediator", DateTime? now = null, string? script = null)
    {
        var visit = await PageVisit.StartAsync(host, name, 360);
        if (now is { } time)
        {
            await visit.Context.Clock.InstallAsync(new() { TimeDate = time });
        }

        if (script is not null)
        {
            await visit.Context.AddInitScriptAsync(script);
        }

        await FormAsync(visit.Page);
        return visit;
    }

    internal static async Task FormAsync(IPage page)
    {
        await page.GotoAsync("/mediation/oral");
        await page.WaitForSelectorAsync("form.act[data-ready]");
    }

    private Task FillAsync(IPage page) => FillAsync(page, amount, "2023-06-06");

    internal static async Task FillAsync(IPage page, int amount, string day)
    {
        await page.EvaluateAsync("() => document.querySelectorAll('form.act details').forEach(x => x.open = true)");
        await page.CheckAsync("input[name=disputeType][value='06']");
        await page.FillAsync("#f-occurredOn", day);
        await page.CheckAsync("input[name=performed][value=true]");
        await page.FillAsync("#f-amountYuan", $"{amount}");
    }

    internal static Task SavedAsync(IPage page) => page.Locator("[data-saved]", new() { HasText = "已存本机" }).WaitForAsync();

    internal static async Task SendAsync(IPage page, bool recorded)
    {
        await page.ClickAsync("form.act button[type=submit]");
        var then = recorded ? ".alert.good" : "[data-refusal]:not([hidden])";
        await page.Locator($"[data-dialog=stop][open], {then}").First.WaitForAsync();
        if (await page.Locator("[data-dialog=stop][open]").CountAsync() > 0)
        {
            await page.ClickAsync("[data-stop-go]");
            await page.Locator(then).First.WaitForAsync();
        }
    }

    private async Task LoseAnswerAsync(PageVisit visit)
    {
        await FillAsync(visit.Page);
        await visit.Context.RouteAsync(Oral, async route =>
        {
            await route.FetchAsync();
            await route.AbortAsync();
        });
        await SendAsync(visit.Page, recorded: false);
        await visit.Page.CloseAsync();
        await visit.Context.UnrouteAllAsync();
    }

    /// <summary>Opens the outbox, some time later, and sends what is there until nothing is.</summary>
    private static async Task EmptyAsync(PageVisit visit, TimeSpan later = default)
    {
        if (later > TimeSpan.Zero)
        {
            await visit.Context.Clock.InstallAsync(new() { TimeDate = DateTime.UtcNow + later });
        }

        var page = await visit.Context.NewPageAsync();
        await page.GotoAsync("/outbox");
        await page.ClickAsync("[data-send-all]");
        await page.WaitForFunctionAsync("() => document.querySelector('[data-outbox-count]').textContent === '0' "
            + "&& document.querySelector('[data-receipts] li')");
        if (!visit.Page.IsClosed)
        {
            await visit.Page.GotoAsync("/outbox");
        }
    }

    private async Task<int> RecordedAsync(string day = "2023-06-06")
    {
        using var leader = await host.SignedInAsync("leader");
        var (_, text, _) = await PageHost.GetAsync(leader, $"/api/v1/mediation-cases?from={day}&to={day}&limit=200");
        return JsonNode.Parse(text)!["records"]!.AsArray().Count(x => (decimal?)x!["amountYuan"] == amount);
    }
}
