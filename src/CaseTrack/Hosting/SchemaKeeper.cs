using CaseTrack.Postgres;
using JasperFx;
using Marten;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;
using Weasel.Core.Migrations;
using Weasel.Postgresql.Tables;
using Wolverine.Persistence.Durability;

namespace CaseTrack.Hosting;

/// <summary>Before anything else is done at a start: the tables get what they lack, and nothing is ever taken from them.</summary>
/// <remarks>The library that brings tables up to date drops what its model does not name: the column of a newer build, the index somebody made by hand. What is found is therefore looked at first.</remarks>
public sealed class SchemaKeeper(IServiceProvider services, IDocumentStore store, IConfiguration configuration) : IHostedService
{
    /// <exception cref="UnknownSchemaException">The database has what this build does not know.</exception>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        IDatabase[] databases = [(IDatabase)store.Storage.Database, (IDatabase)services.GetRequiredService<IMessageStore>()];
        var found = new List<UnknownObject>();
        foreach (var database in databases)
        {
            found.AddRange((await database.CreateMigrationAsync(cancellationToken)).Deltas.OfType<TableDelta>().SelectMany(UnknownObject.Of));
        }

        UnknownSchemaException.ThrowIfAny(found, await UnknownEventsAsync(cancellationToken));
        if (configuration.GetValue(Database.ApplySchemaSetting, true))
        {
            foreach (var database in databases)
            {
                await database.ApplyAllConfiguredChangesToDatabaseAsync(AutoCreate.CreateOrUpdate, ct: cancellationToken);
            }
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Kinds of event that only another build can have stored. Without knowing them a record would be folded wrongly, or not at all.</summary>
    private async Task<IReadOnlyList<string>> UnknownEventsAsync(CancellationToken token)
    {
        await using var connection = store.Storage.Database.CreateConnection();
        await connection.OpenAsync(token);
        await using var there = new NpgsqlCommand($"select to_regclass('{Proof.StoredEvent.Table}') is not null", connection);
        if (await there.ExecuteScalarAsync(token) is not true)
        {
            return [];
        }

        await using var command = new NpgsqlCommand(
            $"select distinct e.type from {Proof.StoredEvent.Table} e where {Proof.StoredEvent.Happened} and e.type <> all($1) order by 1", connection);
        command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. RecordKind.EventTypes.Select(EventName.Stored)] });
        var unknown = new List<string>();
        await using var rows = await command.ExecuteReaderAsync(token);
        while (await rows.ReadAsync(token))
        {
            unknown.Add(rows.GetString(0));
        }

        return unknown;
    }
}

/// <summary>Something of one of our tables that this build does not know.</summary>
/// <param name="Name">Its table and its name.</param>
/// <param name="Removal">The statement that takes it away, for whoever knows that it is wanted no more; null where that is no way out.</param>
public sealed record UnknownObject(string Name, string? Removal)
{
    public static IEnumerable<UnknownObject> Of(TableDelta delta)
    {
        if (delta.Actual is not { } there)
        {
            return [];
        }

        var (table, known) = (delta.Expected.Identifier, delta.Expected);
        return [
            .. there.Columns.Where(x => Of(known, x) is null).Select(x => new UnknownObject($"{table}.{x.Name} (列 column)", $"alter table {table} drop column {x.Name};")),
            .. there.Columns.Where(x => Of(known, x) is { } same && !same.Equals(x)).Select(x => new UnknownObject($"{table}.{x.Name} (列的类型 type of column: {x.Type})", null)),
            .. there.Indexes.Where(x => known.Indexes.All(y => !Same(y.Name, x.Name))).Select(x => new UnknownObject($"{table}: {x.Name} (索引 index)", $"drop index {table.Schema}.{x.Name};")),
            .. there.ForeignKeys.Where(x => known.ForeignKeys.All(y => !Same(y.Name, x.Name)))
                .Select(x => new UnknownObject($"{table}: {x.Name} (外键 foreign key)", $"alter table {table} drop constraint {x.Name};")),
        ];

        static TableColumn? Of(Table known, TableColumn column) => known.Columns.FirstOrDefault(x => Same(x.Name, column.Name));

        static bool Same(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
    }
}

/// <summary>The database is not this build's. The message is for whoever starts the service.</summary>
public sealed class UnknownSchemaException : Exception
{
    private UnknownSchemaException(string message) : base(message)
    {
    }

    /// <exception cref="UnknownSchemaException">There is something.</exception>
    public static void ThrowIfAny(IReadOnlyList<UnknownObject> objects, IReadOnlyList<string> events)
    {
        if (objects.Count + events.Count == 0)
        {
            return;
        }

        string[] lines =
        [
            "数据库中有本版本不认识的内容；为免其丢失，服务没有启动，也没有改动任何东西 (the database has what this build does not know; so that nothing of it is lost the service has not started, and has changed nothing):",
            .. objects.Select(x => $"  {x.Name}"),
            .. events.Select(x => $"  {x} (事件 kind of event)"),
            "办法 (ways out):",
            "  1. 数据库已由较新版本使用：启动那一版本或更新的版本 (a newer build has worked on it: start that one, or a later one).",
            .. objects.Any(x => x.Removal is not null)
                ? (string[])["  2. 确认不再需要：先备份，再以数据库所有者身份执行 (it is wanted no more: take a backup, then run as the owner of the database):",
                    .. objects.Where(x => x.Removal is not null).Select(x => $"     {x.Removal}")]
                : [],
        ];
        throw new UnknownSchemaException(string.Join(Environment.NewLine, lines));
    }
}
