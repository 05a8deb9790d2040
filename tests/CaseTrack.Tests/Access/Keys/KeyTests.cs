using System.Net;
using CaseTrack.Access;
using CaseTrack.Tests.Access.SignIn;

namespace CaseTrack.Tests.Access.Keys;

/// <summary>机器密钥: what a machine may do, and until when.</summary>
[Trait("Speed", "slow")]
public sealed class KeyTests(SignInHost host) : SignInTest(host)
{
    [Fact]
    public async Task A_machine_does_what_its_key_is_for_until_it_is_revoked()
    {
        await Host.ReadyAsync();
        var admin = Host.TokenOf("administrator");
        var (key, id) = await OpenedKeyAsync("statistics-bureau", ["figures:read"], null);
        (await GetAsync(key, "figures/2024")).Status.ShouldBe(HttpStatusCode.OK);
        (await GetAsync(key, "mediation-cases")).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await GetAsync(key, $"mediation-cases/{Host.Targets[0].Id}")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await GetAsync(key[..^1] + (key[^1] == '0' ? '1' : '0'), "figures/2024")).Status.ShouldBe(HttpStatusCode.Unauthorized);
        (await GetAsync("ctk_", "figures/2024")).Status.ShouldBe(HttpStatusCode.Unauthorized);
        (await PostAsync(admin, "api-keys", new { name = "too-much", scopes = (string[])["accounts:write"], days = 30 })).Status.ShouldBe(
            HttpStatusCode.BadRequest);

        // Bound to a unit it sees that unit, and nothing of restricted access.
        var street = (await OpenedKeyAsync("street-a", ["mediation:read"], "a")).Key;
        var seen = (await GetAsync(street, "mediation-cases?limit=200")).Body!["records"]!.AsArray().Select(x => (Guid)x!["id"]!).Order();
        seen.ShouldBe(Host.Targets.Where(x => x is { Kind: "mediation-cases", Own: true, Restricted: false, District: AccessHost.Here })
            .Select(x => x.Id).Order());

        (await PostAsync(admin, $"api-keys/{id}/revocation", new { })).Status.ShouldBe(HttpStatusCode.OK);
        (await GetAsync(key, "figures/2024")).Status.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_key_that_opens_cases_works_once_a_second_person_has_approved_it()
    {
        await Host.ReadyAsync();
        await Host.AccountAsync("both-hats", AccessHost.Here, new Grant("administrator"), new Grant("leader"));
        var both = (await SignInAsync("both-hats")).Access;
        foreach (var scope in (
            string[])["mediation:read", "review:write", "supervision:read", "ledger:write", "signals:read", "releases:read"])
        {
            var issued = (await PostAsync(
                both, "api-keys", new
                {
                    name = $"own-{scope.Replace(':', '-')}",
                    scopes = (string[])["figures:read", scope],
                    days = 1
                })).Body!;
            var key = (string)issued["key"]!;
            ((bool)issued["waiting"]!).ShouldBeTrue(scope);
            (await GetAsync(key, "figures/2024")).Status.ShouldBe(HttpStatusCode.Unauthorized, scope);
            Code(await PostAsync(both, $"api-keys/{issued["id"]}/approval", new { })).ShouldBe("key.same-person", scope);
            (await PostAsync(Host.TokenOf("administrator"), $"api-keys/{issued["id"]}/approval", new { })).Status.ShouldBe(
                HttpStatusCode.Forbidden, scope);
            (await Host.AsAsync(
                "leader", HttpMethod.Post, $"api-keys/{issued["id"]}/approval", district: AccessHost.Elsewhere)).Status.ShouldBe(
                HttpStatusCode.NotFound, scope);
            var approved = (await PostAsync(Host.TokenOf("leader"), $"api-keys/{issued["id"]}/approval", new { })).Body!;
            ((bool)approved["waiting"]!, (string)approved["approvedBy"]!).ShouldBe((false, $"leader.{AccessHost.Here}"));
            (await GetAsync(key, "figures/2024")).Status.ShouldBe(HttpStatusCode.OK, scope);
            Code(await PostAsync(Host.TokenOf("leader"), $"api-keys/{issued["id"]}/approval", new { })).ShouldBe("key.not-waiting", scope);
        }

        var revoked = (await PostAsync(both, "api-keys", new { name = "given-up", scopes = (string[])["review:read"], days = 1 })).Body!;
        await PostAsync(both, $"api-keys/{revoked["id"]}/revocation", new { });
        Code(await PostAsync(Host.TokenOf("leader"), $"api-keys/{revoked["id"]}/approval", new { })).ShouldBe("key.not-waiting");
        (await LoggedAsync("key-changed")).ShouldContain("approved own-mediation-read");
    }

