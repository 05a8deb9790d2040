using System.Net;
using CaseTrack.Access;
using CaseTrack.Access.Accounts;
using CaseTrack.Tests.Access.SignIn;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace CaseTrack.Tests.Access.Accounts;

/// <summary>账号: rights that change, people of the identity provider, the accounts of the demonstration.</summary>
[Trait("Speed", "slow")]
public sealed class AccountTests(SignInHost host) : SignInTest(host)
{
    [Fact]
    public async Task Rights_that_change_are_in_force_at_once_and_nobody_changes_his_own()
    {
        await Host.ReadyAsync();
        await Host.AccountAsync("promoted", AccessHost.Here, new Grant("mediator", "a-tw"));
        var signIn = await SignInAsync("promoted");
        var admin = Host.TokenOf("administrator");
        var accounts = (await GetAsync(admin, "accounts")).Body!["accounts"]!.AsArray();
        Guid Id(string name) => (Guid)accounts.Single(x => (string)x!["userName"]! == name)!["id"]!;
        (await PostAsync(admin, $"accounts/{Id("promoted")}/grants",
            new { grants = (object[])[new { role = "review-desk" }] })).Status.ShouldBe(HttpStatusCode.OK);
        (await MeAsync(signIn.Access)).ShouldBe(HttpStatusCode.Unauthorized);
        var again = await SignInAsync("promoted");
        (await GetAsync(again.Access, "mediation-cases")).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await GetAsync(again.Access, "review-applications")).Status.ShouldBe(HttpStatusCode.OK);
        (await PostAsync(admin, $"accounts/{Id($"administrator.{AccessHost.Here}")}/grants",
            new { grants = (object[])[new { role = "leader" }] })).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        foreach (var wrong in (
            object[])[new { role = "king" }, new { role = "mediator" }, new { role = "leader", unit = "a" },
            new { role = "mediator", unit = "nowhere" }])
        {
            ((int)(await PostAsync(admin, $"accounts/{Id("promoted")}/grants", new { grants = (object[])[wrong] })).Status)
                .ShouldBeInRange(400, 422);
        }

        (await PostAsync(admin, $"accounts/{Id("promoted")}/disabling", new { disabled = true })).Status.ShouldBe(HttpStatusCode.OK);
        (await MeAsync(again.Access)).ShouldBe(HttpStatusCode.Unauthorized);
        (await PostAsync(null, "sign-ins", new { userName = "promoted", password = AccessHost.Password })).Status.ShouldBe(
            HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_person_of_the_identity_provider_has_one_account_and_no_password_here()
    {
        await Host.ReadyAsync();
        object Person(string name) =>
            new { userName = name, displayName = "外部", grants = (object[])[new { role = "leader" }], externalName = "staff-4711" };
        var opened = (await PostAsync(Host.TokenOf("administrator"), "accounts", Person("linked-here"))).Body!;
        foreach (var district in (string[])[AccessHost.Here, AccessHost.Elsewhere])
        {
            var second = await Host.AsAsync("administrator", HttpMethod.Post, "accounts", Person($"linked-twice-{district}"), district);
            (second.Status, Code(second), (string)second.Body!["errors"]![0]!["pointer"]!)
                .ShouldBe((HttpStatusCode.Conflict, "account.external-name-taken", "/externalName"));
        }

        Code(await PostAsync(Host.TokenOf("administrator"), $"accounts/{opened["id"]}/password-reset", new { }))
            .ShouldBe("account.signs-in-elsewhere");
    }

    [Fact]
    public async Task Demonstration_accounts_are_of_no_use_outside_the_demonstration()
    {
        await Host.ReadyAsync();
        await DemonstrationAccounts.OpenAsync(Host.App.Services, AccessHost.Here, TextWriter.Null);
        await using var scope = Host.App.Services.CreateAsyncScope();
        var accounts = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();
        (await accounts.CheckPasswordAsync((await accounts.FindByNameAsync("leader"))!, DemonstrationAccounts.Password)).ShouldBeTrue();
        (await PostAsync(null, "sign-ins", new { userName = "leader", password = DemonstrationAccounts.Password })).Status.ShouldBe(
            HttpStatusCode.Unauthorized);
    }
}
