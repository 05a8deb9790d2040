using CaseTrack.Postgres;
using CaseTrack.Store;
using JasperFx;
using Marten;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;
using Weasel.Core;
using Weasel.Core.Migrations;
using Weasel.Postgresql.Tables;
using Wolverine.Persistence.Durability;

namespace CaseTrack.Operations;

/// <summary>Before anything else is done at a start: the tables get what they lack, and nothing is ever taken from them.</summary>
/// <remarks>The library that brings tables up to date drops what its model does not name: the column of a newer build, the index somebody
/// made by hand. What is found is therefore looked at first.</remarks>
public sealed class SchemaKeeper(IServiceProvider services, IDocumentStore store, IConfiguration configuration) : IHostedService
{
    /// <exception cref="UnknownSchemaException">The database has what this build does not know.</exception>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        IDatabase[] databases = [(IDatabase)store.Storage.Database, (IDatabase)services.GetRequiredService<IMessageStore>()];
        var (found, behind) = (new List<UnknownObject>(), new List<IDatabase>());
        foreach (var database in databases)
        {
            var migration = await database.CreateMigrationAsync(cancellationToken);
            found.AddRange(migration.Deltas.OfType<TableDelta>().SelectMany(UnknownObject.Of));
            if (migration.Difference != SchemaPatchDifference.None)
            {
                behind.Add(database);
            }
        }

        UnknownSchemaException.ThrowIfAny(found, await UnknownEventsAsync(cancellationToken));
        if (configuration.GetValue(Database.ApplySchemaSetting, true))
        {
            // A database that lacks nothing is not compared once more: most starts are of that kind, and comparing is most of a start.
            foreach (var database in behind)
            {
                await database.ApplyAllConfiguredChangesToDatabaseAsync(AutoCreate.CreateOrUpdate, ct: cancellationToken);
            }
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

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
}
