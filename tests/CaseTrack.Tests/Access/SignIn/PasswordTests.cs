using System.Net;
using CaseTrack.Access;
using CaseTrack.Access.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace CaseTrack.Tests.Access.SignIn;

/// <summary>口令: first ones, which are good, how they are kept and compared.</summary>
[Trait("Speed", "slow")]
public sealed class PasswordTests(SignInHost host) : SignInTest(host)
{
    [Fact]
    public async Task A_first_password_is_good_for_a_week()
    {
        await Host.ReadyAsync();
        var admin = Host.TokenOf("administrator");
        var opened = (await PostAsync(
            admin, "accounts", new { userName = "late-comer", displayName = "迟到", grants = (object[])[new { role = "leader" }] })).Body!;
        await SignInAsync("late-comer", (string)opened["firstPassword"]!);
        await using (var scope = Host.App.Services.CreateAsyncScope())
        {
            var accounts = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();
            var account = (await accounts.FindByNameAsync("late-comer"))!;
            account.FirstPasswordUntil!.Value.ShouldBe(DateTimeOffset.UtcNow.AddDays(7), TimeSpan.FromMinutes(10));
            account.FirstPasswordUntil = DateTimeOffset.UtcNow.AddSeconds(-1);
            (await accounts.UpdateAsync(account)).Succeeded.ShouldBeTrue();
        }

        (await PostAsync(null, "sign-ins", new { userName = "late-comer", password = (string)opened["firstPassword"]! })).Status.ShouldBe(
            HttpStatusCode.Unauthorized);
        var again = (await PostAsync(admin, $"accounts/{opened["id"]}/password-reset", new { })).Body!;
        var signIn = await SignInAsync("late-comer", (string)again["firstPassword"]!);
        var changed = (await PostAsync(
            signIn.Access, "password-changes", new { current = (string)again["firstPassword"]!, @new = "ein-Haus-am-Hang" })).Body!;
        (await MeAsync((string)changed["accessToken"]!)).ShouldBe(HttpStatusCode.OK);
        await SignInAsync("late-comer", "ein-Haus-am-Hang");
    }

