using System.Globalization;
using CaseTrack.Access;
using CaseTrack.Access.Accounts;
using CaseTrack.Benchmarks.Running;
using CaseTrack.Hosting;
using CaseTrack.Mediation;
using CaseTrack.Numbers;
using CaseTrack.Organisations;
using Marten;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace CaseTrack.Benchmarks.Fill;

/// <summary>Fills the service's database through the service's own code, without a request for each act.</summary>
/// <remarks>The service is composed as it always is (<see cref="CaseTrackSetup"/>), on a clock that walks through the ten years; whole
/// histories are appended by its own store, a hundred streams a transaction, one writer a core. Its projections write records, ledger and
/// terms, its seals are on every event. A process of its own: what it leaves in memory is in nobody's way.</remarks>
public static class FillProgram
{
    private const int StreamsInOne = 100;

    /// <param name="connectionString">An empty database.</param>
    /// <param name="keysFolder">Where the service's keys are, or will be.</param>
    /// <param name="cases">How many cases.</param>
    public static async Task RunAsync(string connectionString, string keysFolder, int cases)
    {
        // The same few statements hundreds of thousands of times: prepared once a connection. Only here; what is measured runs as it is
        // shipped.
        connectionString = new NpgsqlConnectionStringBuilder(connectionString) { MaxAutoPrepare = 200, NoResetOnClose = true }
            .ConnectionString;
        var clock = new FillClock(District.TenYears.From.AddDays(-1));
        var builder = WebApplication.CreateBuilder();
        builder.Configuration.AddInMemoryCollection(ServiceSettings.Of(connectionString, keysFolder));

        // Time brings nothing about while the years are entered: each history holds that already. The chain is linked when the service
        // first runs, as it is after a restore.
        builder.Configuration.AddInMemoryCollection(
            [new("Urls", "http://127.0.0.1:0"), new("Silence", "false"), new("Proof:Chain", "false"), new("Metrics:RefreshSeconds", "0")]);
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        await using var app = builder.AddCaseTrack(connectionString, clock).Build();
        app.MapCaseTrack();
        await app.StartAsync();
        var store = app.Services.GetRequiredService<IDocumentStore>();
        await EstablishAsync(store);
        await OpenAccountsAsync(app.Services, clock);
        await Parallel.ForEachAsync(
            CaseHistories.Of(cases).Chunk(StreamsInOne), new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount },
            async (histories, token) =>
            {
                clock.Reach(histories.Max(x => x.LastOn));
                await using var session = store.LightweightSession(District.Code);
                session.LastModifiedBy = "fill";
                foreach (var history in histories)
                {
                    session.Events.StartStream<MediationCase>(history.Id, history.Events);
                }

                await session.SaveChangesAsync(token);
            });
        await ContinueNumbersAsync(store, app.Services.GetRequiredService<NumberTemplates>(), cases);
        await app.StopAsync();
    }

    private static async Task EstablishAsync(IDocumentStore store)
    {
        await using var session = store.LightweightSession(District.Code);
        session.LastModifiedBy = "fill";
        foreach (var row in District.Organisations)
        {
            session.Events.StartStream<Organisation>(Guid.CreateVersion7(), new OrganisationEstablished(
                DateOnly.ParseExact(row["establishedOn"], "yyyy-MM-dd", CultureInfo.InvariantCulture), row["code"], row["name"],
                Enum.GetValues<OrganisationKind>().Single(x => Wire.Name(x) == row["kind"]),
                row.TryGetValue("committeeKind", out var kind) ? Enum.GetValues<CommitteeKind>().Single(x => Wire.Name(x) == kind) : null,
                row.GetValueOrDefault("parent")));
        }

        await session.SaveChangesAsync();
    }

    private static async Task OpenAccountsAsync(IServiceProvider services, TimeProvider clock)
    {
        await using var scope = services.CreateAsyncScope();
        var accounts = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();
        await OpenAsync(District.Leader, new Grant("leader"));
        for (var i = 0; i < District.Committees.Count; i++)
        {
            await OpenAsync(District.Mediator(i), new Grant("mediator", District.Committee(i)));
        }

        await OpenAsync(District.Importer, new Grant("importer", District.Code), new Grant("street-office", District.Code));

        async Task OpenAsync(string userName, params Grant[] grants) => AccountRules.Require(await accounts.CreateAsync(
            new Account
            {
                Id = Guid.CreateVersion7(),
                UserName = userName,
                NormalizedUserName = userName.ToUpperInvariant(),
                DisplayName = userName,
                District = District.Code,
                Grants = grants,
                CreatedAt = clock.GetUtcNow(),
            }, District.Password));
    }

    /// <summary>The series go on after the numbers the histories hold: the next of each year is entered as one from paper is.</summary>
    private static async Task ContinueNumbersAsync(IDocumentStore store, NumberTemplates templates, int cases)
    {
        var last = new Dictionary<int, int>();
        foreach (var accepted in CaseHistories.Of(cases).SelectMany(x => x.Events).OfType<MediationAccepted>())
        {
            last[accepted.OccurredOn.Year] = last.GetValueOrDefault(accepted.OccurredOn.Year) + 1;
        }

        foreach (var (year, serial) in last)
        {
            await using var session = store.LightweightSession(District.Code);
            await session.NumberAsync(
                CaseHistories.Number(year, serial + 10), templates, NumberedDocument.MediationCase, District.Committees[0],
                new DateOnly(year, 12, 31), CancellationToken.None);
            await session.SaveChangesAsync();
        }
    }
}
