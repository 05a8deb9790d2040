using System.Text.Json.Nodes;
using Microsoft.Playwright;

namespace CaseTrack.Tests.Pages;

/// <summary>The forms of frequent acts: what is asked, when, and what is said beside the button.</summary>
[Trait("Speed", "slow")]
[Collection(PageHost.Collection)]
public sealed class PageFormTests(PageHost host) : IAsyncLifetime
{
    public async ValueTask InitializeAsync() => await host.ReadyAsync();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task A_mediator_registers_and_accepts_in_one_go_and_does_what_comes_next()
    {
        await using var visit = await PageVisit.StartAsync(host, "mediator", 360);
        var page = visit.Page;
        await OpenAsync(page, "/cases/mediation-cases/new");

        // What matters only of a referral is asked only then; who I am and what day it is stand there already.
        (await page.InputValueAsync("#f-occurredOn")).ShouldBe(PagePosts.Today);
        (await page.InputValueAsync("#f-committee")).ShouldNotBeEmpty();
        (await page.IsVisibleAsync("#f-referral-organ")).ShouldBeFalse();
        await page.SelectOptionAsync("#f-source", "referral-court");
        (await page.IsVisibleAsync("#f-referral-organ")).ShouldBeTrue();
        await page.FillAsync("#f-referral-organ", "某区人民法院");
        await page.SelectOptionAsync("#f-source", "application");
        (await page.IsVisibleAsync("#f-referral-organ")).ShouldBeFalse();
        await page.SelectOptionAsync("#f-disputeType", "10");
        (await page.InnerTextAsync(".then")).ShouldContain("劳动争议", customMessage: "what the law attaches to this type of dispute");
        await page.FillAsync("#f-parties-0-name", "王䶮");
        (await page.InputValueAsync("#f-parties-0-role")).ShouldBe("applicant");

        // What is wrong in what was folded away opens it.
        await page.ClickAsync("form.act > details > summary");
        await page.FillAsync("#f-people", "0");
        await page.ClickAsync("form.act > details > summary");
        await page.CheckAsync("input[name=next][value=acceptance]");
        await page.CheckAsync("[data-rights]");
        await page.ClickAsync("form.act button[type=submit]");
        await page.Locator("#f-people-wrong").WaitForAsync();
        await page.FillAsync("#f-people", "2");
        await page.ClickAsync("form.act button[type=submit]");
        await visit.ArrivesAsync("?done=1");
        var address = new Uri(page.Url).AbsolutePath;
        using var client = await host.SignedInAsync("mediator");
        var record = JsonNode.Parse((await PageHost.GetAsync(client, $"/api/v1{address["/cases".Length..]}")).Text)!["record"]!;
        ((string?)record["stage"], record["referral"], (int?)record["people"]).ShouldBe(("in-mediation", null, 2));
        (await PageHost.GetAsync(client, $"/api/v1{address["/cases".Length..]}/history")).Text.ShouldContain("mediation-accepted");

        // A session: the manner is pressed, not chosen from a list.
        (await page.GetAttributeAsync("a.primary", "href")).ShouldBe($"{address}/sessions", "it comes next");
        await OpenAsync(page, $"{address}/sessions");
        await page.CheckAsync("input[name='/manner'][value=face-to-face]");
        await page.FillAsync("#f-present", "２");
        await page.ClickAsync("form.act button[type=submit]");
        await visit.ArrivesAsync("?done=1");

        (await page.GetAttributeAsync("a.primary", "href")).ShouldBe($"{address}/agreement", "there has been a session");

        // An oral agreement asks for no paper, a written one does; when it is performed is asked only if it is not.
        await OpenAsync(page, $"{address}/agreement");
        await page.CheckAsync("input[name='/form'][value=oral]");
        (await page.IsVisibleAsync("#f-content-terms")).ShouldBeFalse();
        await page.CheckAsync("input[name='/form'][value=written]");
        (await page.IsVisibleAsync("#f-content-terms")).ShouldBeTrue();
        await page.CheckAsync("input[name='/form'][value=oral]");
        await page.ClickAsync("form.act button[type=submit]");
        await page.Locator("[data-refusal]", new() { HasText = "即时履行" }).WaitForAsync();
        await page.CheckAsync("input[name='/performedAtOnce'][value=false]");
        (await page.IsVisibleAsync("#f-performBy")).ShouldBeTrue();
        await page.CheckAsync("input[name='/performedAtOnce'][value=true]");
        (await page.InnerTextAsync(".then")).ShouldContain("达成协议");
        (await page.InnerTextAsync(".then")).ShouldContain("调解期限”到此为止");
        await page.ClickAsync("form.act button[type=submit]");
        await visit.ArrivesAsync("?done=1");
        visit.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_ledger_asks_what_its_kind_counts_and_a_refused_second_act_waits_for_a_person()
    {
        await using var visit = await PageVisit.StartAsync(host, "clerk");
        var page = visit.Page;
        await page.GotoAsync("/cases/ledger-entries/new");
        await page.ClickAsync("main a[href$='kind=publicity']");
        await page.WaitForSelectorAsync("form.act[data-ready]");
        await page.FillAsync("#f-measures-events", "3");
        await page.FillAsync("#f-measures-audience", "120");
        await page.ClickAsync("form.act button[type=submit]");
        await visit.ArrivesAsync("?done=1");
        (await page.InnerTextAsync("h1")).ShouldBe("普法活动");
        (await page.InnerTextAsync("main")).ShouldContain("受众人次\n120 人次");

        // Registered, but the acceptance is refused: the case is there, the act is not lost.
        await using var mediator = await PageVisit.StartAsync(host, "mediator", 360);
        await OpenAsync(mediator.Page, "/cases/mediation-cases/new");
        await mediator.Page.SelectOptionAsync("#f-disputeType", "06");
        await mediator.Page.SelectOptionAsync("#f-source", "application");
        await mediator.Page.CheckAsync("input[name=next][value=acceptance]");
        await mediator.Page.EvaluateAsync(
            "() => document.querySelectorAll('[data-next]').forEach(x => x.dataset.next = 'a name that is too long'.repeat(5))");
        await mediator.Page.ClickAsync("form.act button[type=submit]");
        await mediator.ArrivesAsync("?done=1");
        await mediator.Page.GotoAsync("/outbox");
        await mediator.Page.Locator("[data-outbox] li", new() { HasText = "需处理" }).WaitForAsync();
        await mediator.Page.Locator("[data-receipts] li").First.WaitForAsync();
        (await mediator.Page.Locator("[data-receipts] li").CountAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task An_answer_to_an_advice_names_one_that_waits_for_it()
    {
        await using var visit = await PageVisit.StartAsync(host, "review");
        using var client = await host.SignedInAsync("review");
        var list = (await PageHost.GetAsync(client, "/api/v1/review-applications?limit=1")).Text;
        var known = JsonNode.Parse(list)!["records"]!.AsArray()[0]!;
        var (id, first, second) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        await PagePosts.DoAsync(client, "administrative-lawsuits", new
        {
            id,
            occurredOn = "2023-03-01",
            office = (string)known["office"]!,
            defendantKind = "street",
            subject = "penalty",
            field = "market",
            court = "某区人民法院",
            courtNumber = $"（2023）鄂02行初{Random.Shared.Next(1000, 9999)}号",
            instance = "first",
        });
        var record = $"administrative-lawsuits/{id}";
        foreach (var (advice, adviser) in ((Guid, string)[])[(first, "court"), (second, "procurator")])
        {
            await PagePosts.DoAsync(client, $"{record}/advices", new { occurredOn = "2023-04-03", advice, adviser, content = "规范送达" });
        }

        foreach (var (left, answered) in ((string[], Guid)[])[(["第 1 个 · 人民法院（司法建议） · 2023年4月3日",
            "第 2 个 · 人民检察院（检察建议） · 2023年4月3日"], first), (["第 2 个 · 人民检察院（检察建议） · 2023年4月3日"], second)])
        {
            await OpenAsync(visit.Page, $"/cases/{record}/advice-answers");
            (await visit.Page.Locator("#f-advice option:not([value=''])").AllInnerTextsAsync()).ShouldBe(left);
            await visit.Page.SelectOptionAsync("#f-advice", answered.ToString());
            await visit.Page.FillAsync("#f-answer", "已改进");
            await visit.Page.ClickAsync("form.act button[type=submit]");
            await visit.ArrivesAsync("?done=1");
        }

        var said = JsonNode.Parse((await PageHost.GetAsync(client, $"/api/v1/{record}")).Text)!["record"]!["advices"]!.AsArray();
        said.ShouldAllBe(x => x!["answeredOn"] != null);
    }

    private static async Task OpenAsync(IPage page, string address)
    {
        await page.GotoAsync(address);
        await page.WaitForSelectorAsync("form.act[data-ready]");
    }
}
