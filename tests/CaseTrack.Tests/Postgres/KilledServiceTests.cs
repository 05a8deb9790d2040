using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using CaseTrack.Tests.Operations;

namespace CaseTrack.Tests.Postgres;

/// <summary>Two services on one database, one of them killed: what was acknowledged is there, once, and what was not can be sent
/// again.</summary>
[Trait("Speed", "slow")]
public sealed class KilledServiceTests
{
    private const int Wanted = 48;
    private const int Clients = 4;

    [Fact]
    public async Task One_of_two_services_is_killed_under_load_and_nothing_is_lost_or_doubled()
    {
        var token = TestContext.Current.CancellationToken;
        var database = await TestServer.CreateDatabaseAsync();
        string[] settings =
            [$"--ConnectionStrings:CaseTrack={database}", "--Nodes=2", "--RateLimits:Enabled=false", "--Secrets:Create=true"];
        using var stays = await ServiceProcess.StartAsync(settings, token);
        using var dies = await ServiceProcess.StartAsync(settings, token);
        using var first = new HttpClient { BaseAddress = new Uri(stays.Address), Timeout = TimeSpan.FromSeconds(60) };
        await stays.SetUpAsync(first, token);
        using var second = new HttpClient { BaseAddress = new Uri(dies.Address), Timeout = TimeSpan.FromSeconds(60) };
        second.DefaultRequestHeaders.Authorization = first.DefaultRequestHeaders.Authorization;
        (await EstablishAsync(first, new Unit("420202", "district", null), token)).ShouldBe(HttpStatusCode.Created);

        var (acknowledged, repeated) = (0, 0);
        await Task.WhenAll(Enumerable.Range(0, Clients).Select(async client =>
        {
            for (var i = client; i < Wanted; i += Clients)
            {
                var unit = new Unit($"unit-{i}", "department", "420202");
                var to = i % 2 == 0 ? first : second;
                while (await EstablishAsync(to, unit, token) is not HttpStatusCode.Created)
                {
                    // Whoever has no answer sends the same once more, to whoever is there.
                    Interlocked.Increment(ref repeated).ShouldBeLessThan(1000, "the other service answers");
                    to = first;
                }

                if (Interlocked.Increment(ref acknowledged) == Wanted / 3)
                {
                    dies.Kill();
                }
            }
        }));

        repeated.ShouldBeGreaterThan(0, "the killed service was under load");
        var tree = await first.GetFromJsonAsync<JsonNode>("/api/v1/organisations", token);
        tree!["organisations"]![0]!["beneath"]!.AsArray().Select(x => (string)x!["code"]!).Order(StringComparer.Ordinal)
            .ShouldBe(Enumerable.Range(0, Wanted).Select(x => $"unit-{x}").Order(StringComparer.Ordinal));
        var setting = $"--ConnectionStrings:CaseTrack={database}";
        foreach (var command in (string[])["verify-figures", "verify"])
        {
            var (code, text) = await CommandTests.RunAsync(command, setting);
            code.ShouldBe(0, text);
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{acknowledged} acknowledged, {repeated} sent again, 0 lost, 0 doubled.");
    }

    private static async Task<HttpStatusCode?> EstablishAsync(HttpClient client, Unit unit, CancellationToken token)
    {
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/organisations") { Content = JsonContent.Create(unit) };
            request.Headers.Add("Idempotency-Key", unit.Id.ToString());
            using var answer = await client.SendAsync(request, token);
            return answer.StatusCode;
        }
        catch (Exception failure)
            when (failure is HttpRequestException || (failure is TaskCanceledException && !token.IsCancellationRequested))
        {
            return null;
        }
    }

    private sealed record Unit(string Code, string Kind, string? Parent)
    {
        public Guid Id { get; } = Guid.CreateVersion7();

        public string OccurredOn { get; } = "2020-01-01";

        public string Name => Code;
    }
}
