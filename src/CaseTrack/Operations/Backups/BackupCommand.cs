using System.Data;
using CaseTrack.Postgres;
using CaseTrack.Store;
using JasperFx.CommandLine;
using Marten;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace CaseTrack.Operations.Backups;

/// <summary><c>backup FOLDER</c>: writes the database into a folder by <c>pg_dump</c>, beside a running service or without one.</summary>
/// <remarks>Keys of the office are not in the database and not in the backup. The folder is new, or empty.</remarks>
[Description("Back up the database into a new folder 备份", Name = "backup")]
public sealed class BackupCommand : JasperFxAsyncCommand<BackupInput>
{
    public override async Task<bool> Execute(BackupInput input)
    {
        using var host = input.BuildHost();
        try
        {
            var manifest = await TakeAsync(host.Services, input.Folder, CancellationToken.None);
            Console.WriteLine($"已备份 backed up: {manifest.Districts.Sum(x => x.Events)} events of {manifest.Districts.Count} districts, "
                + $"{manifest.Files.Count} files. 密钥须另行备份 (the keys are backed up apart).");
            return true;
        }
        catch (Exception failure) when (failure is InvalidOperationException or IOException or UnauthorizedAccessException
            or NpgsqlException)
        {
            await Console.Error.WriteLineAsync(failure.Message);
            return false;
        }
    }

    /// <summary>Takes one: list and files are of one moment.</summary>
    public static async Task<BackupManifest> TakeAsync(IServiceProvider services, string folder, CancellationToken token)
    {
        if (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any())
        {
            throw new InvalidOperationException($"{folder} 不是空文件夹 (is not empty).");
        }

        var programs = new DumpPrograms(services.GetRequiredService<IConfiguration>());
        await using var connection = services.GetRequiredService<IDocumentStore>().Storage.Database.CreateConnection();
        await connection.OpenAsync(token);
        await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, token);
        await using var export = new NpgsqlCommand("select pg_export_snapshot()", connection);
        var moment = (string)(await export.ExecuteScalarAsync(token))!;
        var connectionString = services.GetRequiredService<DatabaseAddress>().Value;

        // Who may not read a case may not read its backup either.
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        string[] common = ["--format=custom", "--no-owner", "--no-privileges", $"--snapshot={moment}", $"--schema={StoreSchema.Name}"];
        var (data, keys) = (Path.Combine(folder, BackupManifest.Data), Path.Combine(folder, BackupManifest.PartyKeys));
        var partyKeys = StoredDocuments.TableOf(nameof(Parties.PartyKey));
        await programs.RunAsync("pg_dump", connectionString,
            [.. common, $"--exclude-table-data={partyKeys}", $"--exclude-table-data={StoredMessages.Nodes}", $"--file={data}"], token);
        await programs.RunAsync("pg_dump", connectionString,
            ["--format=custom", $"--snapshot={moment}", "--data-only", $"--table={partyKeys}", $"--file={keys}"], token);
        var manifest = new BackupManifest(
            services.GetRequiredService<TimeProvider>().GetUtcNow(), connection.PostgreSqlVersion.Major,
            await BackupManifest.DistrictsAsync(connection, token),
            new Dictionary<string, string>
            {
                [BackupManifest.Data] = await BackupManifest.DigestAsync(data, token),
                [BackupManifest.PartyKeys] = await BackupManifest.DigestAsync(keys, token),
            });
        await manifest.WriteAsync(folder, token);
        return manifest;
    }
}