    [Fact]
    public async Task A_first_password_is_changed_before_anything_else()
    {
        await Host.ReadyAsync();
        var admin = Host.TokenOf("administrator");
        var opened = (await PostAsync(
            admin, "accounts", new
            {
                userName = "newcomer",
                displayName = "新来的",
                grants = (object[])[new { role = "mediator", unit = "a-tw" }]
            })).Body!;
        var firstPassword = (string)opened["firstPassword"]!;
        var signIn = await SignInAsync("newcomer", firstPassword);
        var (status, problem, _) = await GetAsync(signIn.Access, "mediation-cases");
        (status, (string)problem!["type"]!).ShouldBe((HttpStatusCode.Forbidden, "urn:casetrack:problem:access.password-must-change"));
        foreach (var weak in (
            string[])["short", "123456789012", "aaaaaaaaaaaaaa", "Password2026!!", "newcomer-newcomer", "qwertyuiopasdf", "420202199001010",
            "abcdefghijklmnop", "trustno1trustno1", "charlie19871987", "huangshi-420202", "P@ssw0rdP@ssw0rd"])
        {
            (await PostAsync(signIn.Access, "password-changes", new { current = firstPassword, @new = weak })).Status.ShouldBe(
                HttpStatusCode.UnprocessableEntity, weak);
        }

        (await PostAsync(signIn.Access, "password-changes", new { current = "wrong", @new = "ein-Haus-am-Hang" })).Status.ShouldBe(
            HttpStatusCode.UnprocessableEntity);
        var changed = (await PostAsync(
            signIn.Access, "password-changes", new { current = firstPassword, @new = "ein-Haus-am-Hang" })).Body!;
        (await GetAsync((string)changed["accessToken"]!, "mediation-cases")).Status.ShouldBe(HttpStatusCode.OK);
        (await MeAsync(signIn.Access)).ShouldBe(HttpStatusCode.Unauthorized);
        (await PostAsync(null, "sign-ins", new { userName = "newcomer", password = firstPassword })).Status.ShouldBe(
            HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Passwords_may_be_long_need_no_mixture_and_are_compared_as_typed()
    {
        await Host.ReadyAsync();
        async Task<HttpStatusCode> ChangeAsync(string token, string current, string next) =>
            (await PostAsync(token, "password-changes", new { current, @new = next })).Status;

        var first = (string)(
            await PostAsync(Host.TokenOf("administrator"), "accounts",
            new { userName = "typist", displayName = "打字员", grants = (object[])[new { role = "leader" }] })).Body!["firstPassword"]!;
        var opened = await SignInAsync("typist", first);
        var longest = string.Concat(Enumerable.Range(0, 128).Select(i => (char)('a' + (((i * i) + (7 * i)) % 26))));
        (await ChangeAsync(opened.Access, first, longest + "x")).ShouldBe(HttpStatusCode.BadRequest);
        (await ChangeAsync(opened.Access, first, longest)).ShouldBe(HttpStatusCode.OK);
        foreach (var password in (string[])[longest.ToUpperInvariant(), longest + " ", " " + longest, longest[..127]])
        {
            (await PostAsync(null, "sign-ins", new { userName = "typist", password })).Status.ShouldBeOneOf(
                HttpStatusCode.Unauthorized, HttpStatusCode.BadRequest);
        }

        // Each sign-in has a session and tokens of its own.
        var (one, two) = (await SignInAsync("typist", longest), await SignInAsync("typist", longest));
        new[] { one.Access, two.Access, opened.Access }.ShouldBeUnique();
        new[] { one.Refresh, two.Refresh, opened.Refresh }.ShouldBeUnique();
    }

    [Fact]
    public async Task Passwords_are_hashed_slowly_and_each_with_a_salt_of_its_own()
    {
        await Host.ReadyAsync();
        await using var scope = Host.App.Services.CreateAsyncScope();
        var hasher = scope.ServiceProvider.GetRequiredService<IPasswordHasher<Account>>();
        var account = new Account
        {
            Id = Guid.CreateVersion7(),
            UserName = "x",
            NormalizedUserName = "X",
            DisplayName = "x",
            District = AccessHost.Here,
            Grants = []
        };
        var hash = Convert.FromBase64String(hasher.HashPassword(account, AccessHost.Password));
        // The format's own header: version 1, then the function (2: HMAC-SHA512), the rounds, the length of the salt.
        int At(int place) => System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(place));
        (hash[0], At(1), At(5), At(9)).ShouldBe(((byte)1, 2, 210_000, 16));
        hasher.HashPassword(account, AccessHost.Password).ShouldNotBe(Convert.ToBase64String(hash));
    }

    [Fact]
    public async Task What_a_password_is_compared_with_where_there_is_no_account_is_hashed_as_the_real_ones()
    {
        await Host.ReadyAsync();
        await using var scope = Host.App.Services.CreateAsyncScope();
        var real = Convert.FromBase64String(
            scope.ServiceProvider.GetRequiredService<IPasswordHasher<Account>>().HashPassword(null!, AccessHost.Password));
        var nobody = Convert.FromBase64String(Host.App.Services.GetRequiredService<CaseTrack.Access.SignIn.Nobody>().Hash);
        // Version, function, rounds, length of the salt.
        nobody[..13].ShouldBe(real[..13]);
        nobody.Length.ShouldBe(real.Length);
    }

    [Fact]
    public async Task Guesses_of_ones_own_password_made_at_once_are_all_counted()
    {
        await Host.ReadyAsync();
        await Host.AccountAsync("borrowed", AccessHost.Here, new Grant("leader"));
        var signIn = await SignInAsync("borrowed");
        var answers = await Task.WhenAll(
            Enumerable.Range(0, 12)
            .Select(i => PostAsync(signIn.Access, "password-changes", new { current = $"guess {i}", @new = "ein-Haus-am-Hang" })));
        answers.ShouldAllBe(x => x.Status == HttpStatusCode.UnprocessableEntity || x.Status == HttpStatusCode.Unauthorized);
        (await PostAsync(signIn.Access, "password-changes",
            new { current = AccessHost.Password, @new = "ein-Haus-am-Hang" })).Status.ShouldNotBe(HttpStatusCode.OK);
        (await PostAsync(null, "sign-ins", new { userName = "borrowed", password = AccessHost.Password })).Status.ShouldBe(
            HttpStatusCode.Unauthorized);
    }
}
