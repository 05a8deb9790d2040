using System.Text.RegularExpressions;
using CaseTrack.Figures;
using CaseTrack.Hosting;
using CaseTrack.Operations.Backups;
using CaseTrack.Operations.Upgrades;
using CaseTrack.Postgres;
using CaseTrack.Tests.Events;
using JasperFx;
using Marten;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Weasel.Core;
using Weasel.Core.Migrations;
using Weasel.Postgresql;
using Wolverine.Persistence.Durability;

namespace CaseTrack.Tests.Operations;

/// <summary>A database comes to this build by the files of <c>db/migrations</c>, each of them once, or not at all.</summary>
public sealed partial class UpgradeTests
{
    private const string Unnamed = "name-it";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Whoever changes what the service asks of its database writes a file for the databases there are.</summary>
    [Fact]
    public async Task An_empty_database_brought_up_by_the_files_is_what_the_model_asks_for()
    {
        Migration.All.Select(x => x.Number).ShouldBe(Enumerable.Range(1, Migration.All.Count));
        Migration.All.ShouldAllBe(x => FileName().IsMatch(x.Name) && !x.Name.EndsWith(Unnamed, StringComparison.Ordinal));

        var database = await TestServer.CreateEmptyDatabaseAsync();
        if (await LackingAsync(database) is { Length: > 0 } statements)
        {
            var path = $"db/migrations/{Migration.All.Count + 1:0000}-{Unnamed}.sql";
            await File.WriteAllTextAsync(Path.Combine(Repository.Folder, path), statements.ReplaceLineEndings("\n"), Token);
            Assert.Fail($"The model asks for tables that no file of db/migrations makes. {path} was written with what the library would "
                + "do: name it after what it is for, see what it drops, move the rows that have to move, build, run PublishedFilesTests.");
        }

        // The library does not compare everything, and whoever runs the one script gets the same database.
        var byScript = await TestServer.CreateEmptyDatabaseAsync();
        await TestServer.ExecuteAsync(
            byScript, await File.ReadAllTextAsync(Path.Combine(Repository.Folder, "db", "schema.sql"), Token));
        (await CatalogueAsync(database)).ShouldBe(await CatalogueAsync(byScript));
        (await new Upgrade(new(byScript), Migration.All).MissingAsync(Token)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Each_is_run_once_in_order_and_whole_or_not_at_all()
    {
        Migration[] known =
        [
            new(1, "0001-things", "create table casetrack.things as select generate_series(1, 1000) as id"),
            new(2, "0002-other-things",
                "create table casetrack.others as select id * 2 as id from casetrack.things; drop table casetrack.things"),
            new(3, "0003-wrong", "create table casetrack.left (id int); insert into casetrack.others values ('three')"),
        ];
        DatabaseAddress address = new(await TestServer.CreateEmptyDatabaseAsync());

        // Several at once, as when all nodes of an office are started together.
        var run = new System.Collections.Concurrent.ConcurrentQueue<(string Name, bool Done)>();
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => new Upgrade(address, known[..2]).RunAsync(
            (x, took) => run.Enqueue((x.Name, took is not null)), Token)));
        run.ShouldBe([("0001-things", false), ("0001-things", true), ("0002-other-things", false), ("0002-other-things", true)]);

        (await Should.ThrowAsync<MigrationException>(() => new Upgrade(address, known).RunAsync((_, _) => { }, Token)))
            .Message.ShouldStartWith("0003-wrong 失败");
        (await new Upgrade(address, known).MissingAsync(Token)).ShouldBe([known[2]]);
        await TestServer.ExecuteAsync(address.Value,
            "do $$ begin assert (select sum(id) = 1001000 from casetrack.others) and to_regclass('casetrack.left') is null; end $$");

        var other = new Upgrade(new(await TestServer.CreateOtherDatabaseAsync("SQL_ASCII")), known);
        (await Should.ThrowAsync<MigrationException>(() => other.RunAsync((_, _) => { }, Token))).Message.ShouldContain("SQL_ASCII");

        // Another text, another name, or one too many: nothing is done.
        (await RefusedAsync(known[1] with { Text = known[1].Text + " " })).ShouldContain("执行过的内容不同：0002-other-things");
        (await RefusedAsync(known[1] with { Name = "0002-mine" })).ShouldContain("本版本不认识：0002-other-things");
        (await Should.ThrowAsync<MigrationException>(() => new Upgrade(address, known[..1]).MissingAsync(Token)))
            .Message.ShouldContain("本版本不认识：0002-other-things");

        async Task<string> RefusedAsync(Migration second) => (await Should.ThrowAsync<MigrationException>(
            () => new Upgrade(address, [known[0], second, known[2]]).RunAsync((_, _) => { }, Token))).Message;
    }

