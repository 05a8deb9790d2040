using System.Net;
using System.Text.Json.Nodes;
using Alba;
using CaseTrack.Demo;
using CaseTrack.Secrets;
using JasperFx.CommandLine;
using Microsoft.AspNetCore.Hosting;

[assembly: AssemblyFixture(typeof(CaseTrack.Tests.CommandLine))]

namespace CaseTrack.Tests;

/// <summary>The program runs commands; a test wants its host started.</summary>
public sealed class CommandLine
{
    public CommandLine() => JasperFxEnvironment.AutoStartHost = true;
}

/// <summary>The whole service on a database of its own, asked over HTTP.</summary>
public class CaseTrackHost : IAsyncLifetime
{
    public IAlbaHost App { get; private set; } = null!; // set when started; the shared demonstration host may never be

    private readonly AsyncLocal<string?> correlation = new();

    /// <summary>One of its own, unless it has been given one before it starts.</summary>
    public string ConnectionString { get; protected set; } = "";

    public virtual async ValueTask InitializeAsync()
    {
        if (ConnectionString.Length == 0)
        {
            ConnectionString = await TestServer.CreateDatabaseAsync();
        }

        App = await AlbaHost.For<Program>(builder => Configure(builder
            .UseSetting("ConnectionStrings:CaseTrack", ConnectionString)
            .UseSetting(SecretFile.CreateSetting, "true")
            .UseSetting("Silence", "false")
            .UseSetting("RateLimits:Enabled", "false")
            .UseSetting("Notifications:Look", "false")
            .UseSetting("Metrics:RefreshSeconds", "0")
            .UseSetting("Logging:LogLevel:Default", "Critical")
            .UseSetting("Logging:LogLevel:Marten", "None")
            .UseSetting("Logging:LogLevel:CaseTrack", "None")
            .UseSetting("Logging:LogLevel:Microsoft.Hosting.Lifetime", "None")
            .ConfigureServices(Node.Everybody.LetIn)));
    }

    /// <summary>Settings of a host's own.</summary>
    protected virtual void Configure(IWebHostBuilder builder)
    {
    }

    public async ValueTask DisposeAsync()
    {
        if (App is not null)
        {
            await App.DisposeAsync();
        }

        GC.SuppressFinalize(this);
    }

    public Task<(HttpStatusCode Status, JsonNode? Body, HttpResponseMessage Answer)> PostAsync(
        string path, object body, string? ifMatch = null, string? key = null, string? district = null, string? language = null) =>
        AskAsync(x => x.PostAsync(
            path, body, [("If-Match", ifMatch), ("Idempotency-Key", key), ("Accept-Language", language), .. LetIn(district)]));

    /// <summary>Sends bytes as they are.</summary>
    public Task<(HttpStatusCode Status, JsonNode? Body, HttpResponseMessage Answer)> SendAsync(
        string path, byte[] body, string? district = null, string? type = null) =>
        AskAsync(async x =>
        {
            using var content = new ByteArrayContent(body);
            content.Headers.ContentType = type is null ? null : new(type);
            return await x.SendAsync(HttpMethod.Post, path, content, LetIn(district));
        });

    public Task<(HttpStatusCode Status, JsonNode? Body, HttpResponseMessage Answer)> GetAsync(string path, string? district = null) =>
        AskAsync(x => x.GetAsync(path, LetIn(district)));

    /// <summary>Reads, in English.</summary>
    public Task<(HttpStatusCode Status, JsonNode? Body, HttpResponseMessage Answer)> InEnglishAsync(string path) =>
        AskAsync(x => x.GetAsync(path, [("Accept-Language", "en"), .. LetIn(null)]));

    /// <summary>Asks as whoever the question says.</summary>
    protected async Task<T> AskAsync<T>(Func<ApiClient, Task<T>> question)
    {
        using var client = App.Server.CreateClient();
        return await question(new ApiClient(client));
    }

    /// <summary>Makes requests under one <c>X-Correlation-ID</c>, which every event that comes of them keeps.</summary>
    public async Task CorrelatedAsync(string correlation, Func<Task> requests)
    {
        this.correlation.Value = correlation;
        await requests();
        this.correlation.Value = null;
    }

    private (string Name, string? Value)[] LetIn(string? district) =>
    [
        ("Authorization", $"{LoadingAccess.SchemeName} {Node.Everybody.Value}"), (LoadingAccess.ActorHeader, "tester"),
        (LoadingAccess.DistrictHeader, district ?? "420202"), ("X-Correlation-ID", correlation.Value),
    ];
}
