using System.Text.Json.Nodes;
using CaseTrack.Photos;
using CaseTrack.Tests.Photos;
using Microsoft.Playwright;
using static CaseTrack.Tests.Pages.PageDraftTests;

namespace CaseTrack.Tests.Pages;

/// <summary>Photos on the phone: kept with the draft, made small and bare there, sent after the text, and from where they
/// stopped.</summary>
[Trait("Speed", "slow")]
[Collection(PageHost.Collection)]
public sealed class PagePhotoTests(PageHost host) : IAsyncLifetime
{
    private const string Day = "2023-06-07";
    private const string Photos = "**/api/v1/mediation-cases/*/photos**";

    private static int amounts = Random.Shared.Next(100_000, 800_000);

    private readonly int amount = Interlocked.Increment(ref amounts);

    public async ValueTask InitializeAsync() => await host.ReadyAsync();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Killed_in_the_middle_of_an_upload_it_goes_on_where_it_stopped()
    {
        await using var visit = await OpenAsync();
        await TakeAsync(visit.Page, await NoiseAsync(visit.Page, 1400, 1000));
        var parts = new List<string>();
        var stopped = new TaskCompletionSource();
        await visit.Context.RouteAsync(Photos, async route =>
        {
            if (!route.Request.Url.Contains("/parts/", StringComparison.Ordinal))
            {
                await route.ContinueAsync();
                return;
            }

            parts.Add(route.Request.Url[^1..]);
            if (parts.Count == 1)
            {
                await route.ContinueAsync();
                return;
            }

            // The network goes while the second part is on its way, and then the page.
            await route.AbortAsync();
            stopped.TrySetResult();
        });
        await SendAsync(visit.Page, recorded: true);
        await stopped.Task;
        await visit.Page.CloseAsync();
        await visit.Context.UnrouteAllAsync();
        parts.Distinct().ShouldBe(["0", "1"]);
        parts.Count(x => x == "0").ShouldBe(1);
        var (record, owed) = await RecordedAsync();
        ((bool)owed["arrived"]!, owed["parts"]!.ToJsonString()).ShouldBe((false, "[0]"));

        var page = await visit.Context.NewPageAsync();
        var again = new List<string>();
        page.Request += (_, x) =>
        {
            if (x.Url.Contains("/parts/", StringComparison.Ordinal))
            {
                again.Add(x.Url[^1..]);
            }
        };
        await SendAllAsync(page);
        again.ShouldBe(["1"]);
        (await RecordedAsync()).Photo["arrived"]!.GetValue<bool>().ShouldBeTrue();
        record.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task The_text_is_recorded_while_the_photo_still_waits()
    {
        await using var visit = await OpenAsync();
        await TakeAsync(visit.Page, Pictures.Small);
        await visit.Context.RouteAsync(Photos, x => x.AbortAsync());
        await SendAsync(visit.Page, recorded: true);
        var (record, owed) = await RecordedAsync();
        ((bool)owed["arrived"]!).ShouldBeFalse();
        (await visit.Page.InnerTextAsync("main")).ShouldContain("尚未收到");

        // What waits is seen, with how much of it has arrived; on the phone alone.
        await visit.Page.GotoAsync("/outbox");
        await visit.Page.Locator("[data-photo-queue] li progress").WaitForAsync();
        (await visit.Page.TextContentAsync("[data-outbox-count]")).ShouldBe("1");
        await visit.Context.UnrouteAllAsync();
        await SendAllAsync(visit.Page);
        await visit.Page.GotoAsync($"/cases/mediation-cases/{record}");
        await visit.Page.ClickAsync(".photo > summary");
        var shown = visit.Page.Locator(".photo img");
        (await shown.GetAttributeAsync("alt")).ShouldNotBeNullOrEmpty();
        await visit.Page.WaitForFunctionAsync("() => document.querySelector('.photo img').naturalWidth === 16");
        // That there was no network, the browser says by itself.
        visit.Complaints.Where(x => !x.Contains("net::ERR_FAILED", StringComparison.Ordinal)).ShouldBeEmpty();

        // Whoever may not know of the case does not know of the photo.
        using var reviewers = await host.SignedInAsync("review");
        (await PageHost.GetAsync(reviewers, $"/api/v1/mediation-cases/{record}/photos/{owed["photo"]}")).Status.ShouldBe(404);
    }

    [Fact]
    public async Task A_photo_that_is_none_is_said_and_the_text_stays()
    {
        await using var visit = await OpenAsync();
        await visit.Page.SetInputFilesAsync("#f-photo",
            new FilePayload { Name = "合影.jpg", MimeType = "image/jpeg", Buffer = "这不是照片"u8.ToArray() });
        await visit.Page.Locator("[data-photo-said]", new() { HasText = "不是照片" }).WaitForAsync();
        (await visit.Page.InputValueAsync("#f-amountYuan")).ShouldBe($"{amount}");
        await SendAsync(visit.Page, recorded: true);
        using var leader = await host.SignedInAsync("leader");
        (await CaseAsync(leader))["dossier"]!["photos"]!.AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_large_photo_is_made_small_and_loses_its_place_on_the_phone()
    {
        await using var visit = await OpenAsync();
        var taken = Pictures.WithPlace(await NoiseAsync(visit.Page, 2400, 1800));
        taken.Length.ShouldBeGreaterThan(1_000_000);
        await TakeAsync(visit.Page, taken);
        await SendAsync(visit.Page, recorded: true);
        var (record, photo) = await RecordedAsync();
        await SendAllAsync(visit.Page);
        ((int)photo["size"]!).ShouldBeLessThanOrEqualTo(400 * 1024);
        using var leader = await host.SignedInAsync("leader");
        var kept = await leader.GetByteArrayAsync(
            new Uri($"/api/v1/mediation-cases/{record}/photos/{photo["photo"]}", UriKind.Relative), TestContext.Current.CancellationToken);
        JpegFile.Refuses(kept).ShouldBeNull();
        System.Text.Encoding.Latin1.GetString(kept).ShouldNotContain("30.2");
        await visit.Page.GotoAsync($"/cases/mediation-cases/{record}");
        await visit.Page.ClickAsync(".photo > summary");
        await visit.Page.WaitForFunctionAsync("() => document.querySelector('.photo img').naturalWidth > 0");
        (await visit.Page.EvaluateAsync<int>("() => Math.max(document.querySelector('.photo img').naturalWidth, "
            + "document.querySelector('.photo img').naturalHeight)")).ShouldBeLessThanOrEqualTo(1600);
        (await visit.OverflowAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task The_draft_is_kept_before_the_camera_opens_and_comes_back_with_its_photos()
    {
        await using var visit = await OpenAsync();
        await SavedAsync(visit.Page);
        await visit.Page.FillAsync("#f-amountYuan", $"{amount + 1}");
        var chooser = await visit.Page.RunAndWaitForFileChooserAsync(() => visit.Page.ClickAsync("#f-photo"));
        // The phone ends the page behind the camera.
        await visit.Page.CloseAsync();
        chooser.IsMultiple.ShouldBeFalse();
        var page = await visit.Context.NewPageAsync();
        await FormAsync(page);
        (await page.InputValueAsync("#f-amountYuan")).ShouldBe($"{amount + 1}");
        await TakeAsync(page, Pictures.Small);
        await page.ReloadAsync();
        await page.WaitForSelectorAsync("form.act[data-ready]");
        await page.Locator("[data-photo-list] li").WaitForAsync();
        (await page.Locator("[data-photo-list] li").CountAsync()).ShouldBe(1);

        // It can be taken away again.
        await page.ClickAsync("[data-photo-list] li button");
        await page.Locator("[data-photo-list] li").WaitForAsync(new() { State = WaitForSelectorState.Detached });
    }

    [Fact]
    public async Task A_photo_is_added_to_a_case_with_and_without_a_script()
    {
        using var mediator = await host.SignedInAsync("mediator");
        var record = (string)JsonNode.Parse((await PageHost.GetAsync(mediator, "/api/v1/mediation-cases?limit=1")).Text)!
            ["records"]![0]!["id"]!;
        var number = 0;
        foreach (var script in (bool[])[false, true])
        {
            await using var visit = await PageVisit.StartAsync(host, "mediator", 360, script: script);
            await visit.Page.GotoAsync($"/cases/mediation-cases/{record}");
            await visit.Page.SetInputFilesAsync("#photo-file",
                new FilePayload { Name = "x.jpg", MimeType = "image/jpeg", Buffer = "no photo"u8.ToArray() });
            await visit.Page.ClickAsync(".photo-form button");
            await visit.Page.Locator(script ? "[data-photo-said]" : ".alert.bad", new() { HasText = "照片" }).Last.WaitForAsync();
            await visit.Page.SetInputFilesAsync("#photo-file", new FilePayload
            {
                Name = "x.jpg",
                MimeType = "image/jpeg",
                Buffer = Pictures.WithPlace(script ? await NoiseAsync(visit.Page, 60, 50) : Pictures.Of(2000)),
            });
            await visit.Page.ClickAsync(".photo-form button");
            await visit.Page.Locator(".photo").Nth(number++).WaitForAsync();
        }

        (await PageHost.GetAsync(mediator, $"/api/v1/mediation-cases/{record}")).Text.ShouldContain("arrivedOn");
    }

    [Fact]
    public async Task A_photo_too_large_is_said_so_and_a_camera_s_own_is_taken_without_a_script()
    {
        using var mediator = await host.SignedInAsync("mediator");
        var record = (string)JsonNode.Parse((await PageHost.GetAsync(mediator, "/api/v1/mediation-cases?limit=1")).Text)!
            ["records"]![0]!["id"]!;
        foreach (var (size, status, said) in ((int, int, string)[])[(20 * 1024 * 1024, 413, "20 MB"), (6_000_000, 302, "")])
        {
            using var form = new MultipartFormDataContent
            {
                { new StringContent(await PageHost.FormAsync(mediator)), CaseTrack.Access.Pages.PageSession.FormField },
                { new ByteArrayContent(Pictures.WithPlace(Pictures.Of(size))), "file", "x.jpg" },
            };
            using var answer = await mediator.PostAsync(new Uri($"/cases/mediation-cases/{record}/photos", UriKind.Relative), form,
                TestContext.Current.CancellationToken);
            ((int)answer.StatusCode).ShouldBe(status);
            (await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain(said);
        }

        // What it says of the place has not come along.
        var kept = JsonNode.Parse((await PageHost.GetAsync(mediator, $"/api/v1/mediation-cases/{record}/photos")).Text)!["photos"]!
            .AsArray().Last(x => (int)x!["size"]! > 5_000_000)!;
        var bytes = await mediator.GetByteArrayAsync(new Uri(
            $"/api/v1/mediation-cases/{record}/photos/{(string?)kept["photo"]}", UriKind.Relative), TestContext.Current.CancellationToken);
        JpegFile.Refuses(bytes).ShouldBeNull();
    }

    private async Task<PageVisit> OpenAsync()
    {
        var visit = await PageVisit.StartAsync(host, "mediator", 360);
        await FormAsync(visit.Page);
        await FillAsync(visit.Page, amount, Day);
        return visit;
    }

    private static async Task TakeAsync(IPage page, byte[] picture)
    {
        await page.SetInputFilesAsync("#f-photo", new FilePayload { Name = "x.jpg", MimeType = "image/jpeg", Buffer = picture });
        await page.Locator("[data-photo-list] li").WaitForAsync();
    }

    /// <summary>A picture that does not shrink well.</summary>
    private static async Task<byte[]> NoiseAsync(IPage page, int width, int height) => Convert.FromBase64String(
        (await page.EvaluateAsync<string>("""
            ([width, height]) => {
                const canvas = Object.assign(document.createElement('canvas'), { width, height }), pen = canvas.getContext('2d');
                const picture = pen.createImageData(width, height);
                let x = 20260311;
                for (let i = 0; i < picture.data.length; i++) {
                    x = (x * 1103515245 + 12345) % 2147483648;
                    picture.data[i] = i % 4 === 3 ? 255 : x >> 16 & 255;
                }
                pen.putImageData(picture, 0, 0);
                return canvas.toDataURL('image/jpeg', 0.9);
            }
            """, new[] { width, height })).Split(',')[1]);

    private static async Task SendAllAsync(IPage page)
    {
        await page.GotoAsync("/outbox");
        await page.ClickAsync("[data-send-all]");
        await page.WaitForFunctionAsync("() => document.querySelector('[data-outbox-count]').textContent === '0' "
            + "&& document.querySelector('[data-receipts] li')");
    }

    private async Task<(string Record, JsonNode Photo)> RecordedAsync()
    {
        using var leader = await host.SignedInAsync("leader");
        var record = (string)(await CaseAsync(leader))["id"]!;
        var (_, text, _) = await PageHost.GetAsync(leader, $"/api/v1/mediation-cases/{record}/photos");
        return (record, JsonNode.Parse(text)!["photos"]!.AsArray().Single()!);
    }

    private async Task<JsonNode> CaseAsync(HttpClient leader) =>
        JsonNode.Parse((await PageHost.GetAsync(leader, $"/api/v1/mediation-cases?from={Day}&to={Day}&limit=200")).Text)!["records"]!
            .AsArray().Single(x => (decimal?)x!["amountYuan"] == amount)!;
}
