using System.Text.Json.Nodes;
using CaseTrack.Access;
using CaseTrack.Demo;
using CaseTrack.Organisations;
using CaseTrack.Regions;
using CaseTrack.Tests.Access;
using Marten;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace CaseTrack.Tests.Regions;

/// <summary>A city over three districts: two in the service's database, one in another, which is read by a login that may only
/// read.</summary>
public sealed class RegionHost : AccessHost
{
    public const string City = "420200";
    public const string There = "420281";

    private readonly Lazy<Task> filled;
    private string north = "";
    private string bare = "";

    public RegionHost() => filled = new(FillAsync);

    /// <summary>What the third district says of its year itself.</summary>
    public JsonNode ItsOwn { get; private set; } = null!; // set when it has been filled

    public override async ValueTask InitializeAsync()
    {
        var owner = await TestServer.CreateDatabaseAsync();
        bare = await TestServer.CreateEmptyDatabaseAsync();
        await using (var node = await Node.StartAsync(owner, TimeProvider.System, silence: false))
        {
            node.Client.DefaultRequestHeaders.Remove(LoadingAccess.DistrictHeader);
            node.Client.DefaultRequestHeaders.Add(LoadingAccess.DistrictHeader, There);
            await node.DoAsync("organisations",
                new { id = Guid.CreateVersion7(), occurredOn = "2015-01-01", code = There, name = "大冶市", kind = "district" });
            await node.DoAsync("organisations", new
            {
                id = Guid.CreateVersion7(),
                occurredOn = "2015-01-01",
                code = "tw",
                name = "调委会",
                kind = "mediation-committee",
                committeeKind = "community",
                parent = There,
            });
            foreach (var settled in (bool[])[true, false, false])
            {
                await MediateAsync((path, body) => node.DoAsync(path, body), "tw", settled);
            }

            ItsOwn = await node.GetAsync("figures/2024");
        }

        var (login, password) = ($"region_{Guid.NewGuid():N}", Guid.NewGuid().ToString("N"));
        await TestServer.ExecuteAsync(owner, $"""
            create role {login} login password '{password}'; grant usage on schema casetrack to {login};
            grant select on all tables in schema casetrack to {login};
            revoke select on casetrack.mt_doc_account, casetrack.mt_doc_party, casetrack.mt_doc_partykey, casetrack.mt_doc_accessentry
            from {login}
            """);
        north = new NpgsqlConnectionStringBuilder(owner) { Username = login, Password = password }.ConnectionString;
    }

    /// <summary>The city has its accounts, its districts, and one settled case more in one of them; if that fails, every test says
    /// why.</summary>
    public Task FilledAsync() => filled.Value;

    private async Task FillAsync()
    {
        await ReadyAsync();
        foreach (var region in (string[])[City, "420000", "420100"])
        {
            await DoAsync("organisations",
                new { id = Guid.CreateVersion7(), occurredOn = "2015-01-01", code = region, name = region, kind = "district" }, region);
        }

        await MediateAsync((path, body) => DoAsync(path, body, Here), "a-tw", true);
        await AccountAsync("leader.city", City, new Grant("leader"));
        await AccountAsync("leader.other", "420100", new Grant("leader"));
        await AccountAsync("mediator.city", City, new Grant("mediator", City));
        foreach (var (district, database) in ((string, string?)[])[(Here, null), (Elsewhere, null), (There, "north")])
        {
            await AssignAsync(City, new(district, null, null, database));
        }
    }

    /// <summary>Says it as the command does, whatever the codes are.</summary>
    public Task AssignAsync(string region, MemberDistrict said) => AssignAsync(App.Services, region, said);

    /// <summary>The same in any service.</summary>
    public static async Task AssignAsync(IServiceProvider services, string region, MemberDistrict said)
    {
        await using var session = services.GetRequiredService<IDocumentStore>().LightweightSession(region);
        var root = await session.OrganisationAsync(region, CancellationToken.None);
        (await session.Events.FetchForWriting<Organisation>(root!.Id))
            .AppendOne(new AssignDistrict(region, said).Event(Today.Of(TimeProvider.System)));
        await session.SaveChangesAsync();
    }

    public async Task<JsonNode> UnionAsync(string region, string query = "")
    {
        var (status, body, _) = await GetAsync($"regions/figures/2024{query}", region);
        ((int)status).ShouldBe(200, $"{body}");
        return body!;
    }

    protected override IEnumerable<Role> Opened => [Role.Find("leader")!, Role.Find("administrator")!];

    protected override void Configure(IWebHostBuilder builder) => builder
        .UseSetting($"{RegionDatabases.Setting}:north", north)
        .UseSetting($"{RegionDatabases.Setting}:bare", bare)
        .UseSetting($"{RegionDatabases.Setting}:gone", "Host=127.0.0.1;Port=1;Username=nobody;Database=nowhere");

    private static async Task MediateAsync(Func<string, object, Task> act, string committee, bool settled)
    {
        var id = Guid.CreateVersion7();
        await act("mediation-cases", new
        {
            id,
            occurredOn = "2024-05-06",
            committee,
            source = "application",
            disputeType = "01",
            people = 3,
        });
        await act($"mediation-cases/{id}/acceptance", new { occurredOn = "2024-05-06", mediators = (string[])["m"] });
        if (settled)
        {
            await act($"mediation-cases/{id}/agreement", new { occurredOn = "2024-05-08", form = "oral", amountYuan = 700 });
        }
    }
}
