using System.Diagnostics;

namespace CaseTrack.Tests.Postgres;

/// <summary>A PostgreSQL that has outlived the program it belonged to.</summary>
public static class LeftServer
{
    /// <summary>Ends at once the server of a data folder, if there is one; the number in its file may be another program's by
    /// now.</summary>
    public static void End(string dataFolder)
    {
        try
        {
            var pid = File.ReadLines(Path.Combine(dataFolder, "postmaster.pid")).First();
            var arguments = File.ReadAllText($"/proc/{pid}/cmdline").Split('\0');
            if (Path.GetFileName(arguments[0]) is "postgres" or "postmaster" && arguments.Contains(dataFolder))
            {
                using var kill = Process.Start("kill", ["-QUIT", pid]);
                kill.WaitForExit();
            }
        }
        catch (Exception failure) when (failure is IOException or InvalidOperationException)
        {
            // No such file, nothing in it, or no such process: nothing to end.
        }
    }
}
