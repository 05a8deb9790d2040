using System.Diagnostics;
using CaseTrack.Figures;
using Npgsql;

namespace CaseTrack.Tests.Releases;

/// <summary>A database as it is on another machine, and whether it says the same there.</summary>
public static class DatabaseCopy
{
    /// <summary>The number of lines and a digest over them.</summary>
    public static async Task<IReadOnlyList<string>> LedgerAsync(string database)
    {
        await using var source = NpgsqlDataSource.Create(database);
        await using var command =
            source.CreateCommand(
            $"select count(*)::text, md5(string_agg(l::text, chr(10) order by event_id, line)) from {FactLedgerTable.Lines} l");
        await using var row = await command.ExecuteReaderAsync();
        await row.ReadAsync();
        return [row.GetString(0), row.GetString(1)];
    }

    /// <summary>pg_dump into pg_restore, as an office would move its database to another machine.</summary>
    public static async Task<string> RestoreAsync(string from)
    {
        var to = await TestServer.CreateEmptyDatabaseAsync();
        using var folder = new TemporaryFolder();
        var file = Path.Combine(folder.Path, "dump");
        await RunAsync("pg_dump", from, ["--format=custom", $"--file={file}"]);
        await RunAsync("pg_restore", to, ["--no-owner", $"--dbname={new NpgsqlConnectionStringBuilder(to).Database}", file]);
        return to;
    }

    /// <summary>The database as one script of statements, to be kept as text. Without what concerns the processes that ran on
    /// it.</summary>
    public static async Task<string> ScriptAsync(string from)
    {
        using var folder = new TemporaryFolder();
        var file = Path.Combine(folder.Path, "script");
        await RunAsync("pg_dump", from,
            ["--no-owner", "--no-privileges", "--inserts", "--rows-per-insert=100", "--exclude-table-data=*.wolverine_node*",
                $"--file={file}"]);

        // A line with a backslash is for psql alone.
        return string.Concat((await File.ReadAllLinesAsync(file)).Where(x => !x.StartsWith('\\')).Select(x => $"{x}\n"));
    }

    /// <summary>Builds everything derived anew, as an administrator does.</summary>
    public static Task RebuildAsync(string database) =>
        RunAsync("dotnet", database, [ServiceProcess.Program, "rebuild", $"--ConnectionStrings:CaseTrack={database}"],
            Path.GetDirectoryName(ServiceProcess.Program));

    /// <summary>Where a program is: PostgreSQL's newest one of this machine, or whatever is found by its name.</summary>
    public static string Program(string name) => (Directory.Exists("/usr/lib/postgresql")
        ? Directory.GetFiles("/usr/lib/postgresql", name, SearchOption.AllDirectories).Order(StringComparer.Ordinal).LastOrDefault()
        : null) ?? name;

    private static async Task RunAsync(string program, string connection, string[] arguments, string? folder = null)
    {
        var target = new NpgsqlConnectionStringBuilder(connection);
        var start = new ProcessStartInfo(Program(program), arguments)
        { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder ?? "" };
        start.Environment["PGHOST"] = target.Host;
        start.Environment["PGPORT"] = $"{target.Port}";
        start.Environment["PGUSER"] = target.Username;
        start.Environment["PGPASSWORD"] = target.Password;
        start.Environment["PGDATABASE"] = target.Database;
        using var process = Process.Start(start)!;
        var said = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var errors = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken) + await said;
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        process.ExitCode.ShouldBe(0, errors);
    }
}
