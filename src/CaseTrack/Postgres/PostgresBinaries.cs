using System.Globalization;
using System.Text.RegularExpressions;

namespace CaseTrack.Postgres;

/// <summary>数据库程序：a folder with the PostgreSQL programs, and their major version.</summary>
public sealed partial class PostgresBinaries
{
    /// <summary>The oldest major version that the event store works with.</summary>
    public const int OldestVersion = 13;

    private static readonly string[] Needed = ["postgres", "initdb", "pg_ctl"];

    private PostgresBinaries(string folder, int version) => (Folder, Version) = (folder, version);

    /// <summary>The folder that holds the programs.</summary>
    public string Folder { get; }

    /// <summary>The major version, for instance 15.</summary>
    public int Version { get; }

    internal string InitDb => Program(Folder, "initdb");

    internal string PgCtl => Program(Folder, "pg_ctl");

    /// <summary>
    /// The setting, else <c>PATH</c>, else the usual folders. Where data exist, the programs of their major version
    /// are preferred to newer ones, which could not read them.
    /// </summary>
    /// <param name="dataVersion">The major version of existing data, or null when there are none.</param>
    /// <exception cref="EmbeddedPostgresException">None was found, or none that fits the data.</exception>
    public static async Task<PostgresBinaries> FindAsync(
        EmbeddedPostgresOptions options, SearchPlaces places, string dataFolder, int? dataVersion, CancellationToken token)
    {
        if (options.BinFolder is { Length: > 0 } only)
            places = new SearchPlaces(null, [only]);

        List<string> unfit = [], rejected = [];
        foreach (var folder in places.Folders())
        {
            var missing = Needed.Where(name => !File.Exists(Program(folder, name))).ToList();
            if (missing.Count == Needed.Length)
                continue;
            var version = missing.Count == 0 ? await VersionOfAsync(folder, token) : null;
            if (version is null)
                rejected.Add(missing.Count == 0 ? folder : $"{folder} ({string.Join(", ", missing)} ✗)");
            else if (version < OldestVersion)
                rejected.Add($"{folder} ({version} < {OldestVersion})");
            else if (dataVersion is { } wanted && wanted != version)
                unfit.Add($"PostgreSQL {version}: {folder}");
            else
                return new PostgresBinaries(folder, version.Value);
        }

        throw unfit.Count > 0
            ? EmbeddedPostgresException.OtherVersion(dataVersion!.Value, unfit, dataFolder)
            : EmbeddedPostgresException.NoBinaries(places.Description(), rejected);
    }

    private static async Task<int?> VersionOfAsync(string folder, CancellationToken token)
    {
        var result = await ChildProcess.RunAsync(Program(folder, "postgres"), ["--version"], token: token);
        var match = VersionNumber().Match(result.Output);
        return result.Succeeded && match.Success ? int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture) : null;
    }

    private static string Program(string folder, string name) =>
        Path.Combine(folder, OperatingSystem.IsWindows() ? name + ".exe" : name);

    // "postgres (PostgreSQL) 15.14 (Debian 15.14-1)", "postgres (PostgreSQL) 19devel"
    [GeneratedRegex(@"\(PostgreSQL\) (\d+)")]
    private static partial Regex VersionNumber();
}
