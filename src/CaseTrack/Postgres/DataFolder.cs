using System.Globalization;
using System.Security.Cryptography;

namespace CaseTrack.Postgres;

/// <summary>The folder on disk: <c>data</c> (PostgreSQL's own), <c>password</c>, <c>server.log</c>, <c>casetrack.lock</c>.</summary>
internal sealed class DataFolder
{
    private const long LogLimit = 10 * 1024 * 1024;
    private const string Unfinished = "initialising-";
    private const string LockName = "casetrack.lock";

    private DataFolder(string root) => Root = root;

    public string Root { get; }

    public string Data => Path.Combine(Root, "data");

    public string Log => Path.Combine(Root, "server.log");

    public string PasswordFile => Path.Combine(Root, "password");

    public string PostmasterFile => Path.Combine(Data, "postmaster.pid");

    public string NewUnfinished() => Path.Combine(Root, Unfinished + Guid.NewGuid().ToString("N"));

    public static DataFolder Open(string? setting)
    {
        var path = string.IsNullOrEmpty(setting) ? Default() : Path.GetFullPath(setting);
        Directory.CreateDirectory(path);
        // A folder of someone else's named by mistake, such as /var/lib, must not be given to the server's user.
        // The lock is the first file ever made in a folder of ours.
        var names = Directory.EnumerateFileSystemEntries(path).Select(Path.GetFileName).ToList();
        if (!names.Contains(LockName) && names.Exists(name => name != "lost+found"))
            throw EmbeddedPostgresException.NotOurs(path);
        return new DataFolder(WithoutLinks(path));
    }

    /// <summary>The major version that made the data, or null when there are none yet.</summary>
    public int? DataVersion()
    {
        var file = Path.Combine(Data, "PG_VERSION");
        return File.Exists(file) ? int.Parse(File.ReadAllText(file).Split('.')[0], CultureInfo.InvariantCulture) : null;
    }

    /// <summary>The right to start and stop the server, or null while another live process has it.</summary>
    public FileStream? TryTakeLock() => FileLock.TryTake(Path.Combine(Root, LockName));

    public string? ReadPassword() => File.Exists(PasswordFile) ? File.ReadAllText(PasswordFile).Trim() : null;

    public void WritePassword()
    {
        var temporary = PasswordFile + ".new";
        File.Delete(temporary);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (var writer = new StreamWriter(temporary, options))
            writer.Write(Convert.ToHexString(RandomNumberGenerator.GetBytes(24)) + "\n");
        File.Move(temporary, PasswordFile, overwrite: true);
    }

    /// <summary>Removes what initialisations killed half way have left.</summary>
    public void RemoveUnfinished()
    {
        foreach (var folder in Directory.EnumerateDirectories(Root, Unfinished + "*"))
        {
            try
            {
                Directory.Delete(folder, recursive: true);
            }
            catch (IOException)
            {
                // An initdb that outlived our predecessor still writes there; the next start removes it.
            }
        }
    }

    /// <summary>Keeps one older log. Returns where the lines of the coming start begin.</summary>
    public long TurnLog()
    {
        if (LogLength() > LogLimit)
            File.Move(Log, Log + ".1", overwrite: true);
        return LogLength();
    }

    public async Task<string> LogSinceAsync(long position, CancellationToken token)
    {
        if (!File.Exists(Log))
            return "";
        await using var stream = new FileStream(Log, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        stream.Seek(Math.Min(position, stream.Length), SeekOrigin.Begin);
        using var reader = new StreamReader(stream);
        return await reader.ReadToEndAsync(token);
    }

    private long LogLength() => File.Exists(Log) ? new FileInfo(Log).Length : 0;

    private static string Default() =>
        !OperatingSystem.IsWindows() && Environment.IsPrivilegedProcess
            ? "/var/lib/casetrack/postgres"
            : Path.Combine(
                Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify),
                "CaseTrack", "postgres");

    // The server is recognised by its path on the command line, so two ways of writing one folder must become one.
    private static string WithoutLinks(string path)
    {
        if (Path.GetDirectoryName(path) is not { } parent)
            return path;
        var inParent = Path.Combine(WithoutLinks(parent), Path.GetFileName(path));
        return Directory.ResolveLinkTarget(inParent, returnFinalTarget: true) is { } target ? WithoutLinks(target.FullName) : inParent;
    }
}
