using System.Net;
using System.Net.Http.Json;
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

    public string ConnectionString { get; private set; } = "";

    public virtual async ValueTask InitializeAsync()
    {
        ConnectionString = await TestServer.CreateDatabaseAsync();
        App = await AlbaHost.For<Program>(builder => Configure(builder
            .UseSetting("ConnectionStrings:CaseTrack", ConnectionString)
            .UseSetting(SecretFile.CreateSetting, "true")
            .UseSetting("Silence", "false")
            .UseSetting("RateLimits:Enabled", "false")
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

    public async Task<(HttpStatusCode Status, JsonNode? Body, HttpResponseMessage Answer)> PostAsync(
        string path, object body, string? ifMatch = null, string? key = null, string? district = null, string? language = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/{path}");
        request.Content = body is string raw ? new StringContent(raw, System.Text.Encoding.UTF8, "application/json")
            : JsonContent.Create(body);
        if (ifMatch is not null)
        {
            request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        }

        if (key is not null)
        {
            request.Headers.Add("Idempotency-Key", key);
        }

        if (language is not null)
        {
            request.Headers.Add("Accept-Language", language);
        }

        return await SendAsync(request, district);
    }

    public Task<(HttpStatusCode Status, JsonNode? Body, HttpResponseMessage Answer)> GetAsync(string path, string? district = null) =>
        SendAsync(new HttpRequestMessage(HttpMethod.Get, path.StartsWith('/') ? path : $"/api/v1/{path}"), district);

    /// <summary>Makes requests under one <c>X-Correlation-ID</c>, which every event that comes of them keeps.</summary>
    public async Task CorrelatedAsync(string correlation, Func<Task> requests)
    {
        this.correlation.Value = correlation;
        await requests();
        this.correlation.Value = null;
    }

    private async Task<(HttpStatusCode Status, JsonNode? Body, HttpResponseMessage Answer)> SendAsync(
        HttpRequestMessage request, string? district)
    {
        if (correlation.Value is { } together)
        {
            request.Headers.Add("X-Correlation-ID", together);
        }

        if (request.Headers.Authorization is null)
        {
            request.Headers.Authorization = new(LoadingAccess.SchemeName, Node.Everybody.Value);
            request.Headers.Add(LoadingAccess.ActorHeader, "tester");
            request.Headers.Add(LoadingAccess.DistrictHeader, district ?? "420202");
        }

        using var client = App.Server.CreateClient();
        var answer = await client.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        return (answer.StatusCode, text.Length > 0 && text[0] is '{' or '[' ? JsonNode.Parse(text) : null, answer);
    }
}
