using System.Diagnostics;
using CaseTrack.Postgres;
using Npgsql;

namespace CaseTrack.Operations.Backups;

/// <summary>PostgreSQL's own tools, found where its server is, or on the machine's path.</summary>
public sealed class DumpPrograms(EmbeddedPostgresOptions options)
{
    /// <summary>Runs one against a database. The password goes through the environment: a command line can be read by everybody.</summary>
    /// <exception cref="InvalidOperationException">It is not there, or failed; the message is its own.</exception>
    public async Task RunAsync(string program, string connectionString, IEnumerable<string> arguments, CancellationToken token)
    {
        var target = new NpgsqlConnectionStringBuilder(connectionString);
        var start = new ProcessStartInfo(Find(program), arguments) { RedirectStandardError = true, UseShellExecute = false };
        foreach (var name in start.Environment.Keys.Where(x => x.StartsWith("PG", StringComparison.Ordinal)).ToList())
        {
            start.Environment.Remove(name);
        }

        start.Environment["PGHOST"] = target.Host;
        start.Environment["PGPORT"] = $"{target.Port}";
        start.Environment["PGUSER"] = target.Username;
        start.Environment["PGPASSWORD"] = target.Password;
        start.Environment["PGDATABASE"] = target.Database;
        start.Environment["PGSSLMODE"] = target.SslMode switch
        {
            SslMode.VerifyCA => "verify-ca",
            SslMode.VerifyFull => "verify-full",
            var mode => mode.ToString().ToLowerInvariant(),
        };
        if (target.RootCertificate is { Length: > 0 } certificate)
        {
            start.Environment["PGSSLROOTCERT"] = certificate;
        }

        using var process = Process.Start(start)!;
        var errors = await process.StandardError.ReadToEndAsync(token);
        await process.WaitForExitAsync(token);
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{program}: {errors.Trim()}");
        }
    }

    private string Find(string program)
    {
        var name = OperatingSystem.IsWindows() ? program + ".exe" : program;
        var places = options.BinFolder is { Length: > 0 } only ? new SearchPlaces(null, [only]) : SearchPlaces.For(options);

        // The newest: an older one refuses a newer server, and never the other way round.
        return places.Patterns.Count == 0 && places.Path is null ? name
            : new SearchPlaces(null, places.Patterns).Folders().Concat(places.Folders()).Select(x => Path.Combine(x, name))
                .FirstOrDefault(File.Exists)
            ?? throw new InvalidOperationException(
                $"没有找到 {program}，请安装 PostgreSQL 客户端或设置 Embedded:BinFolder (not found: install PostgreSQL's client programs, "
                + "or set Embedded:BinFolder).");
    }
}
