using System.Net;
using System.Text.Json.Nodes;
using CaseTrack.Access;
using CaseTrack.Secrets;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using OtpNet;

namespace CaseTrack.Tests.Access.SecondFactor;

/// <summary>An office where auditors must have one-time codes, on a clock of its own.</summary>
public sealed class SecondFactorHost : AccessHost
{
    public SetClock Clock { get; } = new(DateTimeOffset.UtcNow);

    protected override void Configure(IWebHostBuilder builder) =>
        builder.UseSetting("SecondFactor:Roles:0", "auditor").ConfigureServices(services => services.AddSingleton<TimeProvider>(Clock));

    /// <summary>The next code, half a minute on.</summary>
    public string Code(string secret)
    {
        Clock.Set(Clock.GetUtcNow().AddSeconds(30));
        return new Totp(Base32Encoding.ToBytes(secret)).ComputeTotp(Clock.GetUtcNow().UtcDateTime);
    }
}

/// <summary>动态口令. RFC 6238.</summary>
[Trait("Speed", "slow")]
public sealed class SecondFactorTests(SecondFactorHost host) : IClassFixture<SecondFactorHost>
{
    [Fact]
    public async Task A_code_is_asked_for_and_good_once()
    {
        await host.ReadyAsync();
        await host.AccountAsync("careful", AccessHost.Here, new Grant("leader"));
        var token = await SignedInAsync("careful");
        (await PostAsync(token, "me/second-factor", new { password = "guess" })).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var secret = await GivenAsync(token);
        (await SignInAsync("careful")).Status.ShouldBe(HttpStatusCode.OK, "not in force until confirmed");
        (await PostAsync(token, "me/second-factor/confirmation", new { code = "000000" })).Status.ShouldBe(
            HttpStatusCode.UnprocessableEntity);
        var code = host.Code(secret);
        var fresh = (string)(await PostAsync(token, "me/second-factor/confirmation", new { code })).Body!["accessToken"]!;
        (await MeAsync(token), await MeAsync(fresh)).ShouldBe((HttpStatusCode.Unauthorized, HttpStatusCode.OK));
        (await PostAsync(fresh, "me/second-factor", new { password = AccessHost.Password })).Status.ShouldBe(HttpStatusCode.Conflict);

        var (status, problem) = await SignInAsync("careful");
        (status, (string)problem!["type"]!).ShouldBe((HttpStatusCode.Unauthorized, "urn:casetrack:problem:sign-in.code-missing"));
        (await SignInAsync("careful", code)).Status.ShouldBe(HttpStatusCode.Unauthorized, "it was taken already");
        code = host.Code(secret);
        var both = await Task.WhenAll(SignInAsync("careful", code), SignInAsync("careful", code));
        both.Count(x => x.Status == HttpStatusCode.OK).ShouldBeLessThanOrEqualTo(1);
        (await SignInAsync("careful", host.Code(secret))).Status.ShouldBe(HttpStatusCode.OK);
        (await SignInAsync("careful", code)).Status.ShouldBe(HttpStatusCode.Unauthorized, "one of before is not good either");
    }

