using System.Security.Cryptography;
using CaseTrack.Operations.Districts;
using CaseTrack.Proof;
using CaseTrack.Secrets;
using CaseTrack.Store;
using CaseTrack.Tests.Figures;
using CaseTrack.Tests.Photos;
using CaseTrack.Tests.Records;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;

namespace CaseTrack.Tests.Operations;

/// <summary>A district that leaves is the same where it arrives: figures, histories, heads, releases, people, photos; or it does not
/// arrive.</summary>
[Trait("Speed", "slow")]
public sealed class DistrictTests(DemonstrationHost demonstration)
{
    private const string District = "420202";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_demonstration_year_arrives_as_it_left()
    {
        await demonstration.ReadyAsync();
        using var folder = new TemporaryFolder();
        var key = Key(folder);
        await demonstration.App.Services.GetRequiredService<Chain>().ExtendAsync(District, Token);
        var left = await ExportAsync(demonstration.App.Services, folder["left"], key);
        left.Parts["events"].Lines.ShouldBeGreaterThan(3_000);
        left.Parts[DistrictFigures.Part].Lines.ShouldBeGreaterThan(50);

        // Nobody signs a head there before the two are compared.
        await using var node = await Node.StartAsync(
            await TestServer.CreateDatabaseAsync(), TimeProvider.System, silence: false,
            prepare: x => x.Configuration["Proof:Chain"] = "false");
        await ImportAsync(node.Services, folder["left"], key);

        // What leaves from there is what arrived, to the last byte; but names are wrapped anew each time.
        var arrived = await ExportAsync(node.Services, folder["arrived"], key);
        Same(left).ShouldBe(Same(arrived));
        (arrived.Sequence, arrived.Link).ShouldBe((left.Sequence, left.Link));
        DemonstrationHost.Number((await node.GetAsync("figures/2022/mediation.community.accepted"))["figure"]!["value"])
            .ShouldBe((await demonstration.ValuesAsync())["mediation.community.accepted"]);
        (await node.GetAsync("figures/2022"))["ledger"]!.ToJsonString().ShouldNotContain("differs");
    }

