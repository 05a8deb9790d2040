using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace CaseTrack.Tests.Postgres;

/// <summary>Promise 1: no acknowledged write is lost.</summary>
[Trait("Speed", "slow")]
public sealed class CrashTests
{
    [Fact]
    public async Task Killing_the_database_under_load_loses_no_acknowledged_write()
    {
        var token = TestContext.Current.CancellationToken;
        using var service = await ServiceProcess.StartAsync(["--RateLimits:Enabled=false"], token);
        using var client = new HttpClient { BaseAddress = new Uri(service.Address), Timeout = TimeSpan.FromSeconds(60) };
        await service.SetUpAsync(client, token);
        (await EstablishAsync(client, "420202", "district", null, token)).ShouldBeTrue();

        var acknowledged = new List<string>();
        var attempts = 0;
        var watch = Stopwatch.StartNew();
        // Until as many writes have come through after the kill as before it; the service brings its database back by itself.
        while (acknowledged.Count < 60)
        {
            watch.Elapsed.ShouldBeLessThan(TimeSpan.FromMinutes(10), "the database is back");
            var code = $"unit-{++attempts}";
            if (await EstablishAsync(client, code, "department", "420202", token))
            {
                acknowledged.Add(code);
            }

            if (attempts == 30)
            {
                await service.KillDatabaseAsync(token);
            }
        }

        var tree = await client.GetFromJsonAsync<JsonNode>("/api/v1/organisations", token);
        var kept = tree!["organisations"]![0]!["beneath"]!.AsArray().Select(x => (string)x!["code"]!).ToHashSet();
        acknowledged.ShouldBeSubsetOf(kept);
    }

    private static async Task<bool> EstablishAsync(HttpClient client, string code, string kind, string? parent, CancellationToken token)
    {
        try
        {
            using var answer = await client.PostAsJsonAsync("/api/v1/organisations",
                new JsonObject
                {
                    ["id"] = Guid.CreateVersion7().ToString(),
                    ["occurredOn"] = "2020-01-01",
                    ["code"] = code,
                    ["name"] = code,
                    ["kind"] = kind,
                    ["parent"] = parent
                }, token);
            return answer.StatusCode is HttpStatusCode.Created;
        }
        catch (Exception failure)
            when (failure is HttpRequestException || (failure is TaskCanceledException && !token.IsCancellationRequested))
        {
            return false; // broken off, or without an answer in time
        }
    }
}
