using System.Net;
using System.Text.Json.Nodes;
using CaseTrack.Access;

namespace CaseTrack.Tests.Access.SignIn;

/// <summary>登录: tokens, and what ends them; guesses, lock-out and what is written down about them.</summary>
[Trait("Speed", "slow")]
public sealed class SignInTests(SignInHost host) : SignInTest(host)
{
    [Fact]
    public async Task A_sign_in_lasts_as_long_as_its_last_refresh_token_and_a_stolen_one_ends_it()
    {
        await Host.ReadyAsync();
        await Host.AccountAsync("refreshing", AccessHost.Here, new Grant("leader"));
        var first = await SignInAsync("refreshing");
        var second = (await PostAsync(null, "token-refreshes", new { refreshToken = first.Refresh })).Body!;
        (await MeAsync((string)second["accessToken"]!)).ShouldBe(HttpStatusCode.OK);
        var third = (await PostAsync(null, "token-refreshes", new { refreshToken = (string)second["refreshToken"]! })).Body!;

        // The thief shows the one that was used already: both lose the sign-in.
        (await PostAsync(null, "token-refreshes", new { refreshToken = first.Refresh })).Status.ShouldBe(HttpStatusCode.Unauthorized);
        (await PostAsync(null, "token-refreshes", new { refreshToken = (string)third["refreshToken"]! })).Status.ShouldBe(
            HttpStatusCode.Unauthorized);
        (await MeAsync((string)third["accessToken"]!)).ShouldBe(HttpStatusCode.Unauthorized);
        (await LoggedAsync("refresh-token-reused")).ShouldContain("refreshing");
        foreach (var bad in (string[])["x", new string('a', 97), new string('a', 190), $"{Guid.NewGuid():N}.{new string('0', 64)}"])
        {
            (await PostAsync(null, "token-refreshes", new { refreshToken = bad })).Status.ShouldBe(HttpStatusCode.Unauthorized);
        }
    }