    [Fact]
    public async Task A_name_of_a_key_is_given_once_in_a_district()
    {
        await Host.ReadyAsync();
        object Key() => new { name = "one-of-a-kind", scopes = (string[])["figures:read"], days = 1 };
        var issued = (await PostAsync(Host.TokenOf("administrator"), "api-keys", Key())).Body!;
        var again = await PostAsync(Host.TokenOf("administrator"), "api-keys", Key());
        (again.Status, Code(again)).ShouldBe((HttpStatusCode.Conflict, "key.name-taken"));
        await PostAsync(Host.TokenOf("administrator"), $"api-keys/{issued["id"]}/revocation", new { });
        Code(await PostAsync(Host.TokenOf("administrator"), "api-keys", Key())).ShouldBe("key.name-taken");
        (await Host.AsAsync("administrator", HttpMethod.Post, "api-keys", Key(), AccessHost.Elsewhere)).Status.ShouldBe(HttpStatusCode.OK);
        var racing = await Task.WhenAll(
            Enumerable.Range(0, 6)
            .Select(_ => PostAsync(
            Host.TokenOf("administrator"), "api-keys", new { name = "raced", scopes = (string[])["figures:read"], days = 1 })));
        racing.Count(x => x.Status == HttpStatusCode.OK).ShouldBe(1);
        racing.Count(x => x.Status == HttpStatusCode.Conflict).ShouldBe(5);
    }

    [Fact]
    public async Task Two_machines_of_one_name_in_two_districts_do_not_get_one_anothers_answers()
    {
        await Host.ReadyAsync();
        var (here, there) = (
            (await OpenedKeyAsync("twin", ["ledger:write"], null)).Key,
            (await OpenedKeyAsync("twin", ["ledger:write"], null, AccessHost.Elsewhere)).Key);
        var (id, retry) = (Guid.CreateVersion7(), Guid.NewGuid().ToString());
        foreach (var (key, district) in ((string, string)[])[(here, AccessHost.Here), (there, AccessHost.Elsewhere)])
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/ledger-entries")
            {
                Content = System.Net.Http.Json.JsonContent.Create(
                    new
                    {
                        id = district == AccessHost.Here ? id : Guid.CreateVersion7(),
                        kind = "publicity",
                        occurredOn = "2021-03-01",
                        unit = "a",
                        measures = new { events = 1 }
                    }),
            };
            request.Headers.Add("Idempotency-Key", retry);
            request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {key}");
            using var client = Host.App.Server.CreateClient();
            using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
            // Another body under the same key would be 422 if the two were taken for one.
            answer.StatusCode.ShouldBe(HttpStatusCode.Created, district);
        }
    }

    /// <summary>A key, approved by the leader where that is needed.</summary>
    private async Task<(string Key, string Id)> OpenedKeyAsync(
        string name, string[] scopes, string? unit, string district = AccessHost.Here)
    {
        var issued = (await Host.AsAsync(
            "administrator", HttpMethod.Post, "api-keys", new { name, scopes, days = 1, unit }, district)).Body!;
        if ((bool)issued["waiting"]!)
        {
            (await Host.AsAsync("leader", HttpMethod.Post, $"api-keys/{issued["id"]}/approval", district: district)).Status.ShouldBe(
                HttpStatusCode.OK);
        }

        return ((string)issued["key"]!, (string)issued["id"]!);
    }
}