    /// <summary>The database of the last release, with the command an office uses; before and after, a service that may change no
    /// table.</summary>
    [Fact, Trait("Speed", "slow")]
    public async Task A_database_of_a_release_is_brought_up_by_the_command()
    {
        var left = new ReleaseDatabase(GoldenFolder.Newest);
        var database = await left.LoadAsync(Token);
        var setting = $"--ConnectionStrings:CaseTrack={database}";
        (await Should.ThrowAsync<MigrationException>(() => StartAsync())).Message.ShouldContain("run migrate");

        var (code, said) = await CommandTests.RunAsync("migrate", "--dry-run", setting);
        (code, said.Contains("would run: 0001-baseline", StringComparison.Ordinal)).ShouldBe((0, true), said);
        (await new Upgrade(new(database), Migration.All).MissingAsync(Token)).Count.ShouldBe(Migration.All.Count);
        var before = await CountAsync(database, "fact_ledger");
        using var folder = new TemporaryFolder();
        await using (var unstarted = WebApplication.CreateBuilder().AddCaseTrack(database, TimeProvider.System).Build())
        {
            await BackupCommand.TakeAsync(unstarted.Services, folder["backup"], Token);
        }

        (code, said) = await CommandTests.RunAsync("migrate", setting);
        code.ShouldBe(0, said);
        foreach (var migration in Migration.All)
        {
            Regex.IsMatch(said, $@"{Regex.Escape(migration.Name)} … \d+\.\d s").ShouldBeTrue(said);
        }

        // Every line is still there, and what lines say is called as the program calls it.
        (await CountAsync(database, "fact_lines")).ShouldBe(before);
        await using (var connection = new NpgsqlConnection(database))
        {
            await connection.OpenAsync(Token);
            (await FactShape.ChangedAsync(connection, Token)).ShouldBeEmpty();
        }

        var fresh = await TestServer.CreateEmptyDatabaseAsync();
        await new Upgrade(new(fresh), Migration.All).RunAsync((_, _) => { }, Token);
        (await CatalogueAsync(database)).ShouldBe(await CatalogueAsync(fresh));
        await using var node = await StartAsync();
        (await node.GetAsync("mediation-cases?limit=5"))["records"]!.AsArray().ShouldNotBeEmpty();

        // A backup of the older build comes up the same way. Whether the ledger has to be rebuilt is another matter.
        var restored = await TestServer.CreateEmptyDatabaseAsync();
        (_, said) = await CommandTests.RunAsync("restore", folder["backup"], $"--ConnectionStrings:CaseTrack={restored}");
        said.ShouldContain("已恢复");
        (await CatalogueAsync(restored)).ShouldBe(await CatalogueAsync(fresh));

        // What a newer build has done to it is not undone by an older one.
        await TestServer.ExecuteAsync(
            database, "insert into casetrack.schema_migrations values (9999, '9999-of-a-newer-build', '', now(), 0)");
        (code, said) = await CommandTests.RunAsync("migrate", setting);
        (code, said.Contains("9999-of-a-newer-build", StringComparison.Ordinal)).ShouldBe((1, true), said);

        Task<Node> StartAsync() => left.OpenAsync(database, x => x.Configuration[Database.ApplySchemaSetting] = "false");
    }

    private static async Task<long> CountAsync(string database, string table)
    {
        await using var source = NpgsqlDataSource.Create(database);
        await using var command = source.CreateCommand($"select count(*) from casetrack.{table}");
        var count = (long)(await command.ExecuteScalarAsync(Token))!;
        count.ShouldBeGreaterThan(100, table);
        return count;
    }

    /// <summary>Brings an empty database up by the files.</summary>
    /// <returns>The statements by which the libraries would still change it; empty where it is what they ask for.</returns>
    public static async Task<string> LackingAsync(string database)
    {
        await new Upgrade(new(database), Migration.All).RunAsync((_, _) => { }, Token);
        await using var unstarted = WebApplication.CreateBuilder().AddCaseTrack(database, TimeProvider.System).Build();
        IDatabase[] asking = [(IDatabase)unstarted.Services.GetRequiredService<IDocumentStore>().Storage.Database,
            (IDatabase)unstarted.Services.GetRequiredService<IMessageStore>()];
        using var statements = new StringWriter();
        foreach (var one in asking)
        {
            var lacking = await one.CreateMigrationAsync(Token);
            if (lacking.Difference != SchemaPatchDifference.None)
            {
                lacking.WriteAllUpdates(statements, new PostgresqlMigrator(), AutoCreate.All);
            }
        }

        return statements.ToString();
    }

    /// <summary>Tables with their columns, indexes, constraints, functions and sequences, in the database's own words. In what order the
    /// columns stand is left out: what is added comes last.</summary>
    private static async Task<string[]> CatalogueAsync(string database)
    {
        await using var source = NpgsqlDataSource.Create(database);
        await using var command = source.CreateCommand("""
            select 'column ' || concat_ws(' ', table_name, column_name, udt_name, character_maximum_length, is_nullable,
              regexp_replace(column_default, '^''[-0-9:. +]+''::', '''then''::'))
            from information_schema.columns where table_schema = 'casetrack'
            union all select 'index ' || indexdef from pg_indexes where schemaname = 'casetrack'
            union all select 'constraint ' || conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid) from pg_constraint
            where connamespace = 'casetrack'::regnamespace and contype <> 'n'
            union all select 'statistics ' || pg_get_statisticsobjdef(oid) from pg_statistic_ext
            where stxnamespace = 'casetrack'::regnamespace
            union all select 'function ' || regexp_replace(pg_get_functiondef(oid), '\s+', ' ', 'g') from pg_proc
            where pronamespace = 'casetrack'::regnamespace
            union all select 'sequence ' || concat_ws(' ', sequencename, data_type, start_value, increment_by) from pg_sequences
            where schemaname = 'casetrack'
            """);
        await using var row = await command.ExecuteReaderAsync(Token);
        var lines = new List<string>();
        while (await row.ReadAsync(Token))
        {
            lines.Add(row.GetString(0));
        }

        lines.Count.ShouldBeGreaterThan(400);
        return [.. lines.Order(StringComparer.Ordinal)];
    }

    [GeneratedRegex(@"^\d{4}-[a-z0-9]+([-.][a-z0-9]+)*$")]
    private static partial Regex FileName();
}
