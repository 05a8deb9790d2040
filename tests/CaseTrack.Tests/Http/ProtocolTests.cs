using System.Net;

namespace CaseTrack.Tests.Http;

/// <summary>Odd requests get plain answers.</summary>
[Trait("Speed", "slow")]
public sealed class ProtocolTests(ProtocolTests.Service service) : IClassFixture<ProtocolTests.Service>
{
    public sealed class Service : IAsyncLifetime
    {
        public Node Node { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            Node = await Node.StartAsync(await TestServer.CreateDatabaseAsync(), TimeProvider.System, silence: false);
            await Node.FoundAsync();
        }

        public ValueTask DisposeAsync() => Node.DisposeAsync();
    }

    [Theory]
    [InlineData("Content-Length: 4\r\nContent-Length: 5\r\n\r\nabcde")]
    [InlineData("Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n")]
    [InlineData("Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n")]
    [InlineData("Transfer-Encoding: chunked\r\n\r\nxyz\r\n")]
    public async Task A_message_whose_end_is_in_doubt_is_refused(string rest)
    {
        var answer = await RawHttp.SendAsync(
            service.Node.Address,
            $"POST /api/v1/sign-ins HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: application/json\r\n{rest}");
        answer.ShouldStartWith("HTTP/1.1 4");
    }

    [Fact]
    public async Task Of_two_lengths_the_chunks_count_and_the_connection_ends()
    {
        var answer = await RawHttp.SendAsync(service.Node.Address,
            "POST /api/v1/sign-ins HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: "
                + "4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /health/live HTTP/1.1\r\nHost: localhost\r\n\r\n");
        answer.Split("HTTP/1.1 ").Length.ShouldBe(2, answer);
    }

    [Theory]
    [InlineData("Content-Length: 8000000\r\n\r\n", "")]
    [InlineData("Transfer-Encoding: chunked\r\n\r\n7A1200\r\n", "\r\n0\r\n\r\n")]
    public async Task Whoever_sends_too_much_is_told_so_and_not_cut_off_while_sending(string before, string after)
    {
        // What is asked next on the same connection is answered only where the rest of the body has been taken.
        var answer = await RawHttp.SendAsync(service.Node.Address,
            "POST /api/v1/sign-ins HTTP/1.1\r\nHost: localhost\r\nAccept-Language: en\r\nContent-Type: application/json\r\n" + before
                + new string(' ', 8_000_000) + after + "GET /health/live HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        answer.ShouldStartWith("HTTP/1.1 413");
        answer.ShouldContain("urn:casetrack:problem:too-large");
        answer.ShouldContain("at most 1 MB");
        answer.ShouldContain("HTTP/1.1 200");
    }

    [Theory]
    [InlineData("TRACE")]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    public async Task Another_method_is_not_taken(string method)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), "/api/v1/organisations");
        using var answer = await service.Node.Client.SendAsync(request, TestContext.Current.CancellationToken);
        answer.StatusCode.ShouldBe(HttpStatusCode.MethodNotAllowed);
    }

    [Theory]
    [InlineData("%2527%20or%201%3D1")]
    [InlineData("community%252Dtw")]
    [InlineData("..%252f..%252fetc")]
    public async Task What_is_encoded_twice_is_decoded_once(string unit)
    {
        using var answer = await service.Node.Client.GetAsync(
            new Uri($"/api/v1/figures/2022?unit={unit}", UriKind.Relative), TestContext.Current.CancellationToken);
        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_cursor_says_what_was_asked_and_no_more()
    {
        for (var i = 0; i < 3; i++)
        {
            await service.Node.DoAsync(
                "mediation-cases", new
                {
                    id = Guid.CreateVersion7(),
                    occurredOn = "2026-03-02",
                    committee = "tw",
                    source = "application",
                    disputeType = "02"
                });
        }

        using var answer = await service.Node.Client.GetAsync(
            new Uri("/api/v1/mediation-cases?limit=2&stage=registered", UriKind.Relative), TestContext.Current.CancellationToken);
        var next = answer.Headers.GetValues("Link").Single();
        next.ShouldContain("limit=2");
        next.ShouldContain("stage=registered");
        next.ShouldNotContain(" or ");
    }

    [Fact]
    public async Task A_download_has_a_name_of_the_services_own()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/reports/2026");
        request.Headers.Accept.ParseAdd("application/vnd.openxmlformats-officedocument.wordprocessingml.document");
        using var answer = await service.Node.Client.SendAsync(request, TestContext.Current.CancellationToken);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Content.Headers.ContentDisposition!.DispositionType.ShouldBe("attachment");
        (answer.Content.Headers.ContentDisposition.FileNameStar ?? answer.Content.Headers.ContentDisposition.FileName)!.ShouldMatch(
            "^\"?[\\w\\-.]+\\.docx\"?$");
    }
}
