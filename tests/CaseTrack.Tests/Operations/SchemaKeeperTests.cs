using CaseTrack.Operations;

namespace CaseTrack.Tests.Operations;

/// <summary>A start adds what is missing and never takes anything away.</summary>
[Trait("Speed", "slow")]
public sealed class SchemaKeeperTests
{
    [Fact]
    public async Task A_start_that_finds_what_it_does_not_know_changes_nothing_names_it_and_the_way_out()
    {
        var database = await TestServer.CreateEmptyDatabaseAsync();
        await using (var node = await StartAsync(database))
        {
            await node.FoundAsync();
        }

        await TestServer.ExecuteAsync(database, """
            alter table casetrack.fact_lines add column of_a_newer_build text;
            update casetrack.fact_lines set of_a_newer_build = 'kept';
            create index by_hand on casetrack.mt_doc_organisation (mt_last_modified);
            alter table casetrack.wolverine_node_records add column further int;
            """);
        foreach (var _ in (int[])[1, 2])
        {
            var refused = await Should.ThrowAsync<UnknownSchemaException>(() => StartAsync(database));
            foreach (var said in (string[])[
                "casetrack.fact_lines.of_a_newer_build (列 column)", "casetrack.mt_doc_organisation: by_hand (索引 index)",
                "casetrack.wolverine_node_records.further (列 column)",
                "alter table casetrack.fact_lines drop column of_a_newer_build;", "drop index casetrack.by_hand;"])
            {
                refused.Message.ShouldContain(said);
            }
        }

        // Still there, and the way out is one.
        await TestServer.ExecuteAsync(database, """
            do $$ begin assert (select count(*) = 3 from casetrack.fact_lines where of_a_newer_build = 'kept'); end $$;
            alter table casetrack.fact_lines drop column of_a_newer_build;
            drop index casetrack.by_hand;
            alter table casetrack.wolverine_node_records drop column further;
            """);
        await using (var node = await StartAsync(database))
        {
            (await node.GetAsync("organisations"))["organisations"]!.AsArray().Count.ShouldBe(1);
        }

        // That nothing was found is kept, until anything is otherwise.
        var kept = await KeptAsync(database);
        kept.ShouldStartWith("checked ");
        await TestServer.ExecuteAsync(database, "alter table casetrack.mt_doc_organisation alter column data drop not null");
        await using (await StartAsync(database))
        {
            (await KeptAsync(database)).ShouldNotBe(kept);
        }
    }

    [Fact]
    public async Task A_build_older_than_what_has_happened_does_not_start()
    {
        var database = await TestServer.CreateEmptyDatabaseAsync();
        await using (var node = await StartAsync(database))
        {
            await node.FoundAsync();
        }

        await TestServer.ExecuteAsync(database, "update casetrack.mt_events set type = 'organisation_twinned' where seq_id = 3");
        (await Should.ThrowAsync<UnknownSchemaException>(() => StartAsync(database))).Message.ShouldContain(
            "organisation_twinned (事件 kind of event)");
    }

    [Fact]
    public async Task A_start_adds_what_is_missing()
    {
        var database = await TestServer.CreateEmptyDatabaseAsync();
        await using (await StartAsync(database))
        {
        }

        await TestServer.ExecuteAsync(
            database, "drop index casetrack.ix_fact_lines_cohort; alter table casetrack.fact_lines drop column subject; drop table "
                + "casetrack.entered_numbers; drop table casetrack.wolverine_node_records");
        await using (await StartAsync(database))
        {
        }

        await TestServer.ExecuteAsync(
            database, "select subject from casetrack.fact_lines; select * from casetrack.entered_numbers, "
                + "casetrack.wolverine_node_records; drop index casetrack.ix_fact_lines_cohort");
    }

    private static async Task<string> KeptAsync(string database)
    {
        await using var source = Npgsql.NpgsqlDataSource.Create(database);
        await using var command = source.CreateCommand("select obj_description('casetrack'::regnamespace, 'pg_namespace')");
        return (string)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
    }

    private static Task<Node> StartAsync(string database) => Node.StartAsync(database, TimeProvider.System, silence: false);
}
