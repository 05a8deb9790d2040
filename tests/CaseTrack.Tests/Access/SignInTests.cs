using System.Net;
using System.Text.Json.Nodes;
using CaseTrack.Access;
using CaseTrack.Access.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace CaseTrack.Tests.Access;

/// <summary>A district of its own, for tests that change accounts.</summary>
public sealed class SignInHost : AccessHost;

/// <summary>登录: passwords, tokens, first passwords, lock-out, keys for machines.</summary>
public sealed class SignInTests(SignInHost host) : IClassFixture<SignInHost>
{
    [Fact]
    public async Task A_sign_in_lasts_as_long_as_its_last_refresh_token_and_a_stolen_one_ends_it()
    {
        await host.ReadyAsync();
        await host.AccountAsync("refreshing", AccessHost.Here, new Grant("leader"));
        var first = await SignInAsync("refreshing");
        var second = (await PostAsync(null, "token-refreshes", new { refreshToken = first.Refresh })).Body!;
        (await MeAsync((string)second["accessToken"]!)).ShouldBe(HttpStatusCode.OK);
        var third = (await PostAsync(null, "token-refreshes", new { refreshToken = (string)second["refreshToken"]! })).Body!;

        // The thief shows the one that was used already: both lose the sign-in.
        (await PostAsync(null, "token-refreshes", new { refreshToken = first.Refresh })).Status.ShouldBe(HttpStatusCode.Unauthorized);
        (await PostAsync(null, "token-refreshes", new { refreshToken = (string)third["refreshToken"]! })).Status.ShouldBe(HttpStatusCode.Unauthorized);
        (await MeAsync((string)third["accessToken"]!)).ShouldBe(HttpStatusCode.Unauthorized);
        (await LoggedAsync("refresh-token-reused")).ShouldContain("refreshing");
        foreach (var bad in (string[])["x", new string('a', 97), new string('a', 190), $"{Guid.NewGuid():N}.{new string('0', 64)}"])
        {
            (await PostAsync(null, "token-refreshes", new { refreshToken = bad })).Status.ShouldBe(HttpStatusCode.Unauthorized);
        }
    }

