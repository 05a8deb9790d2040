using Microsoft.Extensions.Configuration;
using Npgsql;

namespace CaseTrack.Postgres;

/// <summary>备份程序：PostgreSQL's own tools, found where its server is, or on the machine's path.</summary>
public sealed class DumpPrograms(IConfiguration configuration)
{
    /// <summary>Runs one against a database. The password goes through the environment: a command line can be read by everybody.</summary>
    /// <exception cref="InvalidOperationException">It is not there, or failed; the message is its own.</exception>
    public async Task RunAsync(string program, string connectionString, IEnumerable<string> arguments, CancellationToken token)
    {
        var target = new NpgsqlConnectionStringBuilder(connectionString);
        var environment = new Dictionary<string, string>
        {
            ["PGHOST"] = target.Host ?? "",
            ["PGPORT"] = $"{target.Port}",
            ["PGUSER"] = target.Username ?? "",
            ["PGPASSWORD"] = target.Password ?? "",
            ["PGDATABASE"] = target.Database ?? "",
            ["PGSSLMODE"] = target.SslMode switch
            {
                SslMode.VerifyCA => "verify-ca",
                SslMode.VerifyFull => "verify-full",
                var mode => mode.ToString().ToLowerInvariant(),
            },
        };
        if (target.RootCertificate is { Length: > 0 } certificate)
        {
            environment["PGSSLROOTCERT"] = certificate;
        }

        var result = await ChildProcess.RunAsync(Find(program), arguments, environment: environment, token: token);
        if (!result.Succeeded)
        {
            throw new InvalidOperationException($"{program}: {result.Output.Trim()}");
        }
    }

    private string Find(string program)
    {
        var name = OperatingSystem.IsWindows() ? program + ".exe" : program;
        var options = configuration.GetSection(EmbeddedPostgresOptions.Section).Get<EmbeddedPostgresOptions>() ?? new();
        var places = options.BinFolder is { Length: > 0 } only ? new SearchPlaces(null, [only]) : SearchPlaces.For(options);

        // The newest of the usual folders first: an older one refuses a newer server, never the other way round. A path may name a wrapper.
        return new SearchPlaces(null, places.Patterns).Folders().Concat(places.Folders()).Select(x => Path.Combine(x, name))
            .FirstOrDefault(File.Exists)
            ?? throw new InvalidOperationException(
                $"没有找到 {program}，请安装 PostgreSQL 客户端或设置 Embedded:BinFolder (not found: install PostgreSQL's client programs, "
                + "or set Embedded:BinFolder).");
    }
}
