using CaseTrack.Clocks;
using CaseTrack.Figures;
using CaseTrack.Operations;
using CaseTrack.Store;
using CaseTrack.Terms;
using CaseTrack.Tests.Figures;
using Marten;
using Microsoft.Extensions.DependencyInjection;

namespace CaseTrack.Tests.Operations;

/// <summary>What a rebuild writes is what the acts wrote, row for row.</summary>
[Trait("Speed", "slow")]
public sealed class RebuildTests(DemonstrationHost host)
{
    [Fact]
    public async Task Whatever_was_lost_changed_or_added_is_again_as_the_events_say()
    {
        var token = TestContext.Current.CancellationToken;
        await host.ReadyAsync();
        var database = await host.CopyAsync();
        var before = await DerivedRows.ReadAsync(database);
        before["fact_ledger"].Length.ShouldBeGreaterThan(10_000);

        await TestServer.ExecuteAsync(database, $"""
            delete from {FactLedgerTable.Name} l using {FactShape.Table} s where s.id = l.shape and s.fact like 'review.%';
            update {FactLedgerTable.Name} l set amount = amount + 1 from {FactShape.Table} s
              where s.id = l.shape and s.fact like 'mediation.%' and sign > 0;
            insert into {FactLedgerTable.Name} select tenant_id, gen_random_uuid(), gen_random_uuid(), line, sign, fact, shape, recorded_at,
              happened_on, cohort_on, unit, amount, subject from {FactLedgerTable.Name} limit 5;
            update {StoredDocuments.TableOf("MediationCase")} set data = jsonb_set(data, '{"{unit}"}', '"gone"');
            delete from {StoredDocuments.TableOf("ReviewApplication")};
            insert into {StoredDocuments.TableOf("MediationCase")} (tenant_id, id, data)
              select tenant_id, gen_random_uuid(), data from {StoredDocuments.TableOf("MediationCase")} limit 3;
            delete from {StoredDocuments.TableOf(nameof(Deadline))} where data ->> 'kind' = 'review-applications';
            insert into {StoredDocuments.TableOf(nameof(Deadline))} (tenant_id, id, data)
              select tenant_id, id || '/x', data from {StoredDocuments.TableOf(nameof(Deadline))} limit 3;
            """);
        await using var node = await Node.StartAsync(database, new SetClock(SetClock.At("2023-02-01")), silence: false);
        var store = node.Services.GetRequiredService<IDocumentStore>();
        var rules = node.Services.GetRequiredService<TermRules>();
        var damaged = await Replay.CompareAsync(store, rules, null, token);
        damaged.Missing.ShouldBeGreaterThan(100);
        damaged.Surplus.ShouldBeGreaterThan(100);

        // Interrupted after some pages: what is built is whole, and a further run builds the rest.
        using var interrupted = CancellationTokenSource.CreateLinkedTokenSource(token);
        await Should.ThrowAsync<OperationCanceledException>(
            () => new Rebuild(store, rules).RunAsync(new Stop(interrupted), interrupted.Token));
        var built = await new Rebuild(store, rules).RunAsync(null, token);

        built.Lines.ShouldBe(before["fact_ledger"].Length);
        built.Removed.ShouldBe(8);
        var after = await DerivedRows.ReadAsync(database);
        DerivedRows.ShouldBeTheSame(before, after);

        var verdict = await Replay.CompareAsync(store, rules, null, token);
        (verdict.Agrees, verdict.Events, verdict.Lines).ShouldBe((true, built.Events, built.Lines));
    }

    [Fact]
    public async Task Acts_while_it_runs_are_neither_lost_nor_counted_twice()
    {
        var token = TestContext.Current.CancellationToken;
        var database = await TestServer.CreateDatabaseAsync();
        await using var node = await Node.StartAsync(database, new SetClock(SetClock.At("2025-03-20")), silence: false);
        await node.FoundAsync();
        var store = node.Services.GetRequiredService<IDocumentStore>();
        var rules = node.Services.GetRequiredService<TermRules>();
        using var done = new CancellationTokenSource();
        var rebuilding = RebuildAgainAndAgainAsync();
        for (var acted = 0; acted < 20; acted++)
        {
            var id = await node.ReceiveAsync("2025-03-03");
            await node.DoAsync($"review-applications/{id}/acceptance", new { occurredOn = "2025-03-04" });
        }

        await done.CancelAsync();

        (await rebuilding).ShouldBeGreaterThan(0);
        ((decimal)(await node.GetAsync("figures/2025/review.accepted"))["figure"]!["value"]!).ShouldBe(20);
        (await Replay.CompareAsync(store, rules, null, token)).Agrees.ShouldBeTrue();

        async Task<int> RebuildAgainAndAgainAsync()
        {
            var times = 0;
            for (; !done.IsCancellationRequested; times++)
            {
                await new Rebuild(store, rules).RunAsync(null, token);
            }

            return times;
        }
    }

    [Fact]
    public async Task What_a_running_service_remembers_is_read_again_after_it()
    {
        var token = TestContext.Current.CancellationToken;
        var database = await TestServer.CreateDatabaseAsync();
        var clock = new SetClock(SetClock.At("2025-03-20"));
        await using var first = await Node.StartAsync(database, clock, nodes: 2, silence: false);
        await first.FoundAsync();
        var rebuild = new Rebuild(
            first.Services.GetRequiredService<IDocumentStore>(), first.Services.GetRequiredService<TermRules>());
        await rebuild.RunAsync(null, token);

        // As the rebuild of another build would have left it: otherwise, and of the same day.
        var table = StoredDocuments.TableOf("Organisation");
        await TestServer.ExecuteAsync(database, $"update {table} set data = replace(data::text, '楠竹林', '别处')::jsonb");
        await using var second = await Node.StartAsync(database, clock, nodes: 2, silence: false);
        (await CommitteeAsync()).ShouldBe("别处社区调委会");
        await rebuild.RunAsync(null, token);
        (await CommitteeAsync()).ShouldBe("楠竹林社区调委会");

        async Task<string> CommitteeAsync() => (string)(await second.GetAsync("organisations"))["organisations"]![0]!["beneath"]!.AsArray()
            .Single(x => (string)x!["code"]! == "tw")!["name"]!;
    }

    private sealed class Stop(CancellationTokenSource source) : IProgress<long>
    {
        public void Report(long value) => source.Cancel();
    }
}