    [Fact]
    public async Task A_random_history_arrives_under_other_keys_and_goes_on_and_what_was_tampered_with_does_not()
    {
        using var folder = new TemporaryFolder();
        var (clock, old) = (new SetClock(SetClock.At("2023-11-20")), Keys());
        var (record, party, picture) = ($"mediation-cases/{Guid.CreateVersion7()}", Guid.CreateVersion7(), Pictures.Of(300_000));
        var (photo, release) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var database = await TestServer.CreateDatabaseAsync();
        string figures, heads, history;
        await using (var node = await Node.StartAsync(
            database, clock, silence: false, prepare: x => x.Configuration.AddInMemoryCollection(old)))
        {
            await ExplorerTests.FoundAsync(node);
            var explorer = new Explorer(node, clock, 17);
            for (var step = 0; step < 60; step++)
            {
                await explorer.StepAsync(Token);
            }

            clock.Set(clock.GetUtcNow().AddDays(1));
            var today = Today.Of(clock).Date.ToString("yyyy-MM-dd");
            await node.DoAsync("mediation-cases", new
            {
                id = Guid.Parse(record.Split('/')[1]),
                occurredOn = today,
                committee = "a-tw",
                source = "application",
                disputeType = "02",
                parties = (object[])[new { id = party, role = "applicant", partyKind = "person", name = "欧阳迁徙" }],
            });
            await node.DoAsync($"{record}/photos", PhotoHost.Announcing(photo, picture, today));
            for (var i = 0; i * PhotoHost.Length < picture.Length; i++)
            {
                using var part = new ByteArrayContent(PhotoHost.PartOf(picture, i));
                part.Headers.ContentType = new("application/octet-stream");
                using var answer = await node.Client.PostAsync(
                    new Uri($"/api/v1/{record}/photos/{photo}/parts/{i}", UriKind.Relative), part, Token);
                answer.IsSuccessStatusCode.ShouldBeTrue();
            }

            await node.DoAsync("accounts",
                new { userName = "chief.of.old", displayName = "管理员", grants = new[] { new { role = "administrator" } } });
            await node.DoAsync("releases", new { id = release, occurredOn = today, year = 2023, confirmRunning = true });
            (await node.PostAsync($"releases/{release}/approval", new { occurredOn = today }, actor: "director")).Status.ShouldBe(200);
            clock.Set(clock.GetUtcNow().AddDays(1));
            await node.Services.GetServices<IHostedService>().OfType<ChainKeeper>().Single().KeepAsync(Token);
            (figures, heads) = (await FiguresAsync(node), await TextAsync(node, "chain-heads"));
            history = await TextAsync(node, $"{record}/history");
        }

        // As numbers of before the service are kept. By code points 区 comes first, among people in China 安.
        await TestServer.ExecuteAsync(database,
            $"insert into casetrack.entered_numbers values ('{District}', '安调1'), ('{District}', '区调1'), ('{District}', '街调1')");
        var (code, said) = await CommandTests.RunAsync(
            ["district-export", District, folder["left"], "--transfer-key", folder["key"], .. Arguments(database, old)]);
        (code, said.Contains("已导出", StringComparison.Ordinal)).ShouldBe((0, true), said);
        var key = OfficeKey.Transfer(folder["key"]);

        // Nobody signs in with what is in it, and nobody is named in it.
        var everything = string.Concat(
            await Task.WhenAll(Directory.GetFiles(folder["left"]).Select(x => File.ReadAllTextAsync(x, Token))));
        everything.ShouldNotContain("passwordHash");
        everything.ShouldNotContain("迁徙");
        everything.ShouldContain("chief.of.old");

        // Another office: keys of its own; of the former ones it knows what checks, not what signs.
        // Nor does its database order texts as the old one did.
        var (there, empty) = (await TestServer.CreateOtherDatabaseAsync(), await TestServer.CreateDatabaseAsync());
        await File.WriteAllTextAsync(folder["seal"], old["Proof:SealKey"], Token);
        var fresh = Keys();
        (fresh["Proof:FormerSealKeys"], fresh["Signing:FormerKeys"]) = (folder["seal"], Path.Combine(folder["left"], "public-keys"));
        await RefusedAsync(folder, empty, fresh, key);
        (code, said) = await CommandTests.RunAsync(
            ["district-import", folder["left"], "--transfer-key", folder["key"], .. Arguments(there, fresh)]);
        (code, said.Contains("与原系统一致", StringComparison.Ordinal), said.Contains("chief.of.old ", StringComparison.Ordinal))
            .ShouldBe((0, true, true), said);
        await using (var again = await Node.StartAsync(
            there, clock, silence: false, prepare: x => x.Configuration.AddInMemoryCollection(fresh)))
        {
            (await FiguresAsync(again)).ShouldBe(figures);
            (await TextAsync(again, "chain-heads")).ShouldBe(heads);
            (await TextAsync(again, $"{record}/history")).ShouldBe(history);
            (await again.DoAsync("party-disclosures",
                new { kind = "mediation-cases", recordId = record.Split('/')[1], party, purpose = "service" }))!["name"]!.ToString()
                .ShouldBe("欧阳迁徙");
            (await again.DoAsync("party-searches", new { name = "欧阳迁徙" }))!["found"]!.AsArray().Count.ShouldBe(1);
            (await again.Client.GetByteArrayAsync(new Uri($"/api/v1/{record}/photos/{photo}", UriKind.Relative), Token)).ShouldBe(picture);
            var exported = await again.GetAsync($"releases/{release}/export");
            var verdict = await again.DoAsync("release-verifications", new { release = exported });
            ((bool)verdict!["signatureHolds"]!, (bool)verdict["recomputes"]!).ShouldBe((true, true), verdict.ToJsonString());
            await again.ReceiveAsync("2023-11-25");
            await again.Services.GetRequiredService<Chain>().ExtendAsync(District, Token);
            (await again.DoAsync("chain-verifications", new { }))!["holds"]!.GetValue<bool>().ShouldBeTrue();

            // A second time there is something there.
            (await Should.ThrowAsync<InvalidOperationException>(() => ImportAsync(again.Services, folder["left"], key))).Message
                .ShouldContain("导入不覆盖任何数据");
        }
    }

