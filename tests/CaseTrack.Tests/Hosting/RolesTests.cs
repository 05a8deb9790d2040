using CaseTrack.Hosting;
using CaseTrack.Organisations;
using Marten;
using Npgsql;

namespace CaseTrack.Tests.Hosting;

/// <summary>What the database itself refuses, whoever the service is.</summary>
public sealed class RolesTests
{
    [Fact]
    public async Task The_service_adds_events_and_can_neither_change_nor_remove_them()
    {
        var token = TestContext.Current.CancellationToken;
        var owner = await TestServer.CreateDatabaseAsync();
        await using var store = DocumentStore.For(options => CaseTrackSetup.Store(options, owner, TimeProvider.System, CaseTrack.Clocks.TermRules.Shipped));
        await store.Storage.ApplyAllConfiguredChangesToDatabaseAsync();
        await ExecuteAsync(owner, await File.ReadAllTextAsync(Path.Combine(Repository.Folder, "db", "roles.sql"), token));

        var asService = new NpgsqlConnectionStringBuilder(owner) { Options = "-c role=casetrack_app" }.ConnectionString;
        await using var service = DocumentStore.For(options =>
        {
            CaseTrackSetup.Store(options, asService, TimeProvider.System, CaseTrack.Clocks.TermRules.Shipped);
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
            "update casetrack.fact_ledger set sign = 0", "delete from casetrack.fact_ledger", "delete from casetrack.mt_streams",
            "update casetrack.event_chain set hash = ''", "delete from casetrack.event_chain", "delete from casetrack.chain_heads", "update casetrack.chain_heads set head = ''",
            "delete from casetrack.mt_doc_accessentry", "update casetrack.mt_doc_accessentry set data = '{}'",
        })
        {
            (await Should.ThrowAsync<PostgresException>(() => ExecuteAsync(asService, statement))).SqlState.ShouldBe(PostgresErrorCodes.InsufficientPrivilege, statement);
        }

        (await Should.ThrowAsync<PostgresException>(() => ExecuteAsync(asService, "select casetrack.purge_access_log(now() - interval '30 days')"))).MessageText.ShouldContain("184 days");
        await ExecuteAsync(asService, "select casetrack.purge_access_log(now() - interval '200 days')");
        var asMasker = new NpgsqlConnectionStringBuilder(owner) { Options = "-c role=casetrack_masking" }.ConnectionString;
        await ExecuteAsync(asMasker, "update casetrack.mt_events set data = data");
        foreach (var statement in (string[])["delete from casetrack.mt_events", "update casetrack.mt_events set seq_id = 0", "select * from casetrack.mt_doc_party"])
        {
            (await Should.ThrowAsync<PostgresException>(() => ExecuteAsync(asMasker, statement))).SqlState.ShouldBe(PostgresErrorCodes.InsufficientPrivilege, statement);
        }

        var asReader = new NpgsqlConnectionStringBuilder(owner) { Options = "-c role=casetrack_reader" }.ConnectionString;
        await ExecuteAsync(asReader, "select count(*) from casetrack.fact_ledger");
        foreach (var table in (string[])["mt_doc_account", "mt_doc_partykey", "mt_doc_party", "mt_doc_accessentry"])
        {
            (await Should.ThrowAsync<PostgresException>(() => ExecuteAsync(asReader, $"select * from casetrack.{table}"))).SqlState.ShouldBe(PostgresErrorCodes.InsufficientPrivilege, table);
        }

        (await Should.ThrowAsync<PostgresException>(() => ExecuteAsync(asReader, "delete from casetrack.mt_doc_organisation")))
            .SqlState.ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
    }

    private static async Task ExecuteAsync(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }
}
