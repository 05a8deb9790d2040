using System.Diagnostics;
using System.Diagnostics.Metrics;
using CaseTrack.Proof;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace CaseTrack.Tests.Proof;

/// <summary>How the chain is kept: one link for each event, one head a day, every district, in seconds.</summary>
[Trait("Speed", "slow")]
public sealed class ChainKeeperTests : ChainTest
{
    [Fact]
    public async Task The_head_of_a_day_is_kept_once()
    {
        var tomorrow = new Chain(Store, Verification, Seals, Key, new SetClock(Clock.GetUtcNow().AddDays(1)));
        await Task.WhenAll(tomorrow.KeepHeadAsync(District, Token), tomorrow.KeepHeadAsync(District, Token));
        var head = (await Verification.HeadsAsync(District, 10, Token)).ShouldHaveSingleItem();
        head.Signed.Head.Sequence.ShouldBe(20);
        (await VerifyAsync()).Heads.ShouldBe(1);
        await ExecuteAsync("update casetrack.chain_heads set head = replace(head, '\"sequence\":20', '\"sequence\":19')");
        (await VerifyAsync()).First!.Kind.ShouldBe(FaultKind.HeadForged);
    }

    [Fact]
    public async Task A_days_head_is_written_to_the_folder_too_and_days_without_one_are_told()
    {
        using var folder = new TemporaryFolder();
        var days = new[] { 1, 2, 5 };
        foreach (var day in days)
        {
            await Keeper(new SetClock(Clock.GetUtcNow().AddDays(day)), folder["heads"]).KeepAsync(Token);
        }

        var verdict = await VerifyAsync();
        (verdict.Holds, verdict.Heads).ShouldBe((true, 3));
        verdict.DaysWithoutHead.Count.ShouldBe(2);
        var files = Directory.GetFiles(folder["heads"]).Order(StringComparer.Ordinal).ToList();
        files.Count.ShouldBe(3);
        (await VerifyAsync([.. files.Select(HeadFile.Read)]))
            .ShouldSatisfyAllConditions(x => x.Holds.ShouldBeTrue(), x => x.Heads.ShouldBe(6));

        // Whoever has the database has the heads in it, not those in the folder. A lost file is written again.
        var read = await File.ReadAllTextAsync(files[2], Token);
        File.Delete(files[2]);
        await Keeper(new SetClock(Clock.GetUtcNow().AddDays(5)), folder["heads"]).KeepAsync(Token);
        (await File.ReadAllTextAsync(files[2], Token)).ShouldBe(read);
        Should.Throw<InvalidOperationException>(() => HeadFile.Read(WriteNonsense(folder["nonsense.json"]))).Message.ShouldContain(
            "nonsense.json");

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
        await Keeper(Clock, null).KeepAsync(Token);
        (await Verification.RunAsync(other, [], Seals, Key.Trusted, Token))
            .ShouldSatisfyAllConditions(x => x.Holds.ShouldBeTrue(), x => x.Linked.ShouldBe(3));
        (await VerifyAsync()).First!.Sequence.ShouldBe(20);

        // Nor does it end the service when the database itself is wrong.
        await ExecuteAsync("alter table casetrack.event_chain drop column hash");
        await Keeper(Clock, null).KeepAsync(Token);
    }

    [Fact]
    public async Task While_others_write_two_nodes_link_every_event_once()
    {
        var other = new Chain(Store, Verification, Seals, Key, Clock);
        using var done = new CancellationTokenSource();
        var keepers = new[] { Chain, other }.Select(x => Task.Run(async () =>
        {
            while (!done.IsCancellationRequested)
            {
                await x.ExtendAsync(District, Token);
            }
        }, Token)).ToArray();
        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => AppendAsync(25), Token)));
        await done.CancelAsync();
        await Task.WhenAll(keepers);
        await Chain.ExtendAsync(District, Token);
        var verdict = await VerifyAsync();
        (verdict.Holds, verdict.Events, verdict.Linked).ShouldBe((true, 170, 170), $"{verdict.First}");
    }

    [Fact]
    public async Task A_hundred_thousand_events_take_seconds()
    {
        // Copies of real events under ids of their own, sealed as the service seals them.
        await using (var connection = new NpgsqlConnection(Database))
        {
            await connection.OpenAsync(Token);
            await using var first = new NpgsqlCommand($"select stream_id from {Events} where seq_id = 1", connection);
            var stream = (Guid)(await first.ExecuteScalarAsync(Token))!;
            await using var copy =
                await connection.BeginBinaryImportAsync(
                $"copy {Events} (seq_id, id, stream_id, version, data, type, timestamp, tenant_id, user_name, headers) from stdin (format "
                    + $"binary)", Token);
            for (var i = 0; i < 100_000; i++)
            {
                var id = Guid.CreateVersion7();
                var data = $$"""{"code": "s{{i}}", "kind": "street", "name": "街道{{i}}", "parent": "420202","""
                    + """ "occurredOn": "2015-01-01", "numberWord": null, "committeeKind": null}""";
                await copy.StartRowAsync(Token);
                await copy.WriteAsync(1000L + i, Token);
                await copy.WriteAsync(id, Token);
                await copy.WriteAsync(stream, Token);
                await copy.WriteAsync(i + 2L, Token);
                await copy.WriteAsync(data, NpgsqlTypes.NpgsqlDbType.Jsonb, Token);
                await copy.WriteAsync("organisation_established", Token);
                await copy.WriteAsync(Clock.GetUtcNow(), NpgsqlTypes.NpgsqlDbType.TimestampTz, Token);
                await copy.WriteAsync(District, Token);
                await copy.WriteAsync("loader", Token);
                await copy.WriteAsync(
                    $$"""{"seal":"{{Seals.Of(District, id, stream, "organisation_established", "loader", data)}}"}""",
                    NpgsqlTypes.NpgsqlDbType.Jsonb, Token);
            }

            await copy.CompleteAsync(Token);
            await using var versions =
                new NpgsqlCommand("update casetrack.mt_streams set version = 100001 where id = $1",
                connection)
                { Parameters = { new() { Value = stream } } };
            await copy.DisposeAsync();
            await versions.ExecuteNonQueryAsync(Token);
        }

        var watch = Stopwatch.StartNew();
        (await Chain.ExtendAsync(District, Token)).ShouldBe(100_000);
        var linking = watch.Elapsed;
        watch.Restart();
        var verdict = await VerifyAsync();
        (verdict.Holds, verdict.Events).ShouldBe((true, 100_020), $"{verdict.First}");
        TestContext.Current.TestOutputHelper!.WriteLine(
            $"linking {linking.TotalSeconds:0.0} s, verifying {watch.Elapsed.TotalSeconds:0.0} s");
        watch.Elapsed.ShouldBeLessThan(10 * linking, "verifying reads what linking read and wrote");
    }

    private ChainKeeper Keeper(TimeProvider time, string? folder) => new(
        new Chain(Store, Verification, Seals, Key, time), Verification, new ConfigurationBuilder()
        .AddInMemoryCollection([new KeyValuePair<string, string?>("Proof:HeadFolder", folder)]).Build(),
        new ServiceCollection().AddMetrics().BuildServiceProvider().GetRequiredService<IMeterFactory>(), time,
        NullLogger<ChainKeeper>.Instance);
}
