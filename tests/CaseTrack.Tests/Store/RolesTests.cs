using CaseTrack.Hosting;
using CaseTrack.Organisations;
using CaseTrack.Postgres;
using CaseTrack.Proof;
using CaseTrack.Releases;
using CaseTrack.Terms;
using CaseTrack.Tests.House;
using Marten;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;

namespace CaseTrack.Tests.Store;

/// <summary>What the database itself refuses, whoever the service is.</summary>
[Trait("Speed", "slow")]
public sealed class RolesTests
{
    [Fact]
    public async Task The_service_adds_events_and_can_neither_change_nor_remove_them()
    {
        var token = TestContext.Current.CancellationToken;
        var owner = await TestServer.CreateEmptyDatabaseAsync();
        await using var store = DocumentStore.For(options => CaseTrackSetup.Store(options, owner, TimeProvider.System, TermRules.Shipped));
        await store.Storage.ApplyAllConfiguredChangesToDatabaseAsync();
        await ExecuteAsync(owner, await File.ReadAllTextAsync(Path.Combine(Repository.Folder, "db", "roles.sql"), token));

        var asService = new NpgsqlConnectionStringBuilder(owner) { Options = "-c role=casetrack_app" }.ConnectionString;
        await using var service = DocumentStore.For(options =>
        {
            CaseTrackSetup.Store(options, asService, TimeProvider.System, TermRules.Shipped);
            options.AutoCreateSchemaObjects = JasperFx.AutoCreate.None;
        });
        await using (var session = service.LightweightSession("420202"))
        {
            session.Events.StartStream<Organisation>(Guid.CreateVersion7(),
                new OrganisationEstablished(new(2015, 1, 1), "420202", "黄石港区", OrganisationKind.District, null, null));
            await session.SaveChangesAsync(token);
        }

        foreach (var statement in new[]
        {
            "update casetrack.mt_events set data = '{}'", "delete from casetrack.mt_events", "truncate casetrack.mt_events",
            "update casetrack.fact_lines set sign = 0", "delete from casetrack.fact_lines", "delete from casetrack.mt_streams",
            "update casetrack.fact_shapes set code = 0", "delete from casetrack.fact_shapes",
            "update casetrack.event_chain set hash = ''", "delete from casetrack.event_chain", "delete from casetrack.chain_heads",
            "update casetrack.chain_heads set head = ''",
            "delete from casetrack.mt_doc_accessentry", "update casetrack.mt_doc_accessentry set data = '{}'",
        })
        {
            (await Should.ThrowAsync<PostgresException>(() => ExecuteAsync(asService, statement))).SqlState.ShouldBe(
                PostgresErrorCodes.InsufficientPrivilege, statement);
        }

        (await Should.ThrowAsync<PostgresException>(
            () => ExecuteAsync(asService, "select casetrack.purge_access_log(now() - interval '30 days')"))).MessageText.ShouldContain(
            "184 days");
        await ExecuteAsync(asService, "select casetrack.purge_access_log(now() - interval '200 days')");
        var asMasker = new NpgsqlConnectionStringBuilder(owner) { Options = "-c role=casetrack_masking" }.ConnectionString;
        await ExecuteAsync(asMasker, "update casetrack.mt_events set data = data");
        foreach (var statement in (
            string[])["delete from casetrack.mt_events", "update casetrack.mt_events set seq_id = 0",
            "select * from casetrack.mt_doc_party"])
        {
            (await Should.ThrowAsync<PostgresException>(() => ExecuteAsync(asMasker, statement))).SqlState.ShouldBe(
                PostgresErrorCodes.InsufficientPrivilege, statement);
        }

        var asReader = new NpgsqlConnectionStringBuilder(owner) { Options = "-c role=casetrack_reader" }.ConnectionString;
        await ExecuteAsync(asReader, "select count(*) from casetrack.fact_lines");
        foreach (var table in (string[])["mt_doc_account", "mt_doc_partykey", "mt_doc_party", "mt_doc_accessentry"])
        {
            (await Should.ThrowAsync<PostgresException>(
                () => ExecuteAsync(asReader, $"select * from casetrack.{table}"))).SqlState.ShouldBe(
                PostgresErrorCodes.InsufficientPrivilege, table);
        }

        (await Should.ThrowAsync<PostgresException>(() => ExecuteAsync(asReader, "delete from casetrack.mt_doc_organisation")))
            .SqlState.ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
    }

