using System.Diagnostics;
using System.Globalization;

namespace CaseTrack.Postgres;

/// <summary>What the server's own file <c>postmaster.pid</c> says about it.</summary>
internal sealed record Postmaster(int Pid, int Port, string Status)
{
    public bool IsReady => Status == "ready";

    /// <summary>Null when there is no such file, or when it is not (yet) complete enough to name a process.</summary>
    public static Postmaster? Read(string file)
    {
        string[] lines;
        try
        {
            // Shared with the server, which rewrites it while it runs.
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var reader = new StreamReader(stream);
            lines = reader.ReadToEnd().Split('\n', StringSplitOptions.TrimEntries);
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        // Lines: pid, data folder, start time, port, socket folder, address, shared memory, status.
        return lines.Length > 0 && int.TryParse(lines[0], CultureInfo.InvariantCulture, out var pid) && pid > 0
            ? new Postmaster(pid, lines.Length > 3 ? Number(lines[3]) : 0, lines.Length > 7 ? lines[7] : "starting")
            : null;
    }

    /// <summary>Whether the process still runs; one that has ended but was not collected by its parent does not.</summary>
    public bool IsAlive()
    {
        if (OperatingSystem.IsLinux())
            return LinuxProcess.StateOf(Pid) is not (null or 'Z' or 'X');
        try
        {
            using var process = Process.GetProcessById(Pid);
            return !process.HasExited;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    /// <summary>
    /// Whether the process is a PostgreSQL server of this very data folder. After a crash or a restart of the machine
    /// the number may belong to any other program, even to this one.
    /// </summary>
    public async Task<bool> ServesAsync(string dataFolder, CancellationToken token)
    {
        if (!IsAlive())
            return false;
        if (OperatingSystem.IsLinux())
            return LinuxProcess.ArgumentsOf(Pid) is [var program, .. var arguments]
                && Path.GetFileName(program) is "postgres" or "postmaster" && arguments.Contains(dataFolder);
        if (OperatingSystem.IsWindows())
        {
            using var process = Process.GetProcessById(Pid);
            return process.ProcessName == "postgres";
        }
        var shown = await ChildProcess.RunAsync("ps", ["-ww", "-o", "command=", "-p", Number(Pid)], token: token);
        return shown.Output.Contains("postgres", StringComparison.Ordinal) && shown.Output.Contains(dataFolder, StringComparison.Ordinal);
    }

    private static int Number(string text) => int.TryParse(text, CultureInfo.InvariantCulture, out var number) ? number : 0;

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