    [Fact]
    public async Task Two_refreshes_at_once_are_one_too_many()
    {
        await host.ReadyAsync();
        await host.AccountAsync("racing", AccessHost.Here, new Grant("leader"));
        var signIn = await SignInAsync("racing");
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => PostAsync(null, "token-refreshes", new { refreshToken = signIn.Refresh })));
        answers.Count(x => x.Status == HttpStatusCode.OK).ShouldBeLessThanOrEqualTo(1);
        (await MeAsync(signIn.Access)).ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Signing_out_ends_the_access_token_too()
    {
        await host.ReadyAsync();
        await host.AccountAsync("leaving", AccessHost.Here, new Grant("leader"));
        var signIn = await SignInAsync("leaving");
        (await PostAsync(signIn.Access, "sign-outs", new { })).Status.ShouldBe(HttpStatusCode.OK);
        (await MeAsync(signIn.Access)).ShouldBe(HttpStatusCode.Unauthorized);
        (await PostAsync(null, "token-refreshes", new { refreshToken = signIn.Refresh })).Status.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task People_see_where_they_are_signed_in_and_end_what_they_do_not_know()
    {
        await host.ReadyAsync();
        await host.AccountAsync("at-two-desks", AccessHost.Here, new Grant("leader"));
        await host.AccountAsync("somebody-else", AccessHost.Here, new Grant("leader"));
        var (here, there, others) = (await SignInAsync("at-two-desks"), await SignInAsync("at-two-desks"), await SignInAsync("somebody-else"));
        async Task<List<JsonNode>> OwnAsync(string token) => [.. (await GetAsync(token, "me/sign-ins")).Body!["signIns"]!.AsArray().Select(x => x!)];
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
        var key = (string)(await PostAsync(host.TokenOf("administrator"), "api-keys", new { name = "no-person", scopes = (string[])["figures:read"], days = 1 })).Body!["key"]!;
        (await OwnAsync(key)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_first_password_is_good_for_a_week()
    {
        await host.ReadyAsync();
        var admin = host.TokenOf("administrator");
        var opened = (await PostAsync(admin, "accounts", new { userName = "late-comer", displayName = "迟到", grants = (object[])[new { role = "leader" }] })).Body!;
        await SignInAsync("late-comer", (string)opened["firstPassword"]!);
        await using (var scope = host.App.Services.CreateAsyncScope())
        {
            var accounts = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();
            var account = (await accounts.FindByNameAsync("late-comer"))!;
            account.FirstPasswordUntil!.Value.ShouldBe(DateTimeOffset.UtcNow.AddDays(7), TimeSpan.FromMinutes(10));
            account.FirstPasswordUntil = DateTimeOffset.UtcNow.AddSeconds(-1);
            (await accounts.UpdateAsync(account)).Succeeded.ShouldBeTrue();
        }

        (await PostAsync(null, "sign-ins", new { userName = "late-comer", password = (string)opened["firstPassword"]! })).Status.ShouldBe(HttpStatusCode.Unauthorized);
        var again = (await PostAsync(admin, $"accounts/{opened["id"]}/password-reset", new { })).Body!;
        var signIn = await SignInAsync("late-comer", (string)again["firstPassword"]!);
        var changed = (await PostAsync(signIn.Access, "password-changes", new { current = (string)again["firstPassword"]!, @new = "ein-Haus-am-Hang" })).Body!;
        (await MeAsync((string)changed["accessToken"]!)).ShouldBe(HttpStatusCode.OK);
        await SignInAsync("late-comer", "ein-Haus-am-Hang");
    }

    [Fact]
    public async Task A_first_password_is_changed_before_anything_else()
    {
        await host.ReadyAsync();
        var admin = host.TokenOf("administrator");
        var opened = (await PostAsync(admin, "accounts", new { userName = "newcomer", displayName = "新来的", grants = (object[])[new { role = "mediator", unit = "a-tw" }] })).Body!;
        var firstPassword = (string)opened["firstPassword"]!;
        var signIn = await SignInAsync("newcomer", firstPassword);
        var (status, problem, _) = await GetAsync(signIn.Access, "mediation-cases");
        (status, (string)problem!["type"]!).ShouldBe((HttpStatusCode.Forbidden, "urn:casetrack:problem:access.password-must-change"));
        foreach (var weak in (string[])["short", "123456789012", "aaaaaaaaaaaaaa", "Password2026!!", "newcomer-newcomer", "qwertyuiopasdf", "420202199001010", "abcdefghijklmnop", "trustno1trustno1", "charlie19871987", "huangshi-420202", "P@ssw0rdP@ssw0rd"])
        {
            (await PostAsync(signIn.Access, "password-changes", new { current = firstPassword, @new = weak })).Status.ShouldBe(HttpStatusCode.UnprocessableEntity, weak);
        }

        (await PostAsync(signIn.Access, "password-changes", new { current = "wrong", @new = "ein-Haus-am-Hang" })).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var changed = (await PostAsync(signIn.Access, "password-changes", new { current = firstPassword, @new = "ein-Haus-am-Hang" })).Body!;
        (await GetAsync((string)changed["accessToken"]!, "mediation-cases")).Status.ShouldBe(HttpStatusCode.OK);
        (await MeAsync(signIn.Access)).ShouldBe(HttpStatusCode.Unauthorized);
        (await PostAsync(null, "sign-ins", new { userName = "newcomer", password = firstPassword })).Status.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Passwords_may_be_long_need_no_mixture_and_are_compared_as_typed()
    {
        await host.ReadyAsync();
        async Task<HttpStatusCode> ChangeAsync(string token, string current, string next) => (await PostAsync(token, "password-changes", new { current, @new = next })).Status;

        var first = (string)(await PostAsync(host.TokenOf("administrator"), "accounts", new { userName = "typist", displayName = "打字员", grants = (object[])[new { role = "leader" }] })).Body!["firstPassword"]!;
        var opened = await SignInAsync("typist", first);
        var longest = string.Concat(Enumerable.Range(0, 128).Select(i => (char)('a' + (((i * i) + (7 * i)) % 26))));
        (await ChangeAsync(opened.Access, first, longest + "x")).ShouldBe(HttpStatusCode.BadRequest);
        (await ChangeAsync(opened.Access, first, longest)).ShouldBe(HttpStatusCode.OK);
        foreach (var password in (string[])[longest.ToUpperInvariant(), longest + " ", " " + longest, longest[..127]])
        {
            (await PostAsync(null, "sign-ins", new { userName = "typist", password })).Status.ShouldBeOneOf(HttpStatusCode.Unauthorized, HttpStatusCode.BadRequest);
        }

        // Each sign-in has a session and tokens of its own.
        var (one, two) = (await SignInAsync("typist", longest), await SignInAsync("typist", longest));
        new[] { one.Access, two.Access, opened.Access }.ShouldBeUnique();
        new[] { one.Refresh, two.Refresh, opened.Refresh }.ShouldBeUnique();
    }

    [Fact]
    public async Task Passwords_are_hashed_slowly_and_each_with_a_salt_of_its_own()
    {
        await host.ReadyAsync();
        await using var scope = host.App.Services.CreateAsyncScope();
        var hasher = scope.ServiceProvider.GetRequiredService<IPasswordHasher<Account>>();
        var account = new Account { Id = Guid.CreateVersion7(), UserName = "x", NormalizedUserName = "X", DisplayName = "x", District = AccessHost.Here, Grants = [] };
        var hash = Convert.FromBase64String(hasher.HashPassword(account, AccessHost.Password));
        // The format's own header: version 1, then the function (2: HMAC-SHA512), the rounds, the length of the salt.
        int At(int place) => System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(place));
        (hash[0], At(1), At(5), At(9)).ShouldBe(((byte)1, 2, 210_000, 16));
        hasher.HashPassword(account, AccessHost.Password).ShouldNotBe(Convert.ToBase64String(hash));
    }

    [Fact]
    public async Task Five_wrong_passwords_lock_the_account_and_the_answer_never_tells()
    {
        await host.ReadyAsync();
        await host.AccountAsync("guessed", AccessHost.Here, new Grant("leader"));
        var answers = new List<string>();
        for (var i = 0; i < 5; i++)
        {
            answers.Add((await PostAsync(null, "sign-ins", new { userName = "guessed", password = $"guess {i}" })).Body!["title"]!.ToString());
        }

        answers.Add((await PostAsync(null, "sign-ins", new { userName = "nobody-at-all", password = "x" })).Body!["title"]!.ToString());
        answers.Add((await PostAsync(null, "sign-ins", new { userName = "没有此人", password = "x" })).Body!["title"]!.ToString());
        answers.Add((await PostAsync(null, "sign-ins", new { userName = "guessed", password = AccessHost.Password })).Body!["title"]!.ToString());
        answers.Distinct().Count().ShouldBe(1);
        (await LoggedAsync("locked-out")).ShouldContain("guessed");

        var admin = host.TokenOf("administrator");
        var account = (await GetAsync(admin, "accounts")).Body!["accounts"]!.AsArray().Single(x => (string)x!["userName"]! == "guessed")!;
        ((bool)account["lockedOut"]!).ShouldBeTrue();
        await PostAsync(admin, $"accounts/{account["id"]}/disabling", new { disabled = false });
        await SignInAsync("guessed");
    }

    [Fact]
    public async Task Guesses_made_at_once_are_all_counted()
    {
        await host.ReadyAsync();
        await host.AccountAsync("stormed", AccessHost.Here, new Grant("leader"));
        await Task.WhenAll(Enumerable.Range(0, 12).Select(i => PostAsync(null, "sign-ins", new { userName = "stormed", password = $"guess {i}" })));
        (await PostAsync(null, "sign-ins", new { userName = "stormed", password = AccessHost.Password })).Status.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Rights_that_change_are_in_force_at_once_and_nobody_changes_his_own()
    {
        await host.ReadyAsync();
        await host.AccountAsync("promoted", AccessHost.Here, new Grant("mediator", "a-tw"));
        var signIn = await SignInAsync("promoted");
        var admin = host.TokenOf("administrator");
        var accounts = (await GetAsync(admin, "accounts")).Body!["accounts"]!.AsArray();
        Guid Id(string name) => (Guid)accounts.Single(x => (string)x!["userName"]! == name)!["id"]!;
        (await PostAsync(admin, $"accounts/{Id("promoted")}/grants", new { grants = (object[])[new { role = "review-desk" }] })).Status.ShouldBe(HttpStatusCode.OK);
        (await MeAsync(signIn.Access)).ShouldBe(HttpStatusCode.Unauthorized);
        var again = await SignInAsync("promoted");
        (await GetAsync(again.Access, "mediation-cases")).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await GetAsync(again.Access, "review-applications")).Status.ShouldBe(HttpStatusCode.OK);
        (await PostAsync(admin, $"accounts/{Id($"administrator.{AccessHost.Here}")}/grants", new { grants = (object[])[new { role = "leader" }] })).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        foreach (var wrong in (object[])[new { role = "king" }, new { role = "mediator" }, new { role = "leader", unit = "a" }, new { role = "mediator", unit = "nowhere" }])
        {
            ((int)(await PostAsync(admin, $"accounts/{Id("promoted")}/grants", new { grants = (object[])[wrong] })).Status).ShouldBeInRange(400, 422);
        }

        (await PostAsync(admin, $"accounts/{Id("promoted")}/disabling", new { disabled = true })).Status.ShouldBe(HttpStatusCode.OK);
        (await MeAsync(again.Access)).ShouldBe(HttpStatusCode.Unauthorized);
        (await PostAsync(null, "sign-ins", new { userName = "promoted", password = AccessHost.Password })).Status.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_machine_does_what_its_key_is_for_until_it_is_revoked()
    {
        await host.ReadyAsync();
        var admin = host.TokenOf("administrator");
        var issued = (await PostAsync(admin, "api-keys", new { name = "statistics-bureau", scopes = (string[])["figures:read"], days = 30 })).Body!;
        var key = (string)issued["key"]!;
        (await GetAsync(key, "figures/2024")).Status.ShouldBe(HttpStatusCode.OK);
        (await GetAsync(key, "mediation-cases")).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await GetAsync(key, $"mediation-cases/{host.Targets[0].Id}")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await GetAsync(key[..^1] + (key[^1] == '0' ? '1' : '0'), "figures/2024")).Status.ShouldBe(HttpStatusCode.Unauthorized);
        (await GetAsync("ctk_", "figures/2024")).Status.ShouldBe(HttpStatusCode.Unauthorized);
        (await PostAsync(admin, "api-keys", new { name = "too-much", scopes = (string[])["accounts:write"], days = 30 })).Status.ShouldBe(HttpStatusCode.BadRequest);

        // Bound to a unit it sees that unit, and nothing of restricted access.
        var street = (await OpenedKeyAsync("street-a", ["mediation:read"], "a")).Key;
        var seen = (await GetAsync(street, "mediation-cases?limit=200")).Body!["records"]!.AsArray().Select(x => (Guid)x!["id"]!).Order();
        seen.ShouldBe(host.Targets.Where(x => x is { Kind: "mediation-cases", Own: true, Restricted: false, District: AccessHost.Here }).Select(x => x.Id).Order());

        (await PostAsync(admin, $"api-keys/{issued["id"]}/revocation", new { })).Status.ShouldBe(HttpStatusCode.OK);
        (await GetAsync(key, "figures/2024")).Status.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_key_that_opens_cases_works_once_a_second_person_has_approved_it()
    {
        await host.ReadyAsync();
        await host.AccountAsync("both-hats", AccessHost.Here, new Grant("administrator"), new Grant("leader"));
        var both = (await SignInAsync("both-hats")).Access;
        foreach (var scope in (string[])["mediation:read", "review:write", "supervision:read", "ledger:write", "signals:read", "releases:read"])
        {
            var issued = (await PostAsync(both, "api-keys", new { name = $"own-{scope.Replace(':', '-')}", scopes = (string[])["figures:read", scope], days = 1 })).Body!;
            var key = (string)issued["key"]!;
            ((bool)issued["waiting"]!).ShouldBeTrue(scope);
            (await GetAsync(key, "figures/2024")).Status.ShouldBe(HttpStatusCode.Unauthorized, scope);
            Code(await PostAsync(both, $"api-keys/{issued["id"]}/approval", new { })).ShouldBe("key.same-person", scope);
            (await PostAsync(host.TokenOf("administrator"), $"api-keys/{issued["id"]}/approval", new { })).Status.ShouldBe(HttpStatusCode.Forbidden, scope);
            (await host.AsAsync("leader", HttpMethod.Post, $"api-keys/{issued["id"]}/approval", district: AccessHost.Elsewhere)).Status.ShouldBe(HttpStatusCode.NotFound, scope);
            var approved = (await PostAsync(host.TokenOf("leader"), $"api-keys/{issued["id"]}/approval", new { })).Body!;
            ((bool)approved["waiting"]!, (string)approved["approvedBy"]!).ShouldBe((false, $"leader.{AccessHost.Here}"));
            (await GetAsync(key, "figures/2024")).Status.ShouldBe(HttpStatusCode.OK, scope);
            Code(await PostAsync(host.TokenOf("leader"), $"api-keys/{issued["id"]}/approval", new { })).ShouldBe("key.not-waiting", scope);
        }

        var revoked = (await PostAsync(both, "api-keys", new { name = "given-up", scopes = (string[])["review:read"], days = 1 })).Body!;
        await PostAsync(both, $"api-keys/{revoked["id"]}/revocation", new { });
        Code(await PostAsync(host.TokenOf("leader"), $"api-keys/{revoked["id"]}/approval", new { })).ShouldBe("key.not-waiting");
        (await LoggedAsync("key-changed")).ShouldContain("approved own-mediation-read");
    }

    [Fact]
    public async Task A_name_of_a_key_is_given_once_in_a_district()
    {
        await host.ReadyAsync();
        object Key() => new { name = "one-of-a-kind", scopes = (string[])["figures:read"], days = 1 };
        var issued = (await PostAsync(host.TokenOf("administrator"), "api-keys", Key())).Body!;
        var again = await PostAsync(host.TokenOf("administrator"), "api-keys", Key());
        (again.Status, Code(again)).ShouldBe((HttpStatusCode.Conflict, "key.name-taken"));
        await PostAsync(host.TokenOf("administrator"), $"api-keys/{issued["id"]}/revocation", new { });
        Code(await PostAsync(host.TokenOf("administrator"), "api-keys", Key())).ShouldBe("key.name-taken");
        (await host.AsAsync("administrator", HttpMethod.Post, "api-keys", Key(), AccessHost.Elsewhere)).Status.ShouldBe(HttpStatusCode.OK);
        var racing = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => PostAsync(host.TokenOf("administrator"), "api-keys", new { name = "raced", scopes = (string[])["figures:read"], days = 1 })));
        racing.Count(x => x.Status == HttpStatusCode.OK).ShouldBe(1);
        racing.Count(x => x.Status == HttpStatusCode.Conflict).ShouldBe(5);
    }

    [Fact]
    public async Task Two_machines_of_one_name_in_two_districts_do_not_get_one_anothers_answers()
    {
        await host.ReadyAsync();
        var (here, there) = ((await OpenedKeyAsync("twin", ["ledger:write"], null)).Key, (await OpenedKeyAsync("twin", ["ledger:write"], null, AccessHost.Elsewhere)).Key);
        var (id, retry) = (Guid.CreateVersion7(), Guid.NewGuid().ToString());
        foreach (var (key, district) in ((string, string)[])[(here, AccessHost.Here), (there, AccessHost.Elsewhere)])
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/ledger-entries")
            {
                Content = System.Net.Http.Json.JsonContent.Create(new { id = district == AccessHost.Here ? id : Guid.CreateVersion7(), kind = "publicity", occurredOn = "2021-03-01", unit = "a", measures = new { events = 1 } }),
            };
            request.Headers.Add("Idempotency-Key", retry);
            request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {key}");
            using var client = host.App.Server.CreateClient();
            using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
            // Another body under the same key would be 422 if the two were taken for one.
            answer.StatusCode.ShouldBe(HttpStatusCode.Created, district);
        }
    }

    [Fact]
    public async Task What_a_password_is_compared_with_where_there_is_no_account_is_hashed_as_the_real_ones()
    {
        await host.ReadyAsync();
        await using var scope = host.App.Services.CreateAsyncScope();
        var real = Convert.FromBase64String(scope.ServiceProvider.GetRequiredService<IPasswordHasher<Account>>().HashPassword(null!, AccessHost.Password));
        var nobody = Convert.FromBase64String(host.App.Services.GetRequiredService<CaseTrack.Access.SignIn.Nobody>().Hash);
        // Version, function, rounds, length of the salt.
        nobody[..13].ShouldBe(real[..13]);
        nobody.Length.ShouldBe(real.Length);
    }

    [Fact]
    public async Task Guesses_of_ones_own_password_made_at_once_are_all_counted()
    {
        await host.ReadyAsync();
        await host.AccountAsync("borrowed", AccessHost.Here, new Grant("leader"));
        var signIn = await SignInAsync("borrowed");
        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(i => PostAsync(signIn.Access, "password-changes", new { current = $"guess {i}", @new = "ein-Haus-am-Hang" })));
        answers.ShouldAllBe(x => x.Status == HttpStatusCode.UnprocessableEntity || x.Status == HttpStatusCode.Unauthorized);
        (await PostAsync(signIn.Access, "password-changes", new { current = AccessHost.Password, @new = "ein-Haus-am-Hang" })).Status.ShouldNotBe(HttpStatusCode.OK);
        (await PostAsync(null, "sign-ins", new { userName = "borrowed", password = AccessHost.Password })).Status.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Attempts_under_names_nobody_has_are_read_by_the_auditors_of_every_district()
    {
        await host.ReadyAsync();
        var since = DateTimeOffset.UtcNow.AddSeconds(-1);
        (await PostAsync(null, "sign-ins", new { userName = "no-such-person", password = "x" })).Status.ShouldBe(HttpStatusCode.Unauthorized);
        foreach (var district in (string[])[AccessHost.Here, AccessHost.Elsewhere])
        {
            var (status, body, _) = await host.AsAsync("auditor", HttpMethod.Get, $"access-log?district=none&action=sign-in-refused&since={Uri.EscapeDataString(since.ToString("O"))}", district: district);
            status.ShouldBe(HttpStatusCode.OK);
            body!["entries"]!.AsArray().Count.ShouldBeGreaterThan(0);
            body.ToJsonString().ShouldNotContain("no-such-person");
        }

        (await host.AsAsync("auditor", HttpMethod.Get, $"access-log?district={AccessHost.Elsewhere}")).Status.ShouldBe(HttpStatusCode.BadRequest);
        (await host.AsAsync("administrator", HttpMethod.Get, "access-log?district=none")).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_person_of_the_identity_provider_has_one_account_and_no_password_here()
    {
        await host.ReadyAsync();
        object Person(string name) => new { userName = name, displayName = "外部", grants = (object[])[new { role = "leader" }], externalName = "staff-4711" };
        var opened = (await PostAsync(host.TokenOf("administrator"), "accounts", Person("linked-here"))).Body!;
        foreach (var district in (string[])[AccessHost.Here, AccessHost.Elsewhere])
        {
            var second = await host.AsAsync("administrator", HttpMethod.Post, "accounts", Person($"linked-twice-{district}"), district);
            (second.Status, Code(second), (string)second.Body!["errors"]![0]!["pointer"]!).ShouldBe((HttpStatusCode.Conflict, "account.external-name-taken", "/externalName"));
        }

        Code(await PostAsync(host.TokenOf("administrator"), $"accounts/{opened["id"]}/password-reset", new { })).ShouldBe("account.signs-in-elsewhere");
    }

    [Fact]
    public async Task Demonstration_accounts_are_of_no_use_outside_the_demonstration()
    {
        await host.ReadyAsync();
        await DemonstrationAccounts.OpenAsync(host.App.Services, AccessHost.Here, TextWriter.Null);
        await using var scope = host.App.Services.CreateAsyncScope();
        var accounts = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();
        (await accounts.CheckPasswordAsync((await accounts.FindByNameAsync("leader"))!, DemonstrationAccounts.Password)).ShouldBeTrue();
        (await PostAsync(null, "sign-ins", new { userName = "leader", password = DemonstrationAccounts.Password })).Status.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Reading_is_recorded_and_only_the_auditor_reads_the_record()
    {
        await host.ReadyAsync();
        await host.AsAsync("leader", HttpMethod.Get, "figures/2024/mediation.community.accepted/cases");
        var entry = (await host.AsAsync("auditor", HttpMethod.Get, "access-log?action=drilled-down&limit=1")).Body!["entries"]![0]!;
        ((string)entry["actor"]!, (string)entry["detail"]!).ShouldBe(("leader.420202", "2024 mediation.community.accepted: 4"));
        (await host.AsAsync("auditor", HttpMethod.Get, "access-log?action=drilled-down", district: AccessHost.Elsewhere)).Body!["entries"]!.AsArray().ShouldBeEmpty();
    }

    /// <summary>A key, approved by the leader where that is needed.</summary>
    private async Task<(string Key, string Id)> OpenedKeyAsync(string name, string[] scopes, string? unit, string district = AccessHost.Here)
    {
        var issued = (await host.AsAsync("administrator", HttpMethod.Post, "api-keys", new { name, scopes, days = 1, unit }, district)).Body!;
        if ((bool)issued["waiting"]!)
        {
            (await host.AsAsync("leader", HttpMethod.Post, $"api-keys/{issued["id"]}/approval", district: district)).Status.ShouldBe(HttpStatusCode.OK);
        }

        return ((string)issued["key"]!, (string)issued["id"]!);
    }

    private static string Code((HttpStatusCode, JsonNode? Body, HttpResponseMessage) answer) => ((string)answer.Body!["type"]!)["urn:casetrack:problem:".Length..];

    private async Task<string> LoggedAsync(string action) => (await host.AsAsync("auditor", HttpMethod.Get, $"access-log?action={action}")).Body!.ToJsonString();

    private async Task<(string Access, string Refresh)> SignInAsync(string userName, string password = AccessHost.Password)
    {
        var (status, body, _) = await PostAsync(null, "sign-ins", new { userName, password });
        status.ShouldBe(HttpStatusCode.OK, body?.ToString());
        return ((string)body!["accessToken"]!, (string)body["refreshToken"]!);
    }

    private async Task<HttpStatusCode> MeAsync(string token) => (await GetAsync(token, "me")).Status;

    private Task<(HttpStatusCode Status, JsonNode? Body, HttpResponseMessage Answer)> GetAsync(string token, string path) => host.WithTokenAsync(token, HttpMethod.Get, path);

    private Task<(HttpStatusCode Status, JsonNode? Body, HttpResponseMessage Answer)> PostAsync(string? token, string path, object body) =>
        host.WithTokenAsync(token, HttpMethod.Post, path, body);
}