    [Fact]
    public async Task On_a_database_prepared_by_the_scripts_the_service_works_as_an_account_that_owns_nothing()
    {
        var token = TestContext.Current.CancellationToken;
        var owner = await TestServer.CreateEmptyDatabaseAsync();
        await using (var unstarted = WebApplication.CreateBuilder().AddCaseTrack(owner, TimeProvider.System).Build())
        {
            await ExecuteAsync(owner, PublishedFilesTests.Schema(unstarted.Services));
        }

        await ExecuteAsync(owner, await File.ReadAllTextAsync(Path.Combine(Repository.Folder, "db", "roles.sql"), token));
        var (login, password) = ($"service_{Guid.NewGuid():N}", Guid.NewGuid().ToString("N"));
        await ExecuteAsync(owner, $"create role {login} login password '{password}' in role casetrack_app");
        var service = new NpgsqlConnectionStringBuilder(owner) { Username = login, Password = password }.ConnectionString;
        await using (var node = await StartAsync(service))
        {
            await node.FoundAsync();
            var id = Guid.CreateVersion7();
            await node.DoAsync("mediation-cases", new
            {
                id,
                occurredOn = "2026-03-02",
                committee = "tw",
                source = "application",
                disputeType = "02",
                parties = (object[])[new { id = Guid.CreateVersion7(), role = "applicant", partyKind = "person", name = "欧阳最小" },
                new { id = Guid.CreateVersion7(), role = "respondent", partyKind = "person", name = "诸葛无权" }],
            });
            await node.DoAsync($"mediation-cases/{id}/acceptance", new { occurredOn = "2026-03-02" });
            (await node.GetAsync("figures/2026/mediation.community.accepted")).ToJsonString().ShouldContain("\"value\":1");
            (await node.GetAsync("deadlines"))["deadlines"]!.AsArray().Count.ShouldBeGreaterThan(0);
            var head = await node.GetAsync("chain-heads/latest");
            var verdict = await node.DoAsync("chain-verifications", new { heads = (object[])[head] });
            ((bool)verdict!["holds"]!, (int)verdict["events"]! > 4, (int)verdict["linked"]! > 4)
                .ShouldBe((true, true, true), verdict.ToJsonString());
            await node.Services.GetServices<IHostedService>().OfType<ChainKeeper>().Single().KeepAsync(token);
        }

        // It is that account that worked, and the tables are the owner's.
        (await Should.ThrowAsync<PostgresException>(() => ExecuteAsync(service, "delete from casetrack.mt_events"))).SqlState.ShouldBe(
            PostgresErrorCodes.InsufficientPrivilege);
        (await Should.ThrowAsync<PostgresException>(
            () => ExecuteAsync(service, "create table casetrack.something (id int)"))).SqlState.ShouldBe(
            PostgresErrorCodes.InsufficientPrivilege);

        // Whoever may only read can verify.
        await using (var reader = DocumentStore.For(
            new NpgsqlConnectionStringBuilder(owner) { Options = "-c role=casetrack_reader" }.ConnectionString))
        {
            var verdict = await new ChainVerification(reader).RunAsync("420202", [], null, TrustedKeys.Of([]), token);
            (verdict.Holds, verdict.Events > 4).ShouldBe((true, true), $"{verdict.First}");
        }

        // Tables that are not as they should be are told, and left as they are.
        await ExecuteAsync(owner, "alter table casetrack.event_chain drop column hash");
        (await Should.ThrowAsync<Exception>(() => StartAsync(service))).ToString().ShouldContain("event_chain");
        var empty = await TestServer.CreateEmptyDatabaseAsync();
        await Should.ThrowAsync<Exception>(() => StartAsync(empty));
        (await Should.ThrowAsync<PostgresException>(() => ExecuteAsync(empty, "select 1 from casetrack.mt_events"))).SqlState.ShouldBe(
            PostgresErrorCodes.UndefinedTable);

        static Task<Node> StartAsync(string database) => Node.StartAsync(database, new SetClock(SetClock.At("2026-03-02")),
            prepare: x => x.Configuration[Database.ApplySchemaSetting] = "false");
    }

    private static Task ExecuteAsync(string connectionString, string sql) => TestServer.ExecuteAsync(connectionString, sql);
}
