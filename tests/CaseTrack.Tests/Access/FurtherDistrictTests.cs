using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CaseTrack.Tests.Hosting;

namespace CaseTrack.Tests.Access;

/// <summary>开通一个区: a further district on the same service, by the step that is written down.</summary>
public sealed partial class FurtherDistrictTests
{
    [Fact]
    public async Task A_further_district_gets_its_administrator_by_a_command_once_and_sees_nothing_of_the_first()
    {
        var database = await TestServer.CreateDatabaseAsync();
        await using var node = await Node.StartAsync(database, TimeProvider.System, silence: false);
        await node.FoundAsync();
        using var stranger = new HttpClient { BaseAddress = new Uri(node.Address) };
        var setting = $"--ConnectionStrings:CaseTrack={database}";
        (await CommandTests.RunAsync("open-district", "42020", setting)).Code.ShouldBe(1);
        var (code, text) = await CommandTests.RunAsync("open-district", "420203", setting);
        code.ShouldBe(0, text);
        var secret = Code().Match(text).Value;

        object Setup(string given, string district, string userName) => new { setupCode = given, district, userName, displayName = "管理员", password = "ein-Haus-am-Hang" };
        (await StatusAsync(Setup(secret, "420204", "chief.4"))).ShouldBe(403, "for another district");
        (await StatusAsync(Setup(new string('0', 32), "420203", "chief.3"))).ShouldBe(403);
        (await StatusAsync(Setup(secret, "420203", "chief.3"))).ShouldBe(200);
        (await StatusAsync(Setup(secret, "420203", "chief.33"))).ShouldBe(403, "good once");
        (await CommandTests.RunAsync("open-district", "420203", setting)).Code.ShouldBe(1);

        using var answer = await stranger.PostAsJsonAsync("/api/v1/sign-ins", new { userName = "chief.3", password = "ein-Haus-am-Hang" }, TestContext.Current.CancellationToken);
        var token = JsonNode.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!["accessToken"]!.ToString();
        stranger.DefaultRequestHeaders.Authorization = new("Bearer", token);
        JsonNode.Parse(await stranger.GetStringAsync(new Uri("/api/v1/organisations", UriKind.Relative), TestContext.Current.CancellationToken))!["organisations"]!.AsArray().ShouldBeEmpty();
        using var founded = await stranger.PostAsJsonAsync("/api/v1/organisations",
            new { id = Guid.CreateVersion7(), occurredOn = "2020-01-01", code = "420203", name = "西塞山区", kind = "district" }, TestContext.Current.CancellationToken);
        ((int)founded.StatusCode).ShouldBe(201);

        async Task<int> StatusAsync(object body)
        {
            using var response = await stranger.PostAsJsonAsync("/api/v1/first-administrator", body, TestContext.Current.CancellationToken);
            return (int)response.StatusCode;
        }
    }

    [GeneratedRegex("[0-9a-f]{32}")]
    private static partial Regex Code();
}
