using Microsoft.Extensions.Configuration;

namespace CaseTrack.Postgres;

/// <summary>密钥文件夹. Beside the data of a private PostgreSQL whose folder is named: two instances have keys of their own.</summary>
/// <remarks>Not within it: whoever copies the data does not copy the keys with it. An instance of before, which has data and no such
/// folder, keeps its keys where they are.</remarks>
public static class KeysFolder
{
    private const string Behind = ".keys";

    /// <summary>The folder; null where keys lie in the user's own.</summary>
    public static string? Of(IConfiguration configuration) =>
        Beside(configuration) is { } folder && Directory.Exists(folder) ? folder : null;

    /// <summary>Makes it for an instance that has no data yet.</summary>
    public static void Prepare(IConfiguration configuration)
    {
        if (Beside(configuration) is not { } folder
            || (Directory.Exists(folder[..^Behind.Length]) && Directory.EnumerateFileSystemEntries(folder[..^Behind.Length]).Any()))
        {
            return;
        }

        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
            return;
        }

        Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    private static string? Beside(IConfiguration configuration) =>
        configuration.GetConnectionString(Database.ConnectionName) is not { Length: > 0 }
        && configuration.GetSection(EmbeddedPostgresOptions.Section)[nameof(EmbeddedPostgresOptions.DataFolder)] is { Length: > 0 } data
            ? Path.TrimEndingDirectorySeparator(Path.GetFullPath(data)) + Behind : null;
}
