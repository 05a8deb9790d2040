using CaseTrack.Store;
using Npgsql;
using Weasel.Postgresql;
using Weasel.Postgresql.Tables;

namespace CaseTrack.Operations.Upgrades;

/// <summary>The table that says which migrations a database has had, when, and how long each took.</summary>
public static class MigrationTable
{
    public const string Name = StoreSchema.Name + ".schema_migrations";

    /// <summary>Says that a migration was run. $1: number, $2: name, $3: digest, $4: how long it took.</summary>
    public const string Add = $"insert into {Name} (number, name, digest, applied_at, milliseconds) values ($1, $2, $3, now(), $4)";

    private const string IsThere = $"select to_regclass('{Name}') is not null";

    public static Table Definition()
    {
        var table = new Table(Name);
        table.AddColumn<int>("number").NotNull().AsPrimaryKey();
        table.AddColumn<string>("name").NotNull();
        table.AddColumn<string>("digest").NotNull();
        table.AddColumn<DateTimeOffset>("applied_at").NotNull();
        table.AddColumn<long>("milliseconds").NotNull();
        return table;
    }

    /// <summary>Statements that say of a database made by the whole script at once that it has them all.</summary>
    public static string Rows(IEnumerable<Migration> migrations) => string.Concat(migrations.Select(x =>
        $"INSERT INTO {Name} VALUES ({x.Number}, '{x.Name}', '{x.Digest}', now(), 0) ON CONFLICT DO NOTHING;\n"));

    /// <summary>What the database has; nothing where there is no such table.</summary>
    public static async Task<IReadOnlyList<AppliedMigration>> ReadAsync(NpgsqlConnection connection, CancellationToken token)
    {
        await using (var there = new NpgsqlCommand(IsThere, connection))
        {
            if (await there.ExecuteScalarAsync(token) is not true)
            {
                return [];
            }
        }

        await using var command = new NpgsqlCommand($"select number, name, digest from {Name} order by number", connection);
        await using var row = await command.ExecuteReaderAsync(token);
        var applied = new List<AppliedMigration>();
        while (await row.ReadAsync(token))
        {
            applied.Add(new(row.GetInt32(0), row.GetString(1), row.GetString(2)));
        }

        return applied;
    }

    /// <summary>Makes it where it is not there. Nobody else may be about to: the caller holds the lock.</summary>
    public static async Task MakeAsync(NpgsqlConnection connection, CancellationToken token)
    {
        await using var there = new NpgsqlCommand(IsThere, connection);
        if (await there.ExecuteScalarAsync(token) is true)
        {
            return;
        }

        // An owner of the tables need not be allowed to make schemas: asked only where there is none.
        await using var schema = new NpgsqlCommand($"select to_regnamespace('{StoreSchema.Name}') is null", connection);
        var first = await schema.ExecuteScalarAsync(token) is true ? $"create schema {StoreSchema.Name}; " : "";
        await using var make = new NpgsqlCommand(first + Definition().ToCreateSql(new PostgresqlMigrator()), connection);
        await make.ExecuteNonQueryAsync(token);
    }
}