    [Fact]
    public async Task Every_table_leaves_or_is_built_again_or_stays_for_a_reason()
    {
        await using var node = await Node.StartAsync(await TestServer.CreateDatabaseAsync(), TimeProvider.System, silence: false);
        await using var connection = node.Services.GetRequiredService<Marten.IDocumentStore>().Storage.Database.CreateConnection();
        await connection.OpenAsync(Token);
        await using var command = new NpgsqlCommand(StoredRows.Tables, connection);
        await using var rows = await command.ExecuteReaderAsync(Token);
        var tables = new List<string>();
        while (await rows.ReadAsync(Token))
        {
            tables.Add(rows.GetString(0));
        }

        string[] known = [.. DistrictTables.Rows.Select(x => x.Table.Name), .. DistrictTables.Built.Select(x => x.Name),
            DistrictTables.Parties.Name, DistrictTables.PartyKeys.Name, DistrictTables.Photos.Name, .. DistrictTables.Staying.Keys];
        known.Except(tables).ShouldBeEmpty("there is no such table");
        tables.Except(known).Where(x => !DistrictTables.OfTheService.Any(y => x.StartsWith(y, StringComparison.Ordinal))).ShouldBeEmpty();
    }

    /// <summary>Whatever is not as it was written is refused in words, and nothing is there afterwards.</summary>
    private static async Task RefusedAsync(
        TemporaryFolder folder, string database, Dictionary<string, string?> settings, OfficeKey key)
    {
        await using var node = await Node.StartAsync(
            database, TimeProvider.System, silence: false, prepare: x => x.Configuration.AddInMemoryCollection(settings));
        var (whole, events) = (folder["left"], DistrictManifest.PathOf(folder["spoilt"], "events"));
        await RefuseAsync("events", () => EditAsync(events, x => x.Replace("penalty", "permit", StringComparison.Ordinal)));
        await RefuseAsync("events", () =>
        {
            using var half = File.OpenWrite(events);
            half.SetLength(half.Length / 2);
            return Task.CompletedTask;
        });
        await RefuseAsync("heads", () =>
        {
            File.Delete(DistrictManifest.PathOf(folder["spoilt"], "heads"));
            return Task.CompletedTask;
        });
        await RefuseAsync("manifest.json", () =>
        {
            File.Delete(Path.Combine(folder["spoilt"], "manifest.json"));
            return Task.CompletedTask;
        });
        var list = Path.Combine(folder["spoilt"], "manifest.json");
        await RefuseAsync("version 2", () => EditAsync(list, x => x.Replace("\"version\": 1", "\"version\": 2", StringComparison.Ordinal)));
        await RefuseAsync("its signature", () => EditAsync(list, x => x.Replace(District, "420203", StringComparison.Ordinal)));
        await RefuseAsync("cannot be read", () => EditAsync(list, x => x[..(x.Length / 2)]));

        // Whoever signs anew is not who signed; and whoever has the key of the list has not that of the chain.
        var signing = node.Services.GetRequiredService<CaseTrack.Releases.SigningKey>();
        var trusted = signing.Trusted;
        async Task ForgeAsync(CaseTrack.Releases.SigningKey by)
        {
            var manifest = await DistrictManifest.ReadAsync(folder["spoilt"], trusted, Token);
            await EditAsync(events, x => x.Replace("penalty", "permit", StringComparison.Ordinal));
            await using var changed = File.OpenRead(events);
            await (manifest with
            {
                Parts = new Dictionary<string, DistrictPart>(manifest.Parts)
                {
                    ["events"] = manifest.Parts["events"] with
                    {
                        Sha256 = Convert.ToHexStringLower(await SHA256.HashDataAsync(changed, Token)),
                    },
                },
            }).WriteAsync(folder["spoilt"], by, Token);
        }

        using var foreign = CaseTrack.Releases.SigningKey.Load(
            new ConfigurationBuilder().AddInMemoryCollection(Keys()).Build());
        await RefuseAsync("Signing:FormerKeys", () => ForgeAsync(foreign));
        await RefuseAsync("the chain of events", () => ForgeAsync(signing));

        using var other = new TemporaryFolder();
        await CopyAsync();
        (await Should.ThrowAsync<InvalidOperationException>(() => ImportAsync(node.Services, folder["spoilt"], Key(other)))).Message
            .ShouldContain("the transfer key is not the one");
        (await node.GetAsync("events"))["changes"]!.AsArray().ShouldBeEmpty();
        (await node.GetAsync("accounts"))["accounts"]!.AsArray().ShouldBeEmpty();

        async Task RefuseAsync(string words, Func<Task> spoil)
        {
            await CopyAsync();
            await spoil();
            (await Should.ThrowAsync<InvalidOperationException>(() => ImportAsync(node.Services, folder["spoilt"], key))).Message
                .ShouldContain(words);
        }

        Task CopyAsync()
        {
            if (Directory.Exists(folder["spoilt"]))
            {
                Directory.Delete(folder["spoilt"], recursive: true);
            }

            Directory.CreateDirectory(folder["spoilt"]);
            foreach (var file in Directory.GetFiles(whole))
            {
                File.Copy(file, Path.Combine(folder["spoilt"], Path.GetFileName(file)));
            }

            return Task.CompletedTask;
        }

        static async Task EditAsync(string path, Func<string, string> edit)
        {
            var text = await File.ReadAllTextAsync(path, Token);
            var edited = edit(text);
            edited.ShouldNotBe(text);
            await File.WriteAllTextAsync(path, edited, Token);
        }
    }

