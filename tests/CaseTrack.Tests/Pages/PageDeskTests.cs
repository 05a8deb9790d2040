using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CaseTrack.Access.Accounts;
using CaseTrack.Notifications;
using Marten;
using Microsoft.Extensions.DependencyInjection;

namespace CaseTrack.Tests.Pages;

/// <summary>The review desk in the morning.</summary>
[Trait("Speed", "slow")]
[Collection(PageHost.Collection)]
public sealed partial class PageDeskTests(PageHost host) : IAsyncLifetime
{
    public async ValueTask InitializeAsync() => await host.ReadyAsync();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task From_sign_in_to_the_next_act_of_the_first_overdue_case_are_four_clicks_at_most_without_a_script()
    {
        await using var visit = await PageVisit.StartAsync(host, null, 360, script: false);
        var (page, clicks) = (visit.Page, 0);
        await page.GotoAsync("/");
        await page.FillAsync("#userName", "review");
        await page.FillAsync("#password", DemonstrationAccounts.Password);
        await ClickAsync("form[action^='/sign-in'] button");
        (await page.InnerTextAsync("h1")).ShouldBe("复议工作清单");
        await ClickAsync(".counts a[href*='status=overdue']");
        page.Url.ShouldEndWith("?status=overdue");
        (await page.Locator("main .narrow-cards .state.bad").CountAsync()).ShouldBeGreaterThan(0);
        await ClickAsync("main a.primary");
        await ClickAsync("main a.primary");
        clicks.ShouldBeLessThanOrEqualTo(4);

        // The term that is longest over in the demonstration year is the answer to a letter: that is what is done next, and can be.
        page.Url.ShouldEndWith("/letter-answers");
        (await page.Locator("form.act").CountAsync()).ShouldBe(1);

        Task ClickAsync(string what)
        {
            clicks++;
            return page.Locator(what).First.ClickAsync();
        }
    }

    [Fact]
    public async Task Days_are_counted_on_the_page_as_the_clock_counts_them_and_a_trial_moves_what_the_api_says()
    {
        using var client = await host.SignedInAsync("review");
        var id = (string)JsonNode.Parse((await PageHost.GetAsync(
            client, "/api/v1/review-applications?limit=1&stage=adjudication")).Text)!["records"]![0]!["id"]!;
        foreach (var query in (string[])["", "suspendedOn=2023-01-10&resumedOn=2023-02-10"])
        {
            var terms = JsonNode.Parse((await PageHost.GetAsync(client, $"/api/v1/review-applications/{id}/deadlines?{query}")).Text)!
                ["terms"]!.AsArray();
            var term = terms.Single(x => ((string)x!["term"]!).StartsWith("review.adjudication", StringComparison.Ordinal))!;
            var path = $"/cases/review-applications/{id}/deadlines?term={term["term"]}&{query}";
            var (days, paused) = (new List<(string, string)>(), false);
            for (string? next = path; next is not null;)
            {
                var (status, text, _) = await PageHost.GetAsync(client, next);
                status.ShouldBe(200);
                days.AddRange(Row().Matches(text).Select(x => (x.Groups[1].Value, x.Groups[2].Value)));
                next = Later().Match(text) is { Success: true } found ? System.Net.WebUtility.HtmlDecode(found.Groups[1].Value) : null;
                if (query.Length > 0 && next is null)
                {
                    text.ShouldContain(Said((string)term["dueOn"]!));
                }

                paused |= text.Contains("停止计算，不计入", StringComparison.Ordinal);
            }

            days.ShouldBe(term["working"]!.AsArray()
                .Select(x => (Said((string)x!["day"]!), $"{x["count"]}")));
            (days.Count > 60, paused).ShouldBe((true, query.Length > 0));
        }

        (await PageHost.GetAsync(client, $"/cases/review-applications/{id}/deadlines?suspendedOn=2023-02-10&resumedOn=2023-01-10")).Status
            .ShouldBe(400);

        static string Said(string day) => Given.Day(day) is var on ? $"{on.Year}年{on.Month}月{on.Day}日" : "";
    }

