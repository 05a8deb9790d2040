using CaseTrack.Operations.Upgrades;
using CaseTrack.Postgres;
using CaseTrack.Store;
using JasperFx;
using Marten;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using Weasel.Core;
using Weasel.Core.Migrations;
using Weasel.Postgresql.Tables;
using Wolverine.Persistence.Durability;

namespace CaseTrack.Operations;

/// <summary>Before anything else is done at a start: the tables get what they lack, and nothing is ever taken from them.</summary>
/// <remarks>What one build changes for the next is in files (<see cref="Migration"/>), which come first and say by name what they drop. The
/// library that then looks after the rest drops what its model does not name: the column of a newer build, the index somebody made by hand.
/// What is found is therefore looked at before it.</remarks>
public sealed class SchemaKeeper(
    IServiceProvider services, IDocumentStore store, IConfiguration configuration, ILogger<SchemaKeeper> logger) : IHostedService
{
    /// <exception cref="MigrationException">The database is behind and the service may not change it, or it is ahead.</exception>
    /// <exception cref="UnknownSchemaException">The database has what this build does not know.</exception>
    public Task StartAsync(CancellationToken cancellationToken) =>
        KeepAsync(configuration.GetValue(Database.ApplySchemaSetting, true), Log, cancellationToken);

    /// <summary>Brings the tables to this build, or only looks.</summary>
    /// <param name="applies">Whether anything may be changed.</param>
    /// <param name="progress">Told of each migration when it begins, and how long it took.</param>
    public async Task KeepAsync(bool applies, Action<Migration, TimeSpan?> progress, CancellationToken token)
    {
        var upgrade = new Upgrade(services.GetRequiredService<DatabaseAddress>(), Migration.All);
        var missing = await upgrade.MissingAsync(token);
        var events = await UnknownEventsAsync(token);
        if (missing.Count > 0)
        {
            UnknownSchemaException.ThrowIfAny([], events);
            if (!applies)
            {
                throw MigrationException.Behind(missing);
            }

            await upgrade.RunAsync(progress, token);
        }

        IDatabase[] databases = [(IDatabase)store.Storage.Database, (IDatabase)services.GetRequiredService<IMessageStore>()];
        var seen = new SeenTables(databases);
        await using var connection = store.Storage.Database.CreateConnection();
        await connection.OpenAsync(token);
        if (await seen.AreAsTheyWereAsync(connection, token))
        {
            UnknownSchemaException.ThrowIfAny([], events);
            return;
        }

        var (found, behind) = (new List<UnknownObject>(), new List<IDatabase>());
        foreach (var database in databases)
        {
            var migration = await database.CreateMigrationAsync(token);
            found.AddRange(migration.Deltas.OfType<TableDelta>().SelectMany(UnknownObject.Of));
            if (migration.Difference != SchemaPatchDifference.None)
            {
                behind.Add(database);
            }
        }

        UnknownSchemaException.ThrowIfAny(found, events);

        // A database that lacks nothing is not compared once more: most starts are of that kind, and comparing is most of a start.
        foreach (var database in behind)
        {
            if (applies)
            {
                await database.ApplyAllConfiguredChangesToDatabaseAsync(AutoCreate.CreateOrUpdate, ct: token);
            }
            else
            {
                await AssertAsync(database, token);
            }
        }

        if (applies)
        {
            await seen.KeepAsync(connection, token);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private static async Task AssertAsync(IDatabase database, CancellationToken token)
    {
        try
        {
            await database.AssertDatabaseMatchesConfigurationAsync(token);
        }
        catch (DatabaseValidationException difference)
        {
            throw MigrationException.Incomplete(difference);
        }
    }

    /// <summary>Kinds of event that only another build can have stored. Without knowing them a record would be folded wrongly, or not at
    /// all.</summary>
    private async Task<IReadOnlyList<string>> UnknownEventsAsync(CancellationToken token)
    {
        await using var connection = store.Storage.Database.CreateConnection();
        await connection.OpenAsync(token);
        await using var there = new NpgsqlCommand(StoredEvents.AreThere, connection);
        if (await there.ExecuteScalarAsync(token) is not true)
        {
            return [];
        }

        await using var command = new NpgsqlCommand(StoredEvents.OtherKinds, connection);
        command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. RecordKind.EventTypes.Select(EventName.Stored)] });
        var unknown = new List<string>();
        await using var rows = await command.ExecuteReaderAsync(token);
        while (await rows.ReadAsync(token))
        {
            unknown.Add(rows.GetString(0));
        }

        return unknown;
    }

    private void Log(Migration migration, TimeSpan? took)
    {
        if (took is { } time)
        {
            logger.LogInformation("升级完成 migration done: {Migration}, {Seconds:0.0} s", migration.Name, time.TotalSeconds);
        }
        else
        {
            logger.LogInformation("升级开始 migration begins: {Migration}", migration.Name);
        }
    }
}
