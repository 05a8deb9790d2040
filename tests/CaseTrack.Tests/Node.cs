using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using CaseTrack.Demo;
using CaseTrack.Hosting;
using CaseTrack.Web.Pages;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace CaseTrack.Tests;

/// <summary>A clock that a test sets and that runs on from there.</summary>
public sealed class SetClock(DateTimeOffset start) : TimeProvider
{
    private readonly Lock gate = new();
    private DateTimeOffset set = start;
    private Stopwatch since = Stopwatch.StartNew();

    /// <summary>An office day, Asia/Shanghai.</summary>
    public static DateTimeOffset At(string day, string time = "09:00") =>
        new(Given.Day(day), TimeOnly.Parse(time, CultureInfo.InvariantCulture), Today.ShanghaiOffset);

    public void Set(DateTimeOffset instant)
    {
        lock (gate)
        {
            (set, since) = (instant, Stopwatch.StartNew());
        }
    }

    public override DateTimeOffset GetUtcNow()
    {
        lock (gate)
        {
            return (set + since.Elapsed).ToUniversalTime();
        }
    }
}

/// <summary>One running service of several on one database, with Kestrel, asked over HTTP.</summary>
public sealed class Node : IAsyncDisposable
{
    /// <summary>What tests about other things than access let themselves in with.</summary>
    public static readonly LoadingSecret Everybody = LoadingSecret.New();

    private readonly WebApplication app;
    private readonly HttpClient client;

    private Node(WebApplication app)
    {
        this.app = app;
        client = LetIn(new HttpClient { BaseAddress = new Uri(app.Urls.First()) });
    }

    /// <summary>The client with every right, for tests about other things.</summary>
    public static HttpClient LetIn(HttpClient client)
    {
        client.DefaultRequestHeaders.Authorization = new(LoadingAccess.SchemeName, Everybody.Value);
        client.DefaultRequestHeaders.Add(LoadingAccess.DistrictHeader, "420202");
        return client;
    }

    public IServiceProvider Services => app.Services;

    /// <summary>Asks over real HTTP as whoever it is told to.</summary>
    public HttpClient Client => client;

    public string Address => app.Urls.First();

    /// <summary>Starts one. A test makes the requests of thousands: nothing is counted or measured unless it prepares otherwise.</summary>
    public static async Task<Node> StartAsync(
        string connectionString, TimeProvider clock, int nodes = 1, bool silence = true, Action<WebApplicationBuilder>? prepare = null)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Configuration.AddInMemoryCollection(
            [new("Urls", "http://127.0.0.1:0"), new("Nodes", $"{nodes}"), new("Silence", $"{silence}"),
            new("Logging:LogLevel:Default", "None"),
                new("RateLimits:Enabled", "false"), new("Metrics:RefreshSeconds", "0"), new("Notifications:Look", "false")]);
        builder.Logging.ClearProviders();
        prepare?.Invoke(builder);
        Everybody.LetIn(builder.Services);
        var app = builder.AddPages().AddCaseTrack(connectionString, clock).Build();
        try
        {
            app.MapCaseTrack();
            app.MapPages();
            await app.StartAsync();
            return new Node(app);
        }
        catch
        {
            // What has started by then would go on in the background of the other tests.
            await app.DisposeAsync();
            throw;
        }
    }

    /// <summary>Acts upon the record as it is now.</summary>
    public async Task<(int Status, JsonNode? Body)> PostAsync(
        string path, object body, string? ifMatch = "*", string language = "zh", string? actor = null, string? confirm = null)
    {
        var (status, answer, response) = await new ApiClient(client).PostAsync(path, body, ("Accept-Language", language),
            (LoadingAccess.ActorHeader, actor ?? "tester"), ("If-Match", ifMatch), (Confirmation.Header, confirm));
        response.Dispose();
        return ((int)status, answer);
    }

    /// <summary>Acts, and fails the test if that is refused.</summary>
    public async Task<JsonNode?> DoAsync(string path, object body, string? confirm = null)
    {
        var (status, answer) = await PostAsync(path, body, confirm: confirm);
        status.ShouldBeInRange(200, 299, $"{path}: {answer}");
        return answer;
    }

    /// <summary>Acts upon what a publication counts: one person proposes, another does it.</summary>
    public async Task<JsonNode?> DoByTwoAsync(string record, string act, string occurredOn, string reason, Guid? other = null)
    {
        var (status, answer) = await PostAsync($"{record}/proposals", new { occurredOn, act, reason, other }, actor: "proposer");
        status.ShouldBeInRange(200, 299, $"{record}: {answer}");
        return await DoAsync($"{record}/{act}", act switch
        {
            "merging" => new { occurredOn, reason, into = other },
            "voiding" => new { occurredOn, reason, duplicateOf = other },
            _ => new { occurredOn, reason },
        });
    }

    public async Task<JsonNode> GetAsync(string path)
    {
        var (status, answer, response) = await new ApiClient(client).GetAsync(path);
        using (response)
        {
            ((int)status).ShouldBe(200, $"{path}: {await response.Content.ReadAsStringAsync()}");
            return answer!;
        }
    }

    /// <summary>A district with a department and a committee, on its first day.</summary>
    public async Task FoundAsync(string established = "2020-01-01")
    {
        await DoAsync("organisations",
            new { id = Guid.CreateVersion7(), occurredOn = established, code = "420202", name = "黄石港区", kind = "district" });
        await DoAsync("organisations",
            new
            {
                id = Guid.CreateVersion7(),
                occurredOn = established,
                code = "fy",
                name = "区司法局",
                kind = "department",
                parent = "420202"
            });
        await DoAsync("organisations",
            new
            {
                id = Guid.CreateVersion7(),
                occurredOn = established,
                code = "tw",
                name = "楠竹林社区调委会",
                kind = "mediation-committee",
                committeeKind = "community",
                parent = "420202"
            });
    }

    /// <summary>A committee of a street besides.</summary>
    public Task StreetCommitteeAsync() => DoAsync("organisations",
        new
        {
            id = Guid.CreateVersion7(),
            occurredOn = "2020-01-01",
            code = "street-tw",
            name = "街道调委会",
            kind = "mediation-committee",
            committeeKind = "street",
            parent = "420202"
        });

    /// <summary>An application received on a day.</summary>
    public async Task<Guid> ReceiveAsync(string day)
    {
        var id = Guid.CreateVersion7();
        await DoAsync("review-applications",
            new { id, occurredOn = day, office = "fy", respondentKind = "street", subject = "penalty", field = "market" });
        return id;
    }

    /// <summary>The names of what has happened to a record, with their days.</summary>
    public async Task<List<(string Event, string On, string? Actor)>> HistoryAsync(string kind, Guid id) =>
        [.. (await GetAsync($"{kind}/{id}/history"))["events"]!.AsArray()
            .Select(x => ((string)x!["event"]!, (string)x["occurredOn"]!, (string?)x["actor"]))];

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await app.StopAsync();
        await app.DisposeAsync();
    }
}