    [Fact]
    public async Task Two_refreshes_at_once_and_a_lost_answer_get_the_same_pair()
    {
        await Host.ReadyAsync();
        await Host.AccountAsync("racing", AccessHost.Here, new Grant("leader"));
        var signIn = await SignInAsync("racing");
        var answers = await Task.WhenAll(
            Enumerable.Range(0, 8).Select(_ => PostAsync(null, "token-refreshes", new { refreshToken = signIn.Refresh })));
        answers.ShouldAllBe(x => x.Status == HttpStatusCode.OK);
        var next = answers.Select(x => (string)x.Body!["refreshToken"]!).Distinct().ShouldHaveSingleItem();
        (await MeAsync(signIn.Access)).ShouldBe(HttpStatusCode.OK);

        // Once the next one is used the one before is spent: whoever has it still ends the sign-in.
        var after = (await PostAsync(null, "token-refreshes", new { refreshToken = next })).Body!;
        (await PostAsync(null, "token-refreshes", new { refreshToken = signIn.Refresh })).Status.ShouldBe(HttpStatusCode.Unauthorized);
        (await MeAsync((string)after["accessToken"]!)).ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Signing_out_ends_the_access_token_too()
    {
        await Host.ReadyAsync();
        await Host.AccountAsync("leaving", AccessHost.Here, new Grant("leader"));
        var signIn = await SignInAsync("leaving");
        (await PostAsync(signIn.Access, "sign-outs", new { })).Status.ShouldBe(HttpStatusCode.OK);
        (await MeAsync(signIn.Access)).ShouldBe(HttpStatusCode.Unauthorized);
        (await PostAsync(null, "token-refreshes", new { refreshToken = signIn.Refresh })).Status.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task People_see_where_they_are_signed_in_and_end_what_they_do_not_know()
    {
        await Host.ReadyAsync();
        await Host.AccountAsync("at-two-desks", AccessHost.Here, new Grant("leader"));
        await Host.AccountAsync("somebody-else", AccessHost.Here, new Grant("leader"));
        var (here, there, others) =
            (await SignInAsync("at-two-desks"), await SignInAsync("at-two-desks"), await SignInAsync("somebody-else"));
        async Task<List<JsonNode>> OwnAsync(string token) =>
            [.. (await GetAsync(token, "me/sign-ins")).Body!["signIns"]!.AsArray().Select(x => x!)];
        var own = await OwnAsync(here.Access);
        own.Select(x => (bool)x["current"]!).ShouldBe([false, true]);
        var unknown = (Guid)own[0]["id"]!;
        (await PostAsync(others.Access, $"me/sign-ins/{unknown}/ending", new { })).Status.ShouldBe(HttpStatusCode.NotFound);
        (await PostAsync(here.Access, $"me/sign-ins/{unknown}/ending", new { })).Status.ShouldBe(HttpStatusCode.OK);
        (await MeAsync(there.Access)).ShouldBe(HttpStatusCode.Unauthorized);
        (await PostAsync(null, "token-refreshes", new { refreshToken = there.Refresh })).Status.ShouldBe(HttpStatusCode.Unauthorized);
        (await OwnAsync(here.Access)).ShouldHaveSingleItem();
        (await PostAsync(here.Access, $"me/sign-ins/{unknown}/ending", new { })).Status.ShouldBe(HttpStatusCode.NotFound);

        // A machine's key is no sign-in.
        var key = (string)(await PostAsync(
            Host.TokenOf("administrator"), "api-keys",
            new { name = "no-person", scopes = (string[])["organisations:read"], days = 1 })).Body!["key"]!;
        (await OwnAsync(key)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Five_wrong_passwords_lock_the_account_and_the_answer_never_tells()
    {
        await Host.ReadyAsync();
        await Host.AccountAsync("guessed", AccessHost.Here, new Grant("leader"));
        var answers = new List<string>();
        for (var i = 0; i < 5; i++)
        {
            answers.Add((await PostAsync(
                null, "sign-ins", new { userName = "guessed", password = $"guess {i}" })).Body!["title"]!.ToString());
        }

        answers.Add((await PostAsync(null, "sign-ins", new { userName = "nobody-at-all", password = "x" })).Body!["title"]!.ToString());
        answers.Add((await PostAsync(null, "sign-ins", new { userName = "没有此人", password = "x" })).Body!["title"]!.ToString());
        answers.Add((await PostAsync(
            null, "sign-ins", new { userName = "guessed", password = AccessHost.Password })).Body!["title"]!.ToString());
        answers.Distinct().Count().ShouldBe(1);
        (await LoggedAsync("locked-out")).ShouldContain("guessed");

        var admin = Host.TokenOf("administrator");
        var account = (await GetAsync(admin, "accounts")).Body!["accounts"]!.AsArray().Single(x => (string)x!["userName"]! == "guessed")!;
        ((bool)account["lockedOut"]!).ShouldBeTrue();
        await PostAsync(admin, $"accounts/{account["id"]}/disabling", new { disabled = false });
        await SignInAsync("guessed");
    }

    [Fact]
    public async Task Guesses_made_at_once_are_all_counted()
    {
        await Host.ReadyAsync();
        await Host.AccountAsync("stormed", AccessHost.Here, new Grant("leader"));
        await Task.WhenAll(Enumerable.Range(0, 12)
            .Select(i => PostAsync(null, "sign-ins", new { userName = "stormed", password = $"guess {i}" })));
        (await PostAsync(null, "sign-ins", new { userName = "stormed", password = AccessHost.Password })).Status.ShouldBe(
            HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Attempts_under_names_nobody_has_are_read_by_the_auditors_of_every_district()
    {
        await Host.ReadyAsync();
        var since = DateTimeOffset.UtcNow.AddSeconds(-1);
        (await PostAsync(null, "sign-ins", new { userName = "no-such-person", password = "x" })).Status.ShouldBe(
            HttpStatusCode.Unauthorized);
        foreach (var district in (string[])[AccessHost.Here, AccessHost.Elsewhere])
        {
            var (status, body, _) =
                await Host.AsAsync("auditor", HttpMethod.Get,
                $"access-log?district=none&action=sign-in-refused&since={Uri.EscapeDataString(since.ToString("O"))}", district: district);
            status.ShouldBe(HttpStatusCode.OK);
            body!["entries"]!.AsArray().Count.ShouldBeGreaterThan(0);
            body.ToJsonString().ShouldNotContain("no-such-person");
        }

        (await Host.AsAsync("auditor", HttpMethod.Get, $"access-log?district={AccessHost.Elsewhere}")).Status.ShouldBe(
            HttpStatusCode.BadRequest);
        (await Host.AsAsync("administrator", HttpMethod.Get, "access-log?district=none")).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Reading_is_recorded_and_only_the_auditor_reads_the_record()
    {
        await Host.ReadyAsync();
        await Host.AsAsync("leader", HttpMethod.Get, "figures/2024/mediation.community.accepted/cases");
        var entry = (await Host.AsAsync("auditor", HttpMethod.Get, "access-log?action=drilled-down&limit=1")).Body!["entries"]![0]!;
        ((string)entry["actor"]!, (string)entry["detail"]!).ShouldBe(("leader.420202", "2024 mediation.community.accepted: 4"));
        (await Host.AsAsync(
            "auditor", HttpMethod.Get, "access-log?action=drilled-down", district: AccessHost.Elsewhere)).Body!["entries"]!.AsArray()
            .ShouldBeEmpty();
    }
}
