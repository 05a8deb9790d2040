using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace CaseTrack.Postgres;

/// <summary>Reads <c>/proc</c>, where a process can be told from its namesake without running <c>ps</c>.</summary>
internal static class LinuxProcess
{
    /// <summary>The state letter of a process (<c>Z</c>: ended, not collected), or null when there is none.</summary>
    public static char? StateOf(int pid)
    {
        // "123 (a name) with ) in it) S 1 …"
        var stat = Read($"/proc/{pid}/stat");
        var end = stat.LastIndexOf(')');
        return end > 0 && end + 2 < stat.Length ? stat[end + 2] : null;
    }

    public static string[] ArgumentsOf(int pid) => Read($"/proc/{pid}/cmdline").Split('\0');

    /// <summary>
    /// Ends what a killed server left behind in its data folder. Its children leave by themselves once they notice,
    /// but one in the midst of a long computation does not look, and holds the shared memory that a new server needs.
    /// </summary>
    public static int EndOrphans(string dataFolder)
    {
        var ended = 0;
        foreach (var folder in Directory.EnumerateDirectories("/proc"))
        {
            if (!int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var pid)
                || !ArgumentsOf(pid)[0].StartsWith("postgres:", StringComparison.Ordinal)
                || WorkingFolderOf(folder) != dataFolder)
                continue;
            try
            {
                using var process = Process.GetProcessById(pid);
                process.Kill();
                ended++;
            }
            catch (Exception error) when (error is ArgumentException or InvalidOperationException or Win32Exception)
            {
                // It has ended by itself meanwhile, or belongs to another user.
            }
        }
        return ended;
    }

    private static string? WorkingFolderOf(string processFolder)
    {
        try
        {
            return new FileInfo(Path.Combine(processFolder, "cwd")).LinkTarget;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static string Read(string file)
    {
        try
        {
            return File.ReadAllText(file);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }
}