    private static Task<DistrictManifest> ExportAsync(IServiceProvider services, string folder, OfficeKey key) =>
        ActivatorUtilities.CreateInstance<DistrictExport>(services, ActivatorUtilities.CreateInstance<DistrictPeople>(services))
            .TakeAsync(District, folder, key, Token);

    private static Task<DistrictManifest> ImportAsync(IServiceProvider services, string folder, OfficeKey key) =>
        ActivatorUtilities.CreateInstance<DistrictImport>(services, ActivatorUtilities.CreateInstance<DistrictPeople>(services))
            .TakeInAsync(folder, key, Token);

    private static Dictionary<string, DistrictPart> Same(DistrictManifest manifest) =>
        manifest.Parts.Where(x => !x.Key.StartsWith("sealed-", StringComparison.Ordinal)).ToDictionary();

    private static OfficeKey Key(TemporaryFolder folder)
    {
        File.WriteAllText(folder["key"], Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)));
        return OfficeKey.Transfer(folder["key"]);
    }

    private static Dictionary<string, string?> Keys()
    {
        using var signing = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return new()
        {
            [OfficeKey.Setting] = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)),
            ["Proof:SealKey"] = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)),
            ["Signing:Key"] = signing.ExportPkcs8PrivateKeyPem(),
        };
    }

    private static string[] Arguments(string database, Dictionary<string, string?> settings) =>
        [$"--ConnectionStrings:CaseTrack={database}", .. settings.Select(x => $"--{x.Key}={x.Value}")];

    private static async Task<string> TextAsync(Node node, string path) => (await node.GetAsync(path)).ToJsonString();

    private static async Task<string> FiguresAsync(Node node) => (await node.GetAsync("figures/2023"))["figures"]!.ToJsonString();
}
