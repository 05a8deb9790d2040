using System.Diagnostics;
using System.Text.Json;
using CaseTrack.Hosting;
using CaseTrack.Proof;
using CaseTrack.Releases;
using Marten;
using Microsoft.Extensions.Configuration;
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
    private Chain chain = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        database = await TestServer.CreateDatabaseAsync();
        (seals, key) = (new EventSeals(settings), SigningKey.Load(settings));
        store = DocumentStore.For(options => CaseTrackSetup.Store(options, database, TimeProvider.System, CaseTrack.Clocks.TermRules.Shipped, seals));
        await store.Storage.ApplyAllConfiguredChangesToDatabaseAsync();
        chain = new Chain(store, seals, key, TimeProvider.System);
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
        (await chain.HeadsAsync(District, 10, Token)).ShouldBeEmpty("the day is not over");
    }

    [Fact]
    public async Task The_head_of_a_day_is_kept_once()
    {
        var tomorrow = new Chain(store, seals, key, new SetClock(DateTimeOffset.UtcNow.AddDays(1)));
        await Task.WhenAll(tomorrow.KeepHeadAsync(District, Token), tomorrow.KeepHeadAsync(District, Token));
        var head = (await chain.HeadsAsync(District, 10, Token)).ShouldHaveSingleItem();
        head.Signed.Head.Sequence.ShouldBe(20);
        (await VerifyAsync()).Heads.ShouldBe(1);
        await ExecuteAsync("update casetrack.chain_heads set head = replace(head, '\"sequence\":20', '\"sequence\":19')");
        (await VerifyAsync()).First!.Kind.ShouldBe(FaultKind.HeadForged);
    }

    [Fact]
    public async Task While_others_write_two_nodes_link_every_event_once()
    {
        var other = new Chain(store, seals, key, TimeProvider.System);
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
    public async Task Events_of_before_there_were_seals_are_adopted_once()
    {
        await ExecuteAsync($"update {Events} set headers = headers - 'seal'; delete from casetrack.event_chain");
        await AppendAsync(2);
        (await chain.ExtendAsync(District, Token)).ShouldBe(22);
        (await VerifyAsync()).Holds.ShouldBeTrue();
        await ExecuteAsync($"update {Events} set headers = headers - 'seal' where seq_id = 22");
        ((await VerifyAsync()).First!.Kind, (await VerifyAsync()).First!.Sequence).ShouldBe((FaultKind.Changed, 22));
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

    private Task<ChainVerdict> VerifyAsync(params SignedHead[] heads) => new ChainVerification(store, chain, seals, key).RunAsync(District, heads, Token);

    private async Task AppendAsync(int count)
    {
        for (var i = 0; i < count; i++)
        {
            await using var session = store.LightweightSession(District);
            session.LastModifiedBy = "registrar";
            session.Events.StartStream<CaseTrack.Organisations.Organisation>(Guid.CreateVersion7(), new CaseTrack.Organisations.OrganisationEstablished(
                new(2015, 1, 1), Guid.NewGuid().ToString("N"), "街道", CaseTrack.Organisations.OrganisationKind.Street, null, "420202"));
            await session.SaveChangesAsync(Token);
        }
    }

    /// <summary>A copy of the last event, as somebody with a database console makes one.</summary>
    private Task InsertAsync(string id, long sequence, bool keepSeal = false) => ExecuteAsync($"""
        insert into {Events} (seq_id, id, stream_id, version, data, type, timestamp, tenant_id, user_name, headers)
        select {sequence}, '{id}', stream_id, {sequence}, data, type, now(), tenant_id, user_name, {(keepSeal ? "headers" : "headers - 'seal'")} from {Events} where seq_id = 20
        """);

    private async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(database);
        await connection.OpenAsync(Token);
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(Token);
    }

    private static string Pem()
    {
        using var made = System.Security.Cryptography.ECDsa.Create(System.Security.Cryptography.ECCurve.NamedCurves.nistP256);
        return made.ExportPkcs8PrivateKeyPem();
    }
}
