using System.Net;
using System.Net.Http.Json;

namespace CaseTrack.Tests.Access;

/// <summary>首次启动: no known password, one administrator, once.</summary>
[Trait("Speed", "slow")]
public sealed class FirstStartTests
{
    [Fact]
    public async Task The_first_start_asks_for_the_first_administrator_once()
    {
        var token = TestContext.Current.CancellationToken;
        using var service = await ServiceProcess.StartAsync([], token);
        var code = service.SetupCode;
        code.Length.ShouldBe(32);
        using var client = new HttpClient { BaseAddress = new Uri(service.Address) };
        object Setup(string given, string password = "ein-Haus-am-Hang") =>
            new { setupCode = given, district = "420202", userName = "chief", displayName = "管理员", password };
        (await StatusAsync("first-administrator", Setup(new string('0', 32)))).ShouldBe(HttpStatusCode.Forbidden);
        (await StatusAsync("first-administrator", Setup(code, "123456789012"))).ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await StatusAsync("sign-ins", new { userName = "admin", password = "annual-report-of-2022" }))
            .ShouldBe(HttpStatusCode.Unauthorized);
        await service.SetUpAsync(client, token);
        (await StatusAsync("first-administrator", Setup(code))).ShouldBe(HttpStatusCode.Forbidden);
        (await client.GetAsync(new Uri("/api/v1/accounts", UriKind.Relative), token)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await client.GetAsync(new Uri("/api/v1/mediation-cases", UriKind.Relative), token)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await client.PostAsJsonAsync(
            "/api/v1/organisations",
            new { id = Guid.CreateVersion7(), occurredOn = "2020-01-01", code = "420202", name = "黄石港区", kind = "district" },
            token)).StatusCode
            .ShouldBe(HttpStatusCode.Created);

        async Task<HttpStatusCode> StatusAsync(string path, object body)
        {
            using var response = await client.PostAsJsonAsync($"/api/v1/{path}", body, token);
            return response.StatusCode;
        }
    }
}
