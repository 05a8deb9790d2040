using CaseTrack.Access.Accounts;
using CaseTrack.Access.SignIn;
using CaseTrack.Hosting;
using CaseTrack.Store;
using Marten;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CaseTrack.Demo;

/// <summary>示范年度 2022. Loads the year of the published report once, through the same requests a person makes.</summary>
public static class DemonstrationYear
{
    /// <summary>Runs the service on a port of its own with the demonstration's clock, makes every request of the plan, and stops it
    /// again.</summary>
    /// <remarks>A load that was cut off goes on where it stopped. The running service itself has no way to set its clock.</remarks>
    /// <exception cref="InvalidOperationException">The district holds records that are not the demonstration's.</exception>
    public static async Task LoadAsync(IConfiguration settings, string connectionString, TextWriter output, CancellationToken token)
    {
        var clock = new DemoClock();
        var plan = DemoPlan.Read();
        var district = settings["Demonstration:District"] ?? "420202";
        var builder = WebApplication.CreateBuilder();

        // The same keys as the service that runs afterwards.
        builder.Configuration.AddConfiguration(settings);
        builder.Configuration.AddInMemoryCollection(
            [new("Urls", "http://127.0.0.1:0"), new("Silence", "false"), new("Proof:Chain", "false"),
            new("Notifications:Look", "false"), new("Mail:Send", "false"),
            new("RateLimits:Enabled", "false"), new("Metrics:RefreshSeconds", "0"),
            new("Logging:LogLevel:Microsoft.Hosting.Lifetime", "Warning")]);
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        var secret = LoadingSecret.New();
        secret.LetIn(builder.Services);
        builder.Services.AddSingleton(new DemonstrationMode(true));
        await using var app = builder.AddCaseTrack(connectionString, clock).Build();
        app.MapCaseTrack();
        await app.StartAsync(token);

        var versions = await VersionsAsync(app.Services.GetRequiredService<IDocumentStore>(), district, token);
        var ours = plan.Select(step => step.RecordId).ToHashSet();
        if (versions.Keys.Any(id => !ours.Contains(id))
            && !plan.All(step => versions.GetValueOrDefault(step.RecordId) >= step.ExpectedVersion))
        {
            throw new InvalidOperationException(
                "该区已有正式记录，不能载入示范年度 (the district holds real records; the demonstration year is not loaded among them).");
        }

        if (plan.Any(step => versions.GetValueOrDefault(step.RecordId) < step.ExpectedVersion))
        {
            using var client = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
            await DemoYear.LoadAsync(client, secret, clock, district, plan, versions, new Meter(output), token);
            await output.WriteLineAsync();
        }

        await DemonstrationAccounts.OpenAsync(app.Services, district, output);
        await app.StopAsync(token);
    }

    private static async Task<IReadOnlyDictionary<Guid, int>> VersionsAsync(IDocumentStore store, string district, CancellationToken token)
    {
        await using var connection = store.Storage.Database.CreateConnection();
        await connection.OpenAsync(token);
        await using var command = new Npgsql.NpgsqlCommand(StoredEvents.Versions, connection);
        command.Parameters.Add(new Npgsql.NpgsqlParameter<string> { TypedValue = district });
        await using var rows = await command.ExecuteReaderAsync(token);
        var versions = new Dictionary<Guid, int>();
        while (await rows.ReadAsync(token))
        {
            versions[rows.GetGuid(0)] = (int)rows.GetInt64(1);
        }

        return versions;
    }

    private sealed class Meter(TextWriter output) : IProgress<(int Done, int Total)>
    {
        private int shown = -1;

        public void Report((int Done, int Total) value)
        {
            var percent = 100 * value.Done / Math.Max(1, value.Total);
            if (percent != shown)
            {
                shown = percent;
                output.Write($"\r载入示范年度 2022: {percent,3}% ({value.Done}/{value.Total})");
            }
        }
    }
}
