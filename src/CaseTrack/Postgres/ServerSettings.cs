using System.Text;
using System.Text.RegularExpressions;

namespace CaseTrack.Postgres;

/// <summary>The settings file of ours that <c>postgresql.conf</c> includes; written again before each start.</summary>
internal static partial class ServerSettings
{
    public const string FileName = "casetrack.conf";

    // The address is a matter of safety, the port is ours to choose, the log is read after a failed start.
    private static readonly HashSet<string> Fixed = new(StringComparer.OrdinalIgnoreCase)
    {
        "listen_addresses", "port", "unix_socket_directories", "logging_collector", "log_destination", "lc_messages",
        "data_directory", "external_pid_file",
    };

    public static async Task WriteAsync(string dataFolder, IReadOnlyDictionary<string, string> extra, CancellationToken token)
    {
        // Without a Unix socket there is no socket folder to find, to be allowed to write to, or to leave a lock in.
        var text = new StringBuilder("unix_socket_directories = ''\ntimezone = 'UTC'\nlog_timezone = 'UTC'\n");
        foreach (var (name, value) in extra)
        {
            if (Fixed.Contains(name) || !SettingName().IsMatch(name))
                throw EmbeddedPostgresException.BadSetting(name);
            text.Append(name).Append(" = '").Append(Quoted(value)).Append("'\n");
        }
        var file = Path.Combine(dataFolder, FileName);
        // Made again: root must not write through a link that the server's user could have put there.
        File.Delete(file);
        await using var writer = new StreamWriter(file, new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write });
        await writer.WriteAsync(text, token);
    }

    private static string Quoted(string value) => value
        .Replace(@"\", @"\\", StringComparison.Ordinal)
        .Replace("'", "''", StringComparison.Ordinal)
        .Replace("\n", @"\n", StringComparison.Ordinal);

    [GeneratedRegex(@"^[A-Za-z_][A-Za-z0-9_.]*\z")]
    private static partial Regex SettingName();
}
