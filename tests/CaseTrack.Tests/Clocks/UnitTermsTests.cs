using CaseTrack.Access;
using CaseTrack.Clocks;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace CaseTrack.Tests.Clocks;

/// <summary>The most urgent terms of a unit, by whoever sees that unit alone.</summary>
[Trait("Speed", "slow")]
public sealed class UnitTermsTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_page_of_them_is_read_in_order_and_not_all_of_the_unit_s_open_terms()
    {
        var database = await TestServer.CreateDatabaseAsync();
        await using var node = await Node.StartAsync(database, new SetClock(SetClock.At("2026-03-02")), silence: false);
        await node.FoundAsync();
        await using (var source = NpgsqlDataSource.Create(database))
        {
            // One term in eight is open.
            await using var filling = source.CreateCommand("""
                insert into casetrack.mt_doc_deadline (tenant_id, id, data)
                select '420202', 'd' || i, jsonb_build_object('id', 'd' || i, 'kind', 'mediation-cases', 'recordId', gen_random_uuid(),
                  'unit', 'tw', 'code', 'mediation.period', 'term', 'mediation.period/1', 'chinese', '', 'english', '', 'basis', '',
                  'startOn', '2026-01-01', 'dueOn', date '2026-01-01' + i % 500, 'state', 'running',
                  'endedOn', case when i % 8 = 0 then null else '2026-02-01' end)
                from generate_series(1, 20000) i;
                analyze casetrack.mt_doc_deadline;
                """);
            await filling.ExecuteNonQueryAsync(Token);
        }

        await using var session = node.Services.GetRequiredService<IDocumentStore>().LightweightSession("420202");
        await session.BeginTransactionAsync(Token);
        var mediator = new Viewer(new Caller("m", "420202", [new Permit(Area.Mediation, false, "tw")]));
        var terms = session.Query<Deadline>().Where(x => x.EndedOn == null && x.DueOn != null);
        var page = await (await terms.NearAsync(mediator, session, Token)).OrderBy(x => x.DueOn).ThenBy(x => x.Id).Take(51)
            .ToListAsync(Token);
        page.Count.ShouldBe(51);
        page.Select(x => (x.DueOn!.Value, x.Id)).ShouldBeInOrder();

        await using var command = new NpgsqlCommand(
            "select seq_tup_read, idx_tup_fetch from pg_stat_xact_user_tables where relname = 'mt_doc_deadline'");
        await using var read = await session.ExecuteReaderAsync(command, Token);
        (await read.ReadAsync(Token)).ShouldBeTrue();
        read.GetInt64(0).ShouldBe(0, "rows read one after the other");
        read.GetInt64(1).ShouldBeInRange(51, 200, "of 2,500 open terms of the unit");
    }
}
