using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using CaseTrack.Access.Accounts;
using CaseTrack.Figures;
using CaseTrack.Proof;
using CaseTrack.Store;
using CaseTrack.Tests.Figures;
using CaseTrack.Tests.Releases;
using Marten;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CaseTrack.Tests.Events;

/// <summary>A database as a release left it: <c>database.sql.gz</c> with the keys it needs, and what the service said of it in
/// <c>folded/{release}/database.json</c>.</summary>
public sealed class ReleaseDatabase(string release)
{
    public const string District = "420202";
    public const string Password = "kleines-Boot-im-Hafen";

    private static readonly DateTimeOffset Closed = SetClock.At("2023-01-12");

    private static readonly string[] Kinds = ["mediation-cases", "review-applications", "supervision-files"];

    public string Script => GoldenFolder.Of(release, "database.sql.gz");

    public string Said => GoldenFolder.Of("folded", release, "database.json");

    private string Keys => GoldenFolder.Of(release, "database-keys.json");

    /// <summary>The releases that have left one.</summary>
    public static IEnumerable<TheoryDataRow<string>> Left =>
        GoldenFolder.Releases.Where(x => File.Exists(new ReleaseDatabase(x).Script)).Select(x => new TheoryDataRow<string>(x));

    /// <summary>Puts it into a database of its own.</summary>
    public async Task<string> LoadAsync(CancellationToken token)
    {
        var database = await TestServer.CreateEmptyDatabaseAsync();
        await using var unpacked = new GZipStream(File.OpenRead(Script), CompressionMode.Decompress);
        using var reader = new StreamReader(unpacked);
        await TestServer.ExecuteAsync(database, await reader.ReadToEndAsync(token));
        return database;
    }

    /// <summary>Starts this build on it, on the day it was left, with its keys.</summary>
    public Task<Node> OpenAsync(string database, Action<WebApplicationBuilder>? prepare = null) =>
        OpenAsync(database, new SetClock(Closed), prepare);

    /// <summary>Makes the one of the release that is being worked on: months in which anything happens, the year's release, late
    /// entries.</summary>
    public async Task MakeAsync()
    {
        if (!File.Exists(Keys))
        {
            using var signing = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            using var token = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            GoldenFolder.Write(Keys, new JsonObject
            {
                ["About"] = "Made for database.sql beside this file. They are published here and protect nothing: use them nowhere else.",
                ["Privacy:MasterKey"] = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)),
                ["Proof:SealKey"] = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)),
                ["Signing:Key"] = signing.ExportPkcs8PrivateKeyPem(),
                ["Access:TokenKey"] = token.ExportPkcs8PrivateKeyPem(),
            });
        }

        var database = await TestServer.CreateEmptyDatabaseAsync();
        var clock = new SetClock(SetClock.At("2022-02-07"));
        JsonObject said;
        await using (var node = await OpenAsync(database, clock))
        {
            var walk = new RandomWalk(node, clock, 2022);
            await walk.FoundAsync();
            await walk.GoAsync(110, hours: 40);
            foreach (var kind in Kinds)
            {
                await JoinAsync(node, clock, kind);
            }

            clock.Set(SetClock.At("2023-01-09"));
            var id = Guid.CreateVersion7();
            await node.DoAsync("report-templates", new { id, occurredOn = "2023-01-09", text = "本年受理{{mediation.accepted}}件。" });
            id = Guid.CreateVersion7();
            await node.DoAsync("releases", new { id, occurredOn = "2023-01-09", year = 2022 });
            (await node.PostAsync($"releases/{id}/approval", new { occurredOn = "2023-01-09" }, actor: "director")).Status.ShouldBe(200);
            await using (var scope = node.Services.CreateAsyncScope())
            {
                var accounts = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();
                var account = new Account
                {
                    UserName = "leader",
                    NormalizedUserName = "LEADER",
                    DisplayName = "局长",
                    District = District,
                    Grants = [new("leader")],
                };
                (await accounts.CreateAsync(account, Password)).Succeeded.ShouldBeTrue();
            }

            clock.Set(SetClock.At("2023-01-11"));
            await walk.GoAsync(6, hours: 2);
            clock.Set(Closed);
            var chain = node.Services.GetRequiredService<Chain>();
            (await chain.ExtendAsync(District, CancellationToken.None)).ShouldBeGreaterThan(0);
            (await chain.KeepHeadAsync(District, CancellationToken.None)).ShouldNotBeNull();
            said = await SaidAsync(node);
        }

        GoldenFolder.Write(Said, said);
        await using var packed = new GZipStream(File.Create(Script), CompressionLevel.SmallestSize);
        await packed.WriteAsync(Encoding.UTF8.GetBytes(await DatabaseCopy.ScriptAsync(database)));
    }

    /// <summary>What the service says of it: figures, records as they are stored, people, releases.</summary>
    public static async Task<JsonObject> SaidAsync(Node node)
    {
        var versions = FigureCatalogue.All.ToDictionary(x => x.Code, x => x.DefinitionVersion);
        var figures = new JsonObject();
        foreach (var figure in (await node.GetAsync("figures/2022"))["figures"]!.AsArray())
        {
            var code = (string)figure!["code"]!;
            figures[code] = new JsonObject { ["definition"] = versions[code], ["value"] = figure["value"]?.DeepClone() };
        }

        var (records, people, releases) = (new JsonObject(), new JsonObject(), new JsonObject());
        await using var connection = node.Services.GetRequiredService<IDocumentStore>().Storage.Database.CreateConnection();
        await connection.OpenAsync();
        foreach (var kind in RecordKind.EventTypes.Select(RecordKind.OfEvent).Distinct().OrderBy(x => x.Name, StringComparer.Ordinal))
        {
            await using var command = connection.CreateCommand();
            var table = $"{StoreSchema.Name}.mt_doc_{kind.RecordType.Name.ToLowerInvariant()}";
            command.CommandText = $"select id::text, data::text from {table} order by id";
            await using var rows = await command.ExecuteReaderAsync();
            while (await rows.ReadAsync())
            {
                var (path, record) = ($"{kind.Name}/{rows.GetString(0)}", JsonNode.Parse(rows.GetString(1))!);
                records[path] = record;
                if (kind.Name == CaseTrack.Releases.Release.Kind)
                {
                    releases[path] = await node.GetAsync($"{path}/export");
                }
                else if (record["dossier"]?["parties"] is JsonArray { Count: > 0 })
                {
                    people[path] = (await node.GetAsync($"{path}/parties"))["parties"]!.DeepClone();
                }
            }
        }

        return new JsonObject { ["figures"] = figures, ["records"] = records, ["people"] = people, ["releases"] = releases };
    }

    private Task<Node> OpenAsync(string database, SetClock clock, Action<WebApplicationBuilder>? prepare = null) =>
        Node.StartAsync(database, clock, silence: false, prepare: x =>
        {
            x.Configuration.AddJsonFile(Keys, optional: false);
            prepare?.Invoke(x);
        });

    private static async Task JoinAsync(Node node, SetClock clock, string kind)
    {
        var (party, joined) = (new { id = Guid.CreateVersion7(), role = "applicant", partyKind = "person", name = "欧阳示例" }, false);
        foreach (var record in (await node.GetAsync($"{kind}?limit=20"))["records"]!.AsArray())
        {
            // Not to one that has been voided meanwhile.
            var path = $"{kind}/{record!["id"]}/parties";
            joined = joined || (await node.PostAsync(path, new { occurredOn = Today.Of(clock).Date, party })).Status is 200;
        }

        joined.ShouldBeTrue(kind);
    }
}
