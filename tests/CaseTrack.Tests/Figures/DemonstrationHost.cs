using System.Globalization;
using System.Text.Json.Nodes;
using CaseTrack.Demo;
using CaseTrack.Secrets;
using CaseTrack.Tests.Privacy;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

[assembly: AssemblyFixture(typeof(CaseTrack.Tests.Figures.DemonstrationHost))]

namespace CaseTrack.Tests.Figures;

/// <summary>The service with the demonstration year, every request of it made over HTTP with marked personal data and everything told
/// about it
/// on the way overheard; shared by the run and only read.</summary>
public sealed class DemonstrationHost : CaseTrackHost
{
    private readonly Lazy<Task> loaded;
    private string kept = "";

    public DemonstrationHost() => loaded = new(LoadAsync);

    /// <summary>Started by the first test that needs it.</summary>
    public override ValueTask InitializeAsync() => ValueTask.CompletedTask;

    /// <summary>Loads it once; if that fails, every test that needs it says why.</summary>
    public Task ReadyAsync() => loaded.Value;

    /// <summary>What was overheard while the year was loaded.</summary>
    public Eavesdropper Overheard { get; } = new();

    private async Task LoadAsync()
    {
        ConnectionString = await TestServer.CreateDatabaseAsync();
        var clock = new DemoClock();
        var plan = Marks.Put(DemoPlan.Read());
        Overheard.Listen();
        await using (var node = await Node.StartAsync(ConnectionString, clock, silence: false, prepare: builder =>
        {
            builder.Configuration[SecretFile.CreateSetting] = "true";
            // Everything there is to hear, whatever the program's own settings leave out.
            builder.Logging.AddProvider(Overheard);
            builder.Services.PostConfigure<LoggerFilterOptions>(options =>
            {
                options.Rules.Clear();
                options.MinLevel = LogLevel.Debug;
            });
        }))
        {
            await DemoYear.LoadAsync(
                node.Client, Node.Everybody, clock, "420202", plan, new Dictionary<Guid, int>(), new Progress<(int, int)>(),
                CancellationToken.None);
        }

        Overheard.Stop();
        kept = await TestServer.KeepAsync(ConnectionString);
        await base.InitializeAsync();
    }

    /// <summary>A database with the year as it was loaded, for whoever changes it.</summary>
    public async Task<string> CopyAsync()
    {
        await ReadyAsync();
        return await TestServer.CopyAsync(kept);
    }

    public async Task<Dictionary<string, decimal?>> ValuesAsync(string query = "")
    {
        var (status, body, _) = await GetAsync("figures/2022" + query);
        status.ShouldBe(System.Net.HttpStatusCode.OK, body?.ToString());
        return body!["figures"]!.AsArray().ToDictionary(x => (string)x!["code"]!, x => Number(x!["value"]));
    }

    /// <summary>Every record behind a figure, page after page.</summary>
    public async Task<List<JsonNode>> CasesAsync(string code, string query = "", int limit = 200)
    {
        var cases = new List<JsonNode>();
        string? next = $"/api/v1/figures/2022/{code}/cases{(query.Length > 0 ? query + "&" : "?")}limit={limit}";
        while (next is not null)
        {
            var (status, body, _) = await GetAsync(next);
            status.ShouldBe(System.Net.HttpStatusCode.OK, body?.ToString());
            cases.AddRange(body!["cases"]!.AsArray().Select(x => x!));
            next = (string?)body["next"];
        }

        return cases;
    }

    public static decimal? Number(JsonNode? node) => node is null ? null : decimal.Parse(node.ToString(), CultureInfo.InvariantCulture);
}
