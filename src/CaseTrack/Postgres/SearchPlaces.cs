namespace CaseTrack.Postgres;

/// <summary>查找位置：where PostgreSQL is looked for, in this order: the folders of <c>PATH</c>, then the patterns.</summary>
/// <param name="Path">A list of folders in the form of the variable <c>PATH</c>.</param>
/// <param name="Patterns">Folders, best first; a segment may hold a <c>*</c>, matched newest version first.</param>
public sealed record SearchPlaces(string? Path, IReadOnlyList<string> Patterns)
{
    private static readonly string[] Unix =
    [
        "/usr/lib/postgresql/*/bin", // Debian, Ubuntu
        "/usr/pgsql-*/bin", // the PostgreSQL project's packages for RHEL
        "/usr/lib/postgresql*/bin", // SUSE
        "/usr/libexec/postgresql*", // Alpine
        "/usr/local/pgsql/bin", // built from source
        "/home/linuxbrew/.linuxbrew/opt/postgresql@*/bin",
    ];

    private static readonly string[] Mac =
    [
        "/opt/homebrew/opt/postgresql@*/bin",
        "/usr/local/opt/postgresql@*/bin",
        "/Applications/Postgres.app/Contents/Versions/*/bin",
        "/Library/PostgreSQL/*/bin",
    ];

    /// <summary>The places of this machine, or those that the settings name instead.</summary>
    public static SearchPlaces For(EmbeddedPostgresOptions options) =>
        options.SearchFolders is { Count: > 0 } folders
            ? new SearchPlaces(null, folders)
            : new SearchPlaces(Environment.GetEnvironmentVariable("PATH"), UsualFolders());

    /// <summary>The folders that exist, in the order in which they are to be tried.</summary>
    public IEnumerable<string> Folders() =>
        (Path ?? "").Split(System.IO.Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Concat(Patterns.SelectMany(Matches))
            .Where(Directory.Exists)
            .Distinct();

    /// <summary>What was searched, for the error message.</summary>
    public IEnumerable<string> Description() => Path is null ? Patterns : ["PATH", .. Patterns];

    private static string[] UsualFolders() =>
        OperatingSystem.IsWindows()
            ? [System.IO.Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ProgramFiles), "PostgreSQL", "*", "bin")]
            : OperatingSystem.IsMacOS() ? Mac : Unix;

    private static IEnumerable<string> Matches(string pattern)
    {
        var segments = pattern.Split('/', '\\');
        var star = Array.FindIndex(segments, s => s.Contains('*', StringComparison.Ordinal));
        if (star < 0)
            return [pattern];
        var parent = string.Join(System.IO.Path.DirectorySeparatorChar, segments[..star]) + System.IO.Path.DirectorySeparatorChar;
        if (!Directory.Exists(parent))
            return [];
        return Directory.EnumerateDirectories(parent, segments[star])
            .OrderByDescending(folder => VersionIn(System.IO.Path.GetFileName(folder)))
            .Select(folder => System.IO.Path.Combine([folder, .. segments[(star + 1)..]]));
    }

    // "15", "pgsql-16", "postgresql@17", "9.6" — by number, since by letters 9 would come after 15.
    private static Version VersionIn(string name)
    {
        var digits = new string([.. name.SkipWhile(c => !char.IsAsciiDigit(c)).TakeWhile(c => char.IsAsciiDigit(c) || c == '.')]);
        return Version.TryParse(digits.Contains('.', StringComparison.Ordinal) ? digits : digits + ".0", out var version)
            ? version
            : new Version(0, 0);
    }
}