    [Fact]
    public async Task A_file_shows_each_problem_with_what_was_issued_on_it_and_whether_it_is_put_right()
    {
        using var client = await host.SignedInAsync("supervision");
        var shown = 0;
        foreach (var id in JsonNode.Parse((await PageHost.GetAsync(client, "/api/v1/supervision-files?limit=50")).Text)!["records"]!
            .AsArray().Select(x => (string)x!["id"]!))
        {
            var events = JsonNode.Parse((await PageHost.GetAsync(client, $"/api/v1/supervision-files/{id}/history")).Text)!["events"]!
                .AsArray().Select(x => x!).ToArray();
            var problems = events.Where(x => (string?)x["event"] == "problem-found").ToArray();
            var solved = events.Count(x => (string?)x["event"] == "problem-solved");
            var page = (await PageHost.GetAsync(client, $"/cases/supervision-files/{id}")).Text;
            page.Contains("问题、文书与整改", StringComparison.Ordinal).ShouldBe(problems.Length > 0);

            // Once in the table and once for the phone.
            System.Text.RegularExpressions.Regex.Count(page, "整改完成</span>").ShouldBe(2 * solved);
            var accepted = events.Any(x => (string?)x["event"] == "rectification-verified");
            System.Text.RegularExpressions.Regex.Count(page, accepted ? "随案验收</span>" : ">未整改</span>")
                .ShouldBe(2 * (problems.Length - solved));
            foreach (var number in events.Where(x => (string?)x["event"] == "instrument-issued").Select(x => (string?)x["data"]?["number"]))
            {
                page.ShouldContain(number!);
            }

            shown += problems.Length;
        }

        shown.ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task An_officer_is_named_on_a_page_and_finds_the_case_among_their_own()
    {
        using var client = await host.SignedInAsync("supervision");
        var list = (await PageHost.GetAsync(client, "/api/v1/supervision-files?limit=1")).Text;
        var id = (string)JsonNode.Parse(list)!["records"]![0]!["id"]!;
        (await PageHost.GetAsync(client, $"/cases/supervision-files/{id}/officer")).Text.ShouldContain("<option value=\"supervision\"");
        (await PageHost.GetAsync(client, "/cases/supervision-files?officer=me")).Text.ShouldNotContain(id);
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/supervision-files/{id}/officer")
        {
            Content = System.Net.Http.Json.JsonContent.Create(new { occurredOn = "2026-11-01", officer = "supervision", reason = "分工" }),
        };
        request.Headers.Add(CaseTrack.Access.Pages.PageSession.FormHeader, await PageHost.FormAsync(client));
        request.Headers.Add("If-Match", "*");
        using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
        ((int)answer.StatusCode).ShouldBe(200, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        (await PageHost.GetAsync(client, "/cases/supervision-files?officer=me")).Text.ShouldContain(id);
        (await PageHost.GetAsync(client, "/?officer=me")).Text.ShouldContain("监督工作清单");
    }

    [Fact]
    public async Task What_one_is_told_stands_behind_the_bell_until_it_is_read_and_choices_are_kept_without_a_script()
    {
        using var client = await host.SignedInAsync("review");
        var row = JsonNode.Parse((await PageHost.GetAsync(
            client, "/api/v1/review-applications?limit=1&stage=adjudication")).Text)!["rows"]![0]!;
        await using (var session = host.Services.GetRequiredService<IDocumentStore>().LightweightSession("420202"))
        {
            var account = await session.Query<Account>().SingleAsync(x => x.UserName == "review", TestContext.Current.CancellationToken);
            session.Insert(new Notification
            {
                Id = $"{account.Id}/page",
                Account = account.Id,
                Kind = NotificationKind.Due,
                RecordKind = "review-applications",
                RecordId = (Guid)row["id"]!,
                About = "review.adjudication/1",
                Chinese = "审理期限",
                English = "Adjudication",
                MadeAt = DateTimeOffset.UtcNow.AddMinutes(-1),
            });
            await session.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        const string bell = "提醒 <b>";
        var page = (await PageHost.GetAsync(client, "/notifications")).Text;
        page.ShouldContain($"{bell}1</b>");
        page.ShouldContain((string)row["number"]!);
        page.ShouldContain($"/cases/review-applications/{row["id"]}");
        await PostAsync("/notifications", ("upTo", DateTimeOffset.UtcNow.ToString("O")));
        page = (await PageHost.GetAsync(client, "/notifications?show=all")).Text;
        page.ShouldContain($"{bell}0</b>");
        page.ShouldContain((string)row["number"]!);

        await PostAsync("/notification-choices", ("kind", "due"), ("kind", "overdue"), ("inApp", "overdue"));
        (await PageHost.GetAsync(client, "/notifications?show=all")).Text.ShouldNotContain((string)row["number"]!);
        using var administrator = await host.SignedInAsync("admin");
        (await PageHost.GetAsync(administrator, "/office")).Text.ShouldNotContain(bell);

        async Task PostAsync(string path, params (string, string)[] fields)
        {
            using var form = new FormUrlEncodedContent([.. fields.Append((CaseTrack.Access.Pages.PageSession.FormField,
                await PageHost.FormAsync(client))).Select(x => KeyValuePair.Create(x.Item1, x.Item2))]);
            using var answer = await client.PostAsync(new Uri(path, UriKind.Relative), form, TestContext.Current.CancellationToken);
            ((int)answer.StatusCode).ShouldBeOneOf(200, 302);
        }
    }

    [GeneratedRegex("<tr class=\"[a-z]+\">\\s*<th scope=\"row\">([^ ]+) <span>[^<]*</span></th>\\s*<td class=\"n\">([0-9]*)</td>")]
    private static partial Regex Row();

    [GeneratedRegex("<a href=\"([^\"]+)\" rel=\"next\">")]
    private static partial Regex Later();
}
