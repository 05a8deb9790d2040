using CaseTrack.Figures;
using CaseTrack.Operations;
using CaseTrack.Proof;
using CaseTrack.Releases;
using CaseTrack.Terms;
using CaseTrack.Tests.Operations;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace CaseTrack.Tests.Import;

/// <summary>What an import writes in bulk is what acts write one by one.</summary>
public sealed class ImportedRowsTests(ImportHost host) : IClassFixture<ImportHost>
{
    private const string Heads = "调委会,登记日期,案件来源,纠纷类型,申请人,被申请人,受理日期,案号,调解员,达成协议日期,协议形式,即时履行,办结日期";

    [Fact]
    public async Task Ledger_records_terms_and_chain_are_as_the_events_say()
    {
        var token = TestContext.Current.CancellationToken;
        await ActAsync();
        var cases = await host.DoAsync(await host.CheckAsync(ImportHost.Csv([Heads, .. Enumerable.Range(1, 450).Select(x =>
            $"沈家营社区调委会,2021-03-05,依申请,邻里纠纷,张成批{x},李四,2021-03-05,批调{x},王调解,2021-03-{10 + (x % 20)},口头,是,2021-03-30")])),
            "execution", new { allOrNothing = false });
        ((int)cases["recorded"]!).ShouldBe(450, cases.ToJsonString());
        var whole = await host.DoAsync(await host.CheckAsync(ImportHost.Csv([Heads, .. Enumerable.Range(1, 250).Select(x =>
            $"沈家营社区调委会,2021-05-05,依申请,邻里纠纷,赵成批{x},李四,2021-05-05,整调{x},王调解,,,,")])), "execution", new { allOrNothing = true });
        ((int)whole["recorded"]!).ShouldBe(250, whole.ToJsonString());

        var services = host.App.Services;
        var (store, rules) = (services.GetRequiredService<IDocumentStore>(), services.GetRequiredService<TermRules>());
        var verdict = await Replay.CompareAsync(store, rules, null, token);
        (verdict.Agrees, verdict.Events > 2000).ShouldBe((true, true));
        var before = await DerivedRows.ReadAsync(host.ConnectionString);
        await new Rebuild(store, rules).RunAsync(null, token);
        DerivedRows.ShouldBeTheSame(before, await DerivedRows.ReadAsync(host.ConnectionString));

        await services.GetRequiredService<Chain>().ExtendAsync("420202", token);
        (await services.GetRequiredService<Chain>().HeadAsync("420202", token))!.Head.Events.ShouldBeGreaterThan(2000);
        var chain = await services.GetRequiredService<ChainVerification>().RunAsync(
            "420202", [], services.GetRequiredService<EventSeals>(), services.GetRequiredService<SigningKey>().Trusted, token);
        (chain.Holds, chain.SealsChecked).ShouldBe((true, true), chain.First?.ToString());

        // An event and a stream of a kind are stored in one way, whoever wrote them.
        (await AskAsync("select count(*) from (select type from casetrack.mt_events group by type "
            + "having count(distinct mt_dotnet_type) > 1) x"))
            .ShouldBe(0);
        (await AskAsync("select count(distinct s.type) from casetrack.mt_streams s join casetrack.mt_doc_mediationcase d on d.id = s.id"))
            .ShouldBe(1);
        (await AskAsync("select count(*) from casetrack.mt_streams s where version <> (select count(*) from casetrack.mt_events e "
            + "where e.stream_id = s.id and e.user_name is not null and e.correlation_id is not null and not e.is_archived)")).ShouldBe(0);
        (await AskAsync("select count(*) from casetrack.mt_events where seq_id > (select last_value from casetrack.mt_events_sequence)"))
            .ShouldBe(0);
    }

    /// <summary>One case as the acts write it.</summary>
    private async Task ActAsync()
    {
        var (status, body, _) = await host.PostAsync("mediation-cases/oral-agreements", new
        {
            id = Guid.CreateVersion7(),
            occurredOn = "2025-03-03",
            committee = ImportHost.Committee,
            source = "application",
            disputeType = "02",
            mediator = "王调解",
            performedAtOnce = true,
        });
        ((int)status).ShouldBe(201, body?.ToJsonString());
    }

    private async Task<long> AskAsync(string question)
    {
        await using var source = NpgsqlDataSource.Create(host.ConnectionString);
        await using var command = source.CreateCommand(question);
        return (long)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
    }
}
