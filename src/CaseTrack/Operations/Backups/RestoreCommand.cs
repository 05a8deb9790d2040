using CaseTrack.Figures;
using CaseTrack.Operations.Upgrades;
using CaseTrack.Postgres;
using CaseTrack.Store;
using CaseTrack.Terms;
using JasperFx.CommandLine;
using Marten;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace CaseTrack.Operations.Backups;

/// <summary><c>restore FOLDER</c>: takes a backup into an empty database by <c>pg_restore</c>, compares it with its list, brings
/// its tables to this build, and replays the events against the ledger; exit code 1 where anything differs.</summary>
[Description("Restore a backup into an empty database and compare it 恢复备份", Name = "restore")]
public sealed class RestoreCommand : JasperFxAsyncCommand<BackupInput>
{
    public override async Task<bool> Execute(BackupInput input)
    {
        using var host = input.BuildHost();
        try
        {
            var withKeys = await TakeInAsync(host.Services, input.Folder, CancellationToken.None);

            // A backup may be of an older build.
            await ActivatorUtilities.CreateInstance<SchemaKeeper>(host.Services)
                .KeepAsync(applies: true, MigrateCommand.Say, CancellationToken.None);
            var verdict = await LedgerComparison.CompareAsync(
                host.Services.GetRequiredService<IDocumentStore>(), host.Services.GetRequiredService<TermRules>(),
                host.Services.GetRequiredService<TimeProvider>(), null, CancellationToken.None);
            Console.WriteLine(verdict.Agrees
                ? $"已恢复，与清单一致 restored and as its list says: {verdict.Events} events give the {verdict.Lines} lines of the ledger."
                : $"已恢复，但台账不一致，请执行 rebuild (restored, but the ledger differs by {verdict.Missing + verdict.Surplus} lines: run rebuild).");
            if (!withKeys)
            {
                Console.WriteLine("备份中没有当事人密钥：当事人信息无法读取 (the backup has no keys of people: nobody can be named).");
            }

            Console.WriteLine("再执行 verify 核验事件链 (run verify next: it checks the chain of events).");
            return verdict.Agrees;
        }
        catch (Exception failure) when (failure is InvalidOperationException or IOException or UnauthorizedAccessException
            or NpgsqlException or MigrationException or UnknownSchemaException)
        {
            await Console.Error.WriteLineAsync(failure.Message);
            return false;
        }
    }

    /// <summary>Takes it in.</summary>
    /// <returns>Whether the people's keys were with it.</returns>
    /// <exception cref="InvalidOperationException">The database is not empty, the backup not whole, or what was restored is not what was
    /// backed up.</exception>
    public static async Task<bool> TakeInAsync(IServiceProvider services, string folder, CancellationToken token)
    {
        var manifest = await BackupManifest.ReadAsync(folder, token);
        var programs = new DumpPrograms(services.GetRequiredService<IConfiguration>());
        var connectionString = services.GetRequiredService<DatabaseAddress>().Value;
        var database = new NpgsqlConnectionStringBuilder(connectionString).Database;
        await using var connection = services.GetRequiredService<IDocumentStore>().Storage.Database.CreateConnection();
        await connection.OpenAsync(token);
        if (connection.PostgreSqlVersion.Major < manifest.Server)
        {
            throw new InvalidOperationException($"备份来自 PostgreSQL {manifest.Server}，此处为 {connection.PostgreSqlVersion.Major} "
                + "(the backup is of a newer server than this one).");
        }

        await using (var occupied = new NpgsqlCommand("select to_regnamespace($1) is not null", connection))
        {
            occupied.Parameters.AddWithValue(StoreSchema.Name);
            if ((bool)(await occupied.ExecuteScalarAsync(token))!)
            {
                throw new InvalidOperationException($"数据库 {database} 不是空的 (is not empty): 恢复不覆盖任何数据 (a restore overwrites nothing).");
            }
        }

        // In one transaction: a restore that fails leaves the database as empty as it was.
        string[] common = ["--exit-on-error", "--single-transaction", "--no-owner", "--no-privileges", $"--dbname={database}"];
        await programs.RunAsync("pg_restore", connectionString, [.. common, Path.Combine(folder, BackupManifest.Data)], token);
        var keys = Path.Combine(folder, BackupManifest.PartyKeys);
        var withKeys = File.Exists(keys);
        if (withKeys)
        {
            await programs.RunAsync("pg_restore", connectionString, [.. common, keys], token);
        }

        var restored = await BackupManifest.DistrictsAsync(connection, token);
        return restored.SequenceEqual(manifest.Districts) ? withKeys
            : throw new InvalidOperationException("恢复的内容与备份清单不符 (what was restored is not what the list of the backup says): "
                + string.Join("; ", manifest.Districts.Except(restored)));
    }
}