    [Fact]
    public async Task Who_guesses_codes_locks_the_account_and_is_told_no_more_than_who_guesses_passwords()
    {
        await host.ReadyAsync();
        await host.AccountAsync("code-guessed", AccessHost.Here, new Grant("leader"));
        var (_, secret) = await SetUpAsync("code-guessed");
        var wrong = await SignInAsync("nobody-at-all", "000000");
        for (var i = 0; i < 5; i++)
        {
            (await SignInAsync("code-guessed", $"{i:000000}")).Problem!["title"]!.ToString().ShouldBe(wrong.Problem!["title"]!.ToString());
        }

        (await SignInAsync("code-guessed", host.Code(secret))).Status.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_role_that_needs_codes_can_do_nothing_before_they_are_set_up()
    {
        await host.ReadyAsync();
        await host.AccountAsync("new-auditor", AccessHost.Here, new Grant("auditor"));
        var (_, signedIn) = await SignInAsync("new-auditor");
        var token = (string)signedIn!["accessToken"]!;
        ((bool)signedIn["mustSetUpSecondFactor"]!).ShouldBeTrue();
        var (status, problem, _) = await host.WithTokenAsync(token, HttpMethod.Get, "access-log");
        (status, (string)problem!["type"]!).ShouldBe((HttpStatusCode.Forbidden, "urn:casetrack:problem:access.second-factor-missing"));
        (await MeAsync(token)).ShouldBe(HttpStatusCode.OK);

        var (fresh, secret) = await SetUpAsync("new-auditor");
        (await host.WithTokenAsync(fresh, HttpMethod.Get, "access-log")).Status.ShouldBe(HttpStatusCode.OK);
        // For a new device it is removed with password and code, and set up again before anything else.
        (await PostAsync(fresh, "me/second-factor/removal", new { password = AccessHost.Password, code = "000000" })).Status.ShouldBe(
            HttpStatusCode.UnprocessableEntity);
        var without = (await PostAsync(
            fresh, "me/second-factor/removal", new { password = AccessHost.Password, code = host.Code(secret) })).Body!;
        ((bool)without["mustSetUpSecondFactor"]!).ShouldBeTrue();
        (await host.WithTokenAsync((string)without["accessToken"]!, HttpMethod.Get, "access-log")).Status.ShouldBe(
            HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task An_administrator_removes_what_is_on_a_lost_device_and_it_is_recorded()
    {
        await host.ReadyAsync();
        await host.AccountAsync("lost-phone", AccessHost.Here, new Grant("leader"));
        var (token, _) = await SetUpAsync("lost-phone");
        var admin = host.TokenOf("administrator");
        var account = (await host.WithTokenAsync(admin, HttpMethod.Get, "accounts")).Body!["accounts"]!.AsArray()
            .Single(x => (string)x!["userName"]! == "lost-phone")!;
        ((bool)account["secondFactor"]!).ShouldBeTrue();
        (await PostAsync(host.TokenOf("leader"), $"accounts/{account["id"]}/second-factor-removal", new { })).Status.ShouldBe(
            HttpStatusCode.Forbidden);
        (await PostAsync(admin, $"accounts/{account["id"]}/second-factor-removal", new { })).Status.ShouldBe(HttpStatusCode.OK);
        (await MeAsync(token)).ShouldBe(HttpStatusCode.Unauthorized);
        (await SignInAsync("lost-phone")).Status.ShouldBe(HttpStatusCode.OK);

        await host.AccountAsync("reading-auditor", AccessHost.Here, new Grant("auditor"));
        var (auditor, _) = await SetUpAsync("reading-auditor");
        var log = (await host.WithTokenAsync(auditor, HttpMethod.Get, "access-log?limit=200")).Body!["entries"]!.AsArray()
            .Select(x => $"{x!["actor"]} {x["action"]} {x["detail"]}").ToList();
        log.ShouldContain("administrator.420202 account-changed second factor of lost-phone removed");
        log.ShouldContain("lost-phone second-factor-changed set up");
    }

    [Fact]
    public async Task A_role_there_is_not_is_no_setting()
    {
        var database = await TestServer.CreateDatabaseAsync();
        var failure = await Should.ThrowAsync<InvalidOperationException>(
            () => Node.StartAsync(
            database, TimeProvider.System, silence: false, prepare: x => x.Configuration["SecondFactor:Roles:0"] = "auditors"));
        failure.Message.ShouldContain("auditors");
    }

    [Fact]
    public async Task The_secret_lies_encrypted_in_the_database()
    {
        await host.ReadyAsync();
        await host.AccountAsync("sealed", AccessHost.Here, new Grant("leader"));
        var secret = await GivenAsync(await SignedInAsync("sealed"));
        await using var connection = new Npgsql.NpgsqlConnection(host.ConnectionString);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command =
            new Npgsql.NpgsqlCommand("select data from casetrack.mt_doc_account where data ->> 'userName' = 'sealed'", connection);
        var stored = (string)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
        stored.ShouldContain("factorSecret");
        stored.ShouldNotContain(secret);
        stored.ShouldNotContain(Convert.ToBase64String(Base32Encoding.ToBytes(secret)));

        // With another key nobody could sign in with a code: the service does not start.
        var failure = await Should.ThrowAsync<InvalidOperationException>(
            () => Node.StartAsync(host.ConnectionString, TimeProvider.System, silence: false,
            prepare: x => x.Configuration[OfficeKey.Setting] = Convert.ToBase64String(
            System.Security.Cryptography.RandomNumberGenerator.GetBytes(32))));
        failure.Message.ShouldContain(OfficeKey.Setting);
    }

    private async Task<(string Token, string Secret)> SetUpAsync(string userName)
    {
        var token = await SignedInAsync(userName);
        var secret = await GivenAsync(token);
        return ((string)(await PostAsync(token, "me/second-factor/confirmation", new { code = host.Code(secret) })).Body!["accessToken"]!,
            secret);
    }

    private async Task<string> GivenAsync(string token)
    {
        var (status, body) = await PostAsync(token, "me/second-factor", new { password = AccessHost.Password });
        status.ShouldBe(HttpStatusCode.OK, body?.ToString());
        ((string)body!["uri"]!).ShouldStartWith("otpauth://totp/CaseTrack:");
        return (string)body["secret"]!;
    }

    private async Task<string> SignedInAsync(string userName) => (string)(await SignInAsync(userName)).Problem!["accessToken"]!;

    private Task<(HttpStatusCode Status, JsonNode? Problem)> SignInAsync(string userName, string? code = null) =>
        PostAsync(null, "sign-ins", new { userName, password = AccessHost.Password, code });

    private async Task<HttpStatusCode> MeAsync(string token) => (await host.WithTokenAsync(token, HttpMethod.Get, "me")).Status;

    private async Task<(HttpStatusCode Status, JsonNode? Body)> PostAsync(string? token, string path, object body)
    {
        var (status, answer, _) = await host.WithTokenAsync(token, HttpMethod.Post, path, body);
        return (status, answer);
    }
}
