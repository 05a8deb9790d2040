using System.Net.Http.Json;
using CaseTrack.Access.Log;
using Marten;
using Microsoft.Extensions.DependencyInjection;

namespace CaseTrack.Tests.Operations;

/// <summary>Where a request comes from, behind a proxy and without.</summary>
[Trait("Speed", "slow")]
public sealed class ProxyTests
{
    [Theory]
    [InlineData(null, "127.0.0.1")] // nobody's word is taken
    [InlineData("10.0.0.0/8", "127.0.0.1")] // not that one's
    [InlineData("127.0.0.1", "198.51.100.7")] // the proxy's own word, not what the caller told it before
    [InlineData("127.0.0.1, 198.51.100.0/24", "203.0.113.9")] // two proxies in a row
    public async Task The_callers_address_is_what_a_known_proxy_says(string? proxies, string expected)
    {
        await using var node = await Node.StartAsync(await TestServer.CreateDatabaseAsync(), TimeProvider.System, silence: false,
            prepare: builder => builder.Configuration["Listening:Proxies"] = proxies);
        using var client = new HttpClient { BaseAddress = new Uri(node.Address) };
        using var request = new HttpRequestMessage(
            HttpMethod.Post, "/api/v1/sign-ins")
        { Content = JsonContent.Create(new { userName = "nobody", password = "x" }) };
        request.Headers.Add("X-Forwarded-For", "203.0.113.9, 198.51.100.7");
        using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
        ((int)answer.StatusCode).ShouldBe(401);
        await using var session = node.Services.GetRequiredService<IDocumentStore>().QuerySession(AccessLog.NoDistrict);
        (await session.Query<AccessEntry>().ToListAsync(TestContext.Current.CancellationToken))
            .ShouldHaveSingleItem().Client.ShouldBe(expected);
    }

    [Fact]
    public async Task What_is_no_address_is_no_setting()
    {
        var database = await TestServer.CreateDatabaseAsync();
        var failure = await Should.ThrowAsync<InvalidOperationException>(
            () => Node.StartAsync(database, TimeProvider.System, silence: false,
            prepare: builder => builder.Configuration["Listening:Proxies"] = "proxy.example"));
        failure.Message.ShouldContain("Listening:Proxies");
    }
}
