using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Text.Json;
using CaseTrack.Hosting;
using CaseTrack.Proof;
using CaseTrack.Releases;
using Marten;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace CaseTrack.Tests.Proof;

/// <summary>Promise 11: any altered, removed or re-ordered event is found by <c>verify</c>, with its sequence.</summary>
public sealed class ChainTests : IAsyncLifetime, IDisposable
{
    private const string District = "420202";
    private const string Events = "casetrack.mt_events";

    private readonly IConfiguration settings = new ConfigurationBuilder().AddInMemoryCollection(
        [new("Proof:SealKey", Convert.ToBase64String(new byte[32])), new("Signing:Key", Pem())]).Build();

    private string database = "";
    private DocumentStore store = null!; // made in InitializeAsync
    private EventSeals seals = null!;
    private SigningKey key = null!;
    private ChainVerification verification = null!;
    private Chain chain = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        database = await TestServer.CreateDatabaseAsync();
        (seals, key) = (new EventSeals(settings), SigningKey.Load(settings));
        store = DocumentStore.For(options => CaseTrackSetup.Store(options, database, TimeProvider.System, CaseTrack.Clocks.TermRules.Shipped, seals));
        await store.Storage.ApplyAllConfiguredChangesToDatabaseAsync();
        verification = new ChainVerification(store);
        chain = new Chain(store, verification, seals, key, TimeProvider.System);
        await AppendAsync(20);
        await chain.ExtendAsync(District, Token);
    }

    [Fact]
    public async Task What_nobody_touched_holds_linked_or_not()
    {
        var verdict = await VerifyAsync();
        (verdict.Holds, verdict.Events, verdict.Linked).ShouldBe((true, 20, 20));
        await AppendAsync(5);
        verdict = await VerifyAsync();
        (verdict.Holds, verdict.Events, verdict.Linked).ShouldBe((true, 25, 20));
        (await chain.ExtendAsync(District, Token)).ShouldBe(5);
        (await chain.ExtendAsync(District, Token)).ShouldBe(0);
        (await VerifyAsync((await chain.HeadAsync(District, Token))!)).Holds.ShouldBeTrue();
    }

    [Theory]
    [InlineData("update casetrack.mt_events set data = jsonb_set(data, '{name}', '\"另一街道\"') where seq_id = 7", FaultKind.Changed, 7)]
    [InlineData("update casetrack.mt_events set data = jsonb_set(data, '{occurredOn}', '\"2016-01-01\"') where seq_id = 7", FaultKind.Changed, 7)]
    [InlineData("update casetrack.mt_events set user_name = 'somebody.else' where seq_id = 7", FaultKind.Changed, 7)]
    [InlineData("update casetrack.mt_events set type = 'organisation_dissolved' where seq_id = 7", FaultKind.Changed, 7)]
    [InlineData("update casetrack.mt_events set headers = headers - 'seal' where seq_id = 7", FaultKind.Changed, 7)]
    [InlineData("update casetrack.mt_events set timestamp = timestamp - interval '1 day' where seq_id = 7", FaultKind.Moved, 7)]
    [InlineData("update casetrack.mt_events set version = 9 where seq_id = 7", FaultKind.Moved, 7)]
    [InlineData("delete from casetrack.mt_events where seq_id = 7", FaultKind.Removed, 7)]
    [InlineData("delete from casetrack.mt_events where seq_id = 20", FaultKind.Removed, 20)]
    [InlineData("update casetrack.mt_events a set data = b.data, type = b.type from casetrack.mt_events b where (a.seq_id, b.seq_id) in ((7, 9), (9, 7))", FaultKind.Changed, 7)]
    [InlineData("update casetrack.mt_events set seq_id = case seq_id when 7 then -9 else -7 end where seq_id in (7, 9); update casetrack.mt_events set seq_id = -seq_id where seq_id < 0", FaultKind.Moved, 7)]
    [InlineData("update casetrack.event_chain set hash = sha256('x') where seq_id = 7", FaultKind.Moved, 7)]
    [InlineData("delete from casetrack.event_chain where seq_id = 7", FaultKind.Inserted, 7)]
    public async Task It_names_the_first_event_that_is_not_as_it_was(string tampering, FaultKind kind, long sequence)
    {
        await ExecuteAsync(tampering);
        var verdict = await VerifyAsync();
        verdict.First.ShouldNotBeNull();
        (verdict.First.Kind, verdict.First.Sequence).ShouldBe((kind, sequence));
    }

    [Fact]
    public async Task An_event_put_in_by_sql_is_found_in_the_middle_and_at_the_end_and_is_never_linked()
    {
        await AppendAsync(1); // a number that nothing uses afterwards
        await ExecuteAsync($"delete from {Events} where seq_id = 21");
        await InsertAsync("11000000-0000-0000-0000-000000000001", 30);
        ((await VerifyAsync()).First!.Kind, (await VerifyAsync()).First!.Sequence).ShouldBe((FaultKind.Inserted, 30));
        (await chain.ExtendAsync(District, Token)).ShouldBe(0);
        await ExecuteAsync($"delete from {Events} where seq_id = 30");

        // With the seal of another event it is no better off.
        await InsertAsync("11000000-0000-0000-0000-000000000002", 31, keepSeal: true);
        ((await VerifyAsync()).First!.Kind, (await VerifyAsync()).First!.Sequence).ShouldBe((FaultKind.Changed, 31));
        await ExecuteAsync($"delete from {Events} where seq_id = 31");

        // In the middle, where a number was never used.
        await ExecuteAsync($"delete from {Events} where seq_id = 8; delete from casetrack.event_chain where seq_id = 8");
        (await VerifyAsync()).First!.Sequence.ShouldBe(9);
        await InsertAsync("11000000-0000-0000-0000-000000000003", 8);
        ((await VerifyAsync()).First!.Kind, (await VerifyAsync()).First!.Sequence).ShouldBe((FaultKind.Inserted, 8));
    }

    [Fact]
    public async Task A_chain_written_anew_does_not_get_past_a_signed_head()
    {
        var exported = (await chain.HeadAsync(District, Token))!;
        exported = JsonSerializer.Deserialize<SignedHead>(JsonSerializer.Serialize(exported, JsonSerializerOptions.Web), JsonSerializerOptions.Web)!;
        await AppendAsync(3);
        await chain.ExtendAsync(District, Token);
        (await VerifyAsync(exported)).Holds.ShouldBeTrue();

        // Whoever has the database and the chain's recipe, though not the keys, moves an event in time and links everything again.
        await ExecuteAsync($"update {Events} set timestamp = timestamp - interval '400 days' where seq_id = 5; delete from casetrack.event_chain");
        await chain.ExtendAsync(District, Token);
        (await VerifyAsync()).Holds.ShouldBeTrue("without a head nothing says otherwise");
        var verdict = await VerifyAsync(exported);
        (verdict.First!.Kind, verdict.First.Sequence, verdict.First.After).ShouldBe((FaultKind.Rewritten, 20L, 0L));

        // Cut off at the end, chain and all.
        await ExecuteAsync($"delete from {Events} where seq_id > 15; delete from casetrack.event_chain where seq_id > 15");
        verdict = await VerifyAsync(exported);
        (verdict.First!.Kind, verdict.First.Sequence).ShouldBe((FaultKind.Removed, 20L));
    }

    [Fact]
    public async Task A_forged_head_is_known_by_its_signature()
    {
        var head = (await chain.HeadAsync(District, Token))!;
        using var foreign = SigningKey.Load(new ConfigurationBuilder().AddInMemoryCollection([new("Signing:Key", Pem())]).Build());
        foreach (var forged in (SignedHead[])[head with { Head = head.Head with { Hash = new string('0', 64) } }, head with { Head = head.Head with { Sequence = 19 } },
            head with { Signature = Convert.ToBase64String(new byte[64]) }, SignedHead.Of(head.Head, foreign), SignedHead.Of(head.Head, foreign) with { PublicKey = head.PublicKey }])
        {
            (await VerifyAsync(forged)).First!.Kind.ShouldBe(FaultKind.HeadForged);
        }

        await chain.KeepHeadAsync(District, Token);
        (await verification.HeadsAsync(District, 10, Token)).ShouldBeEmpty("the day is not over");
    }

    [Fact]
    public async Task The_head_of_a_day_is_kept_once()
    {
        var tomorrow = new Chain(store, verification, seals, key, new SetClock(DateTimeOffset.UtcNow.AddDays(1)));
        await Task.WhenAll(tomorrow.KeepHeadAsync(District, Token), tomorrow.KeepHeadAsync(District, Token));
        var head = (await verification.HeadsAsync(District, 10, Token)).ShouldHaveSingleItem();
        head.Signed.Head.Sequence.ShouldBe(20);
        (await VerifyAsync()).Heads.ShouldBe(1);
        await ExecuteAsync("update casetrack.chain_heads set head = replace(head, '\"sequence\":20', '\"sequence\":19')");
        (await VerifyAsync()).First!.Kind.ShouldBe(FaultKind.HeadForged);
    }

    [Fact]
    public async Task While_others_write_two_nodes_link_every_event_once()
    {
        var other = new Chain(store, verification, seals, key, TimeProvider.System);
        using var done = new CancellationTokenSource();
        var keepers = new[] { chain, other }.Select(x => Task.Run(async () =>
        {
            while (!done.IsCancellationRequested)
            {
                await x.ExtendAsync(District, Token);
            }
        }, Token)).ToArray();
        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => AppendAsync(25), Token)));
        await done.CancelAsync();
        await Task.WhenAll(keepers);
        await chain.ExtendAsync(District, Token);
        var verdict = await VerifyAsync();
        (verdict.Holds, verdict.Events, verdict.Linked).ShouldBe((true, 170, 170), $"{verdict.First}");
    }

    [Fact]
    public async Task An_event_put_in_by_sql_together_with_its_link_is_found()
    {
        await InsertAsync("12000000-0000-0000-0000-000000000001", 30, version: 2);
        await ExecuteAsync($"update casetrack.mt_streams set version = 2 where id = (select stream_id from {Events} where seq_id = 20)");
        await RelinkAsync(District);
        var verdict = await VerifyAsync();
        (verdict.First!.Kind, verdict.First.Sequence, verdict.Differences).ShouldBe((FaultKind.Inserted, 30, 1));

        // Nor does what comes after make it good.
        await ExecuteAsync("select setval('casetrack.mt_events_sequence', 30)");
        await AppendAsync(1);
        (await chain.ExtendAsync(District, Token)).ShouldBe(1);
        (await VerifyAsync()).First!.Sequence.ShouldBe(30);
    }

    [Fact]
    public async Task An_event_put_in_by_sql_into_a_district_that_has_none_is_found_and_never_linked()
    {
        const string empty = "420299";
        await ExecuteAsync($"""
            insert into casetrack.mt_streams (tenant_id, id, type, version) select '{empty}', id, type, 1 from casetrack.mt_streams where id = (select stream_id from {Events} where seq_id = 20);
            insert into {Events} (seq_id, id, stream_id, version, data, type, timestamp, tenant_id, user_name, headers)
            select 40, '13000000-0000-0000-0000-000000000001', stream_id, 1, data, type, now(), '{empty}', user_name, headers - 'seal' from {Events} where seq_id = 20
            """);
        (await chain.ExtendAsync(empty, Token)).ShouldBe(0);
        await RelinkAsync(empty);
        var verdict = await verification.RunAsync(empty, [], seals, key.Trusted, Token);
        (verdict.First!.Kind, verdict.First.Sequence, verdict.Linked).ShouldBe((FaultKind.Inserted, 40, 1));
        (await verification.DistrictsAsync(Token)).ShouldBe([District, empty]);
    }

    [Fact]
    public async Task An_event_of_today_that_was_changed_freed_of_its_seal_and_linked_anew_is_found()
    {
        await ExecuteAsync($"update {Events} set data = jsonb_set(data, '{{name}}', '\"另一街道\"'), headers = headers - 'seal' where seq_id = 7");
        await RelinkAsync(District);
        var verdict = await VerifyAsync();
        (verdict.First!.Kind, verdict.First.Sequence, verdict.Differences).ShouldBe((FaultKind.Inserted, 7, 1));
    }

    [Theory]
    [InlineData("update casetrack.mt_events set correlation_id = 'another request' where seq_id = {0}")]
    [InlineData("update casetrack.mt_events set causation_id = 'another cause' where seq_id = {0}")]
    [InlineData("update casetrack.mt_events set is_archived = true where seq_id = {0}")]
    [InlineData("update casetrack.mt_events set bdata = 'x' where seq_id = {0}")]
    [InlineData("update casetrack.mt_events set headers = '[]' where seq_id = {0}")]
    [InlineData("update casetrack.mt_events set headers = '{{\"seal\":1}}' where seq_id = {0}")]
    [InlineData("update casetrack.mt_events set headers = '{{\"seal\":\"no base64\"}}' where seq_id = {0}")]
    [InlineData("update casetrack.mt_events set data = (repeat('[', 100) || repeat(']', 100))::jsonb where seq_id = {0}")]
    [InlineData("alter table casetrack.mt_events drop constraint fkey_mt_events_stream_id_tenant_id; update casetrack.mt_events set stream_id = null where seq_id = {0}")]
    public async Task Whatever_is_written_into_a_row_verify_names_the_event_linked_or_not(string tampering)
    {
        await AppendAsync(1);
        await ExecuteAsync(string.Format(System.Globalization.CultureInfo.InvariantCulture, tampering, 7));
        await ExecuteAsync(string.Format(System.Globalization.CultureInfo.InvariantCulture, tampering.Replace("drop constraint", "drop constraint if exists", StringComparison.Ordinal), 21));
        (await chain.ExtendAsync(District, Token)).ShouldBe(0);
        var verdict = await VerifyAsync();
        verdict.Named.Select(x => x.Sequence).Where(x => x > 0).Distinct().ShouldBe([7, 21]);
    }

    [Theory]
    [InlineData("update casetrack.mt_events set mt_dotnet_type = 'Another' where seq_id = 7")]
    [InlineData("update casetrack.mt_events set timestamp = '-infinity' where seq_id = 7")]
    public async Task A_linked_event_is_not_at_home_where_it_was_moved_to(string tampering)
    {
        await ExecuteAsync(tampering);
        (await VerifyAsync()).Named.ShouldHaveSingleItem().ShouldSatisfyAllConditions(x => x.Kind.ShouldBe(FaultKind.Moved), x => x.Sequence.ShouldBe(7));
    }

    [Fact]
    public async Task A_record_that_lost_an_event_of_today_is_named_though_nothing_links_it()
    {
        var stream = Guid.CreateVersion7();
        await ChangeAsync(stream, 4); // 21 to 24
        (await VerifyAsync()).Holds.ShouldBeTrue();
        await ExecuteAsync($"delete from {Events} where seq_id = 22");
        var verdict = await VerifyAsync();
        (verdict.First!.Kind, verdict.First.Sequence, verdict.First.Stream, verdict.Differences).ShouldBe((FaultKind.Removed, 23, stream, 1));

        // Its end; and all of it. Where it was linked the link says so too, once.
        await ExecuteAsync($"delete from {Events} where seq_id in (23, 24)");
        verdict = await VerifyAsync();
        (verdict.First!.Kind, verdict.First.Sequence, verdict.First.Stream, verdict.Differences).ShouldBe((FaultKind.Removed, 21, stream, 1));
        await ExecuteAsync($"delete from {Events} where seq_id = 21");
        (await VerifyAsync()).First!.Stream.ShouldBe(stream);
        await ExecuteAsync($"delete from casetrack.mt_streams where id = '{stream}'; delete from {Events} where seq_id = 20");
        ((await VerifyAsync()).First!.Sequence, (await VerifyAsync()).Differences).ShouldBe((20, 1));
    }

    [Fact]
    public async Task What_comes_after_a_difference_is_looked_at_too()
    {
        await ExecuteAsync($"update {Events} set data = jsonb_set(data, '{{name}}', '\"***\"') where seq_id in (3, 5)");
        await ExecuteAsync($"delete from {Events} where seq_id = 11");
        var verdict = await VerifyAsync((await chain.HeadAsync(District, Token))!);
        verdict.Named.Select(x => (x.Kind, x.Sequence)).ShouldBe([(FaultKind.Changed, 3), (FaultKind.Changed, 5), (FaultKind.Removed, 11)]);
        (verdict.Differences, verdict.Events, verdict.Linked).ShouldBe((3, 19, 19));

        await AppendAsync(ChainCheck.NamedAtMost);
        await ExecuteAsync($"update {Events} set user_name = 'somebody.else'");
        verdict = await VerifyAsync();
        (verdict.Named.Count, verdict.Differences).ShouldBe((ChainCheck.NamedAtMost, 20 + ChainCheck.NamedAtMost));
    }

    [Fact]
    public async Task Without_the_seal_key_links_and_heads_are_held_against_the_public_key()
    {
        var head = (await chain.HeadAsync(District, Token))!;
        var known = TrustedKeys.Of([("key", head.PublicKey)]);
        Task<ChainVerdict> AuditAsync(TrustedKeys keys) => verification.RunAsync(District, [head], null, keys, Token);
        var verdict = await AuditAsync(known);
        (verdict.Holds, verdict.SealsChecked, verdict.Heads).ShouldBe((true, false, 1));
        (await AuditAsync(TrustedKeys.Of([("key", PublicOf(Pem()))]))).First!.Kind.ShouldBe(FaultKind.HeadForged);
        Should.Throw<InvalidOperationException>(() => TrustedKeys.Of([("no-key.pem", "something else")])).Message.ShouldContain("no-key.pem");

        // Whoever has all tables changes what was said and links everything anew: nothing but the head tells.
        await ExecuteAsync($"update {Events} set data = jsonb_set(data, '{{name}}', '\"另一街道\"') where seq_id = 7");
        (await AuditAsync(known)).First!.ShouldSatisfyAllConditions(x => x.Kind.ShouldBe(FaultKind.Changed), x => x.Sequence.ShouldBe(7));
        await RelinkAsync(District);
        (await AuditAsync(known)).First!.ShouldSatisfyAllConditions(x => x.Kind.ShouldBe(FaultKind.Rewritten), x => x.Sequence.ShouldBe(20));
    }

    [Fact]
    public async Task After_a_change_of_keys_what_the_former_have_sealed_and_signed_still_counts()
    {
        var head = (await chain.HeadAsync(District, Token))!;
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder["public"]);
        await File.WriteAllTextAsync(folder["public", "2026.pem"], PublicOf(settings["Signing:Key"]!), Token);
        await File.WriteAllTextAsync(folder["seal-key-of-2026"], settings["Proof:SealKey"], Token);
        IConfiguration Fresh(params KeyValuePair<string, string?>[] former) => new ConfigurationBuilder().AddInMemoryCollection(
            [new KeyValuePair<string, string?>("Proof:SealKey", Convert.ToBase64String(Enumerable.Repeat((byte)1, 32).ToArray())), new("Signing:Key", Pem()), .. former]).Build();

        var without = Fresh();
        using (var other = SigningKey.Load(without))
        {
            (await verification.RunAsync(District, [head], seals, other.Trusted, Token)).First!.Kind.ShouldBe(FaultKind.HeadForged);
            (await verification.RunAsync(District, [], new EventSeals(without), other.Trusted, Token)).Differences.ShouldBe(20);
            await Should.ThrowAsync<InvalidOperationException>(() => new SealKeyCheck(store, verification, new EventSeals(without)).StartAsync(Token));
        }

        var with = Fresh(new KeyValuePair<string, string?>("Signing:FormerKeys", folder["public"]), new("Proof:FormerSealKeys", folder["seal-key-of-2026"]));
        using var present = SigningKey.Load(with);
        var both = new EventSeals(with);
        (await verification.RunAsync(District, [head, SignedHead.Of(head.Head, present)], both, present.Trusted, Token)).Holds.ShouldBeTrue();
        (present.Trusted.Find(head.KeyId), present.Trusted.Find(present.Id)).ShouldBe((head.PublicKey, present.PublicKey));
        await new SealKeyCheck(store, verification, both).StartAsync(Token);

        // One that somebody put in at the end is no reason not to start; verify is there for that.
        await InsertAsync("14000000-0000-0000-0000-000000000001", 30);
        await new SealKeyCheck(store, verification, seals).StartAsync(Token);
        Should.Throw<InvalidOperationException>(() => SigningKey.Load(Fresh(KeyValuePair.Create<string, string?>("Signing:FormerKeys", folder["no-such"])))).Message.ShouldContain("Signing:FormerKeys");
    }

    [Fact]
    public async Task A_days_head_is_written_to_the_folder_too_and_days_without_one_are_told()
    {
        using var folder = new TemporaryFolder();
        var days = new[] { 1, 2, 5 };
        foreach (var day in days)
        {
            await Keeper(new SetClock(DateTimeOffset.UtcNow.AddDays(day)), folder["heads"]).KeepAsync(Token);
        }

        var verdict = await VerifyAsync();
        (verdict.Holds, verdict.Heads).ShouldBe((true, 3));
        verdict.DaysWithoutHead.Count.ShouldBe(2);
        var files = Directory.GetFiles(folder["heads"]).Order(StringComparer.Ordinal).ToList();
        files.Count.ShouldBe(3);
        (await VerifyAsync([.. files.Select(HeadFile.Read)])).ShouldSatisfyAllConditions(x => x.Holds.ShouldBeTrue(), x => x.Heads.ShouldBe(6));

        // Whoever has the database has the heads in it, not those in the folder. A lost file is written again.
        var read = await File.ReadAllTextAsync(files[2], Token);
        File.Delete(files[2]);
        await Keeper(new SetClock(DateTimeOffset.UtcNow.AddDays(5)), folder["heads"]).KeepAsync(Token);
        (await File.ReadAllTextAsync(files[2], Token)).ShouldBe(read);
        Should.Throw<InvalidOperationException>(() => HeadFile.Read(WriteNonsense(folder["nonsense.json"]))).Message.ShouldContain("nonsense.json");

        static string WriteNonsense(string path)
        {
            File.WriteAllText(path, "{\"head\":null}");
            return path;
        }
    }

    [Fact]
    public async Task The_keeper_goes_on_with_other_districts_when_one_cannot_be_linked()
    {
        const string other = "420203";
        await ExecuteAsync($"update {Events} set headers = '[]' where seq_id = 20; delete from casetrack.event_chain where seq_id = 20");
        await AppendAsync(3, other);
        await Keeper(TimeProvider.System, null).KeepAsync(Token);
        (await verification.RunAsync(other, [], seals, key.Trusted, Token)).ShouldSatisfyAllConditions(x => x.Holds.ShouldBeTrue(), x => x.Linked.ShouldBe(3));
        (await VerifyAsync()).First!.Sequence.ShouldBe(20);

        // Nor does it end the service when the database itself is wrong.
        await ExecuteAsync("alter table casetrack.event_chain drop column hash");
        await Keeper(TimeProvider.System, null).KeepAsync(Token);
    }

    [Fact]
    public async Task A_hundred_thousand_events_take_seconds()
    {
        // Copies of real events under ids of their own, sealed as the service seals them.
        await using (var connection = new NpgsqlConnection(database))
        {
            await connection.OpenAsync(Token);
            await using var first = new NpgsqlCommand($"select stream_id from {Events} where seq_id = 1", connection);
            var stream = (Guid)(await first.ExecuteScalarAsync(Token))!;
            await using var copy = await connection.BeginBinaryImportAsync($"copy {Events} (seq_id, id, stream_id, version, data, type, timestamp, tenant_id, user_name, headers) from stdin (format binary)", Token);
            for (var i = 0; i < 100_000; i++)
            {
                var id = Guid.CreateVersion7();
                var data = $$"""{"code": "s{{i}}", "kind": "street", "name": "街道{{i}}", "parent": "420202", "occurredOn": "2015-01-01", "numberWord": null, "committeeKind": null}""";
                await copy.StartRowAsync(Token);
                await copy.WriteAsync(1000L + i, Token);
                await copy.WriteAsync(id, Token);
                await copy.WriteAsync(stream, Token);
                await copy.WriteAsync(i + 2L, Token);
                await copy.WriteAsync(data, NpgsqlTypes.NpgsqlDbType.Jsonb, Token);
                await copy.WriteAsync("organisation_established", Token);
                await copy.WriteAsync(DateTimeOffset.UtcNow, NpgsqlTypes.NpgsqlDbType.TimestampTz, Token);
                await copy.WriteAsync(District, Token);
                await copy.WriteAsync("loader", Token);
                await copy.WriteAsync($$"""{"seal":"{{seals.Of(District, id, stream, "organisation_established", "loader", data)}}"}""", NpgsqlTypes.NpgsqlDbType.Jsonb, Token);
            }

            await copy.CompleteAsync(Token);
            await using var versions = new NpgsqlCommand("update casetrack.mt_streams set version = 100001 where id = $1", connection) { Parameters = { new() { Value = stream } } };
            await copy.DisposeAsync();
            await versions.ExecuteNonQueryAsync(Token);
        }

        var watch = Stopwatch.StartNew();
        (await chain.ExtendAsync(District, Token)).ShouldBe(100_000);
        var linking = watch.Elapsed;
        watch.Restart();
        var verdict = await VerifyAsync();
        (verdict.Holds, verdict.Events).ShouldBe((true, 100_020), $"{verdict.First}");
        TestContext.Current.TestOutputHelper!.WriteLine($"linking {linking.TotalSeconds:0.0} s, verifying {watch.Elapsed.TotalSeconds:0.0} s");
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(30));
    }

    public async ValueTask DisposeAsync() => await store.DisposeAsync();

    public void Dispose()
    {
        key.Dispose();
        GC.SuppressFinalize(this);
    }

    private Task<ChainVerdict> VerifyAsync(params SignedHead[] heads) => verification.RunAsync(District, heads, seals, key.Trusted, Token);

    private ChainKeeper Keeper(TimeProvider time, string? folder) => new(
        new Chain(store, verification, seals, key, time), verification, new ConfigurationBuilder().AddInMemoryCollection([new KeyValuePair<string, string?>("Proof:HeadFolder", folder)]).Build(),
        new ServiceCollection().AddMetrics().BuildServiceProvider().GetRequiredService<IMeterFactory>(), time, NullLogger<ChainKeeper>.Instance);

    /// <summary>Links a district anew by the published recipe, as whoever may write the tables can: without any key.</summary>
    private async Task RelinkAsync(string district)
    {
        var links = new List<(long Sequence, byte[] Hash)>();
        await using var connection = new NpgsqlConnection(database);
        await connection.OpenAsync(Token);
        await using (var reading = new NpgsqlCommand($"select {StoredEvent.Columns} from {Events} e where e.tenant_id = '{district}' order by e.seq_id", connection))
        {
            await using var rows = await reading.ExecuteReaderAsync(Token);
            for (byte[] link = []; await rows.ReadAsync(Token);)
            {
                var happened = StoredEvent.Read(rows);
                links.Add((happened.Sequence, link = happened.LinkTo(link)));
            }
        }

        await ExecuteAsync($"delete from casetrack.event_chain where tenant_id = '{district}'");
        foreach (var (sequence, hash) in links)
        {
            await ExecuteAsync($"insert into casetrack.event_chain (tenant_id, seq_id, hash) values ('{district}', {sequence}, '\\x{Convert.ToHexString(hash)}')");
        }
    }

    /// <summary>A record with several events.</summary>
    private async Task ChangeAsync(Guid stream, int events)
    {
        await using var session = store.LightweightSession(District);
        session.LastModifiedBy = "registrar";
        session.Events.StartStream<CaseTrack.Organisations.Organisation>(stream, new CaseTrack.Organisations.OrganisationEstablished(
            new(2015, 1, 1), Guid.NewGuid().ToString("N"), "街道", CaseTrack.Organisations.OrganisationKind.Street, null, "420202"));
        for (var i = 1; i < events; i++)
        {
            session.Events.Append(stream, new CaseTrack.Organisations.OrganisationRenamed(new(2016, 1, i), $"街道{i}"));
        }

        await session.SaveChangesAsync(Token);
    }

    private async Task AppendAsync(int count, string district = District)
    {
        for (var i = 0; i < count; i++)
        {
            await using var session = store.LightweightSession(district);
            session.LastModifiedBy = "registrar";
            session.Events.StartStream<CaseTrack.Organisations.Organisation>(Guid.CreateVersion7(), new CaseTrack.Organisations.OrganisationEstablished(
                new(2015, 1, 1), Guid.NewGuid().ToString("N"), "街道", CaseTrack.Organisations.OrganisationKind.Street, null, "420202"));
            await session.SaveChangesAsync(Token);
        }
    }

    /// <summary>A copy of the last event, as somebody with a database console makes one.</summary>
    private Task InsertAsync(string id, long sequence, bool keepSeal = false, long? version = null) => ExecuteAsync($"""
        insert into {Events} (seq_id, id, stream_id, version, data, type, timestamp, tenant_id, user_name, headers)
        select {sequence}, '{id}', stream_id, {version ?? sequence}, data, type, now(), tenant_id, user_name, {(keepSeal ? "headers" : "headers - 'seal'")} from {Events} where seq_id = 20
        """);

    private async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(database);
        await connection.OpenAsync(Token);
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(Token);
    }

    private static string PublicOf(string pem)
    {
        using var read = System.Security.Cryptography.ECDsa.Create();
        read.ImportFromPem(pem);
        return read.ExportSubjectPublicKeyInfoPem();
    }

    private static string Pem()
    {
        using var made = System.Security.Cryptography.ECDsa.Create(System.Security.Cryptography.ECCurve.NamedCurves.nistP256);
        return made.ExportPkcs8PrivateKeyPem();
    }
}
