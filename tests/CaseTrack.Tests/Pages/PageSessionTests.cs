using System.Net;
using System.Net.Http.Json;
using CaseTrack.Access.Accounts;
using CaseTrack.Access.Pages;
using CaseTrack.Access.SignIn;

namespace CaseTrack.Tests.Pages;

/// <summary>The sign-in of the pages: a cookie that no script reads, that no other site can use, and that ends when it is said
/// to.</summary>
[Trait("Speed", "slow")]
[Collection(PageHost.Collection)]
public sealed class PageSessionTests(PageHost host) : IAsyncLifetime
{
    public async ValueTask InitializeAsync() => await host.ReadyAsync();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task The_cookie_is_for_this_site_alone_and_no_script_reads_it()
    {
        using var client = host.Client();
        using var answer = await PageHost.SignInAsync(client, "mediator", DemonstrationAccounts.Password);
        var cookie = answer.Headers.GetValues("Set-Cookie").Single();
        cookie.ShouldContain("httponly");
        cookie.ShouldContain("samesite=lax");
        cookie.ShouldContain("path=/");
        answer.Headers.Location!.ToString().ShouldBe("/");
        (await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldBeEmpty();
    }

    [Fact]
    public async Task With_TLS_the_cookie_is_bound_to_it_and_to_this_host()
    {
        using var client = host.Client();
        client.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");
        using var answer = await PageHost.SignInAsync(client, "mediator", DemonstrationAccounts.Password);
        var cookie = answer.Headers.GetValues("Set-Cookie").Single();
        cookie.ShouldStartWith("__Host-");
        cookie.ShouldContain("; secure");
        cookie.ShouldContain("path=/");
        cookie.ShouldNotContain("domain");
    }

    [Fact]
    public async Task What_somebody_typed_is_shown_as_text()
    {
        using var client = await host.SignedInAsync("author");
        using var answer = await client.PostAsync(new Uri("/drafts", UriKind.Relative), new FormUrlEncodedContent(
            [new(PageSession.FormField, await PageHost.FormAsync(client)), new("year", "2022"),
                new("text", "<img src=x onerror=alert(1)> 受理928件")]),
            TestContext.Current.CancellationToken);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        var page = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        page.ShouldNotContain("<img");
        page.ShouldContain("&lt;img");
    }

    [Fact]
    public async Task A_cookie_counts_for_a_change_only_together_with_the_form()
    {
        using var client = await host.SignedInAsync("mediator");
        async Task<HttpStatusCode> PostAsync(string? form)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/party-searches")
            {
                Content = JsonContent.Create(new { name = "王小明" })
            };
            request.Headers.Accept.ParseAdd("*/*");
            if (form is not null)
            {
                request.Headers.Add(PageSession.FormHeader, form);
            }

            using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
            return answer.StatusCode;
        }

        (await PostAsync(null)).ShouldBe(HttpStatusCode.Unauthorized);
        (await PostAsync(new string('0', 64))).ShouldBe(HttpStatusCode.Unauthorized);
        (await PostAsync(await PageHost.FormAsync(client))).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_form_from_elsewhere_signs_nobody_in()
    {
        using var client = host.Client();
        client.DefaultRequestHeaders.Add("Sec-Fetch-Site", "cross-site");
        using var answer = await PageHost.SignInAsync(client, "mediator", DemonstrationAccounts.Password);
        answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        answer.Headers.Contains("Set-Cookie").ShouldBeFalse();
    }

    [Fact]
    public async Task A_bearer_token_works_as_before_also_beside_a_cookie()
    {
        using var client = await host.SignedInAsync("mediator");
        client.DefaultRequestHeaders.Accept.Clear();
        using var tokens = await client.PostAsJsonAsync(
            "/api/v1/sign-ins", new { userName = "leader", password = DemonstrationAccounts.Password },
            TestContext.Current.CancellationToken);
        // The cookie without its form is nobody; whom the request names is decided by what it brings itself.
        var signedIn = await tokens.Content.ReadFromJsonAsync<SignedIn>(TestContext.Current.CancellationToken);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/me");
        request.Headers.Authorization = new("Bearer", signedIn!.AccessToken);
        using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
        ((string)(await answer.Content.ReadFromJsonAsync<System.Text.Json.Nodes.JsonNode>(TestContext.Current.CancellationToken))!["name"]!)
            .ShouldBe("leader");
    }

    [Fact]
    public async Task Two_tabs_and_a_lost_answer_end_nothing_and_signing_out_ends_it_for_all()
    {
        using var client = await host.SignedInAsync("mediator");
        var form = await PageHost.FormAsync(client);
        (await Task.WhenAll(PageHost.GetAsync(client, "/"), PageHost.GetAsync(client, "/outbox"), PageHost.GetAsync(client, "/")))
            .ShouldAllBe(x => x.Status == 200 && x.Text.Contains("action=\"/sign-out\"", StringComparison.Ordinal));

        // Another sign-in of the same person: the first one's form is not its own, and ends nothing.
        using var other = await host.SignedInAsync("mediator");
        using var left = await other.PostAsync(
            new Uri("/sign-out", UriKind.Relative), new FormUrlEncodedContent([new(PageSession.FormField, form)]),
            TestContext.Current.CancellationToken);
        (await PageHost.GetAsync(other, "/")).Status.ShouldBe(200);
        using var ended = await client.PostAsync(
            new Uri("/sign-out", UriKind.Relative), new FormUrlEncodedContent([new(PageSession.FormField, form)]),
            TestContext.Current.CancellationToken);
        ended.Headers.Location!.ToString().ShouldBe("/sign-in");
        var (status, _, answer) = await PageHost.GetAsync(client, "/");
        status.ShouldBe(302);
        answer.Headers.Location!.ToString().ShouldStartWith("/sign-in");
    }

    [Fact]
    public async Task A_wrong_password_is_said_on_the_page_and_the_name_is_kept()
    {
        using var client = host.Client();
        using var answer = await PageHost.SignInAsync(client, "nobody.here", "not-the-password");
        answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        var page = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        page.ShouldContain("value=\"nobody.here\"");
        page.ShouldContain("role=\"alert\"");
        page.ShouldContain("type=\"password\" autocomplete=\"current-password\"");
        page.ShouldNotContain("not-the-password");
    }

    [Fact]
    public async Task Nothing_of_a_page_is_kept_and_nothing_in_it_may_run_but_the_one_script()
    {
        using var client = await host.SignedInAsync("leader");
        var (_, page, answer) = await PageHost.GetAsync(client, "/figures/2022");
        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        policy.ShouldContain("default-src 'none'");
        policy.ShouldContain("script-src 'self'");
        policy.ShouldNotContain("unsafe");
        answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
        page.ShouldNotContain(" style=");
        page.ShouldNotContain("onclick=");
        System.Text.RegularExpressions.Regex.Matches(page, "<script[^>]*>").ShouldAllBe(x => x.Value.Contains(" src=\"/assets/"));
    }
}
