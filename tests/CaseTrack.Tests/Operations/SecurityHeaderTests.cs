using System.Net;
using System.Text.RegularExpressions;
using CaseTrack.Tests.Http;

namespace CaseTrack.Tests.Operations;

/// <summary>What a browser is told with every answer, and what no answer tells.</summary>
[Trait("Speed", "slow")]
public sealed partial class SecurityHeaderTests(SecurityHeaderTests.OneNode host) : IClassFixture<SecurityHeaderTests.OneNode>
{
    private const string Closed = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

    /// <summary>A service with Kestrel; what a test server would not write is part of what is asked here.</summary>
    public sealed class OneNode : IAsyncLifetime
    {
        public Node Node { get; private set; } = null!;
        public HttpClient Client { get; } = Node.LetIn(new(new HttpClientHandler { AllowAutoRedirect = false }));

        public async ValueTask InitializeAsync()
        {
            Node = await Node.StartAsync(await TestServer.CreateDatabaseAsync(), TimeProvider.System, silence: false);
            Client.BaseAddress = new Uri(Node.Address);
        }

        public async ValueTask DisposeAsync()
        {
            Client.Dispose();
            await Node.DisposeAsync();
        }
    }

    [Theory]
    [InlineData("GET", "/api/v1/organisations", 200)]
    [InlineData("GET", "/api/v1/organisations/none", 404)]
    [InlineData("GET", "/api/v1/mediation-cases?mistyped=1", 400)]
    [InlineData("POST", "/api/v1/organisations", 415)]
    [InlineData("DELETE", "/api/v1/organisations", 405)]
    [InlineData("GET", "/no/such/page", 404)]
    [InlineData("GET", "/health/live", 200)]
    [InlineData("GET", "/health/ready", 200)]
    [InlineData("GET", "/openapi/v1.json", 200)]
    public async Task Every_answer_is_closed_to_browsers(string method, string path, int status)
    {
        using var answer = await SendAsync(method, path);
        ((int)answer.StatusCode).ShouldBe(status);
        Header(answer, "Content-Security-Policy").ShouldBe(Closed);
        Header(answer, "X-Content-Type-Options").ShouldBe("nosniff");
        Header(answer, "Referrer-Policy").ShouldBe("no-referrer");
        Header(answer, "Cross-Origin-Resource-Policy").ShouldBe("same-origin");
        Header(answer, "Cross-Origin-Opener-Policy").ShouldBe("same-origin");
        Header(answer, "Permissions-Policy").ShouldContain("geolocation=()");
        answer.Headers.Contains("Server").ShouldBeFalse();
        answer.Headers.Contains("Strict-Transport-Security").ShouldBeFalse();
        if (path.StartsWith("/api/", StringComparison.Ordinal))
        {
            answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
        }
    }

    [Fact]
    public async Task The_pages_of_the_description_load_nothing_from_elsewhere_and_have_no_script_of_their_own()
    {
        using var answer = await SendAsync("GET", "/swagger/index.html");
        var policy = Header(answer, "Content-Security-Policy");
        policy.ShouldContain("script-src 'self';");
        policy.ShouldContain("default-src 'none'");
        policy.ShouldNotContain("unsafe");
        policy.ShouldNotContain("http");

        var page = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        InlineScript().IsMatch(page).ShouldBeFalse();
        page.ShouldNotContain("<style");
        page.ShouldNotContain(" style=");
        page.ShouldNotContain(" onload=");
        var sources = Source().Matches(page).Select(x => x.Groups[1].Value).ToList();
        sources.Count.ShouldBeGreaterThan(4);
        foreach (var source in sources)
        {
            source.ShouldNotContain("//");
            using var asset = await host.Client.GetAsync(
                new Uri(new Uri(host.Client.BaseAddress!, "/swagger/"), source), TestContext.Current.CancellationToken);
            asset.StatusCode.ShouldBe(HttpStatusCode.OK, source);
            Header(asset, "X-Content-Type-Options").ShouldBe("nosniff");
        }
    }

    [Fact]
    public async Task Over_https_a_browser_is_told_to_stay_there()
    {
        await using var alba = new CaseTrackHost();
        await alba.InitializeAsync();
        using var client = alba.App.Server.CreateClient();
        client.BaseAddress = new Uri("https://localhost");
        using var answer = await client.GetAsync(new Uri("/health/live", UriKind.Relative), TestContext.Current.CancellationToken);
        Header(answer, "Strict-Transport-Security").ShouldBe("max-age=31536000; includeSubDomains");
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("OPTIONS")]
    public async Task No_other_origin_is_let_in(string method)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), "/api/v1/organisations");
        request.Headers.Add("Origin", "https://elsewhere.example");
        request.Headers.Add("Access-Control-Request-Method", "POST");
        request.Headers.Add("Access-Control-Request-Headers", "content-type");
        using var answer = await host.Client.SendAsync(request, TestContext.Current.CancellationToken);
        answer.Headers.ShouldNotContain(x => x.Key.StartsWith("Access-Control", StringComparison.OrdinalIgnoreCase));
        ((int)answer.StatusCode).ShouldBe(method == "GET" ? 200 : 405);
    }

    [Theory]
    [InlineData("X-Correlation-ID: a\rInjected: 1")]
    [InlineData("X-Correlation-ID: a\nInjected: 1")]
    [InlineData("X-Correlation-ID: a%0d%0aInjected:%201")]
    [InlineData("Idempotency-Key: a\rInjected: 1")]
    [InlineData("Accept-Language: zh%0d%0aInjected:%201")]
    [InlineData("CaseTrack-Actor: a\u0001Injected: 1")]
    public async Task A_header_cannot_bring_another_into_the_answer(string header)
    {
        var answer = await RawHttp.SendAsync(host.Node.Address,
            $"GET /api/v1/mediation-cases?limit=1&after=%0d%0aInjected:%201 HTTP/1.1\r\nHost: localhost\r\nAuthorization: Loading "
                + $"{Node.Everybody.Value}\r\nCaseTrack-District: 420202\r\n{header}\r\nConnection: close\r\n\r\n");
        answer.ShouldStartWith("HTTP/1.1 400");
        answer.Split("\r\n\r\n")[0].ShouldNotContain("Injected", Case.Insensitive);
    }

    private async Task<HttpResponseMessage> SendAsync(string method, string path)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        if (method == "POST")
        {
            request.Content = new StringContent("a=b", System.Text.Encoding.UTF8, "application/x-www-form-urlencoded");
        }

        return await host.Client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    private static string Header(HttpResponseMessage answer, string name) =>
        answer.Headers.TryGetValues(name, out var values) ? string.Join(", ", values) : "";

    [GeneratedRegex("""<script(?![^>]*\ssrc=)""")]
    private static partial Regex InlineScript();

    [GeneratedRegex("""(?:src|href)="([^"]+)"[^>]*>""")]
    private static partial Regex Source();
}
