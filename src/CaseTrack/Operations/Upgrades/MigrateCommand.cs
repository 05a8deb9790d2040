using System.Globalization;
using CaseTrack.Postgres;
using JasperFx.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace CaseTrack.Operations.Upgrades;

/// <summary><c>migrate [--dry-run]</c>: brings the database's tables to this build, with the account that owns them.</summary>
[Description("Bring the tables of the database to this build 升级数据库", Name = "migrate")]
public sealed class MigrateCommand : JasperFxAsyncCommand<MigrateInput>
{
    public override async Task<bool> Execute(MigrateInput input)
    {
        using var host = input.BuildHost();
        try
        {
            var missing = await new Upgrade(host.Services.GetRequiredService<DatabaseAddress>(), Migration.All)
                .MissingAsync(CancellationToken.None);
            var newest = Migration.All[^1].Name;
            if (input.DryRunFlag)
            {
                foreach (var migration in missing)
                {
                    Console.WriteLine($"将执行 would run: {migration.Name}");
                }

                Console.WriteLine(missing.Count == 0
                    ? $"数据库已是 {newest}，没有要执行的 (the database is at it, there is nothing to run)."
                    : "没有改动任何东西 (nothing has been changed).");
                return true;
            }

            await ActivatorUtilities.CreateInstance<SchemaKeeper>(host.Services).KeepAsync(applies: true, Say, CancellationToken.None);
            Console.WriteLine($"数据库已是 {newest} (the database is at it).");
            Console.WriteLine("用了角色的，请再执行 db/roles.sql (where the roles are in force, run db/roles.sql again).");
            return true;
        }
        catch (Exception failure) when (failure is MigrationException or UnknownSchemaException or NpgsqlException)
        {
            await Console.Error.WriteLineAsync(failure.Message);
            return false;
        }
    }

    /// <summary>Says of a migration that it begins, and on the same line how long it took.</summary>
    internal static void Say(Migration migration, TimeSpan? took)
    {
        if (took is { } time)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.0} s"));
        }
        else
        {
            Console.Write($"{migration.Name} … ");
        }
    }
}
