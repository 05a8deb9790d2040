using System.Diagnostics;

namespace CaseTrack.Tests.Faults;

/// <summary>A disk of some megabytes in memory, where the machine lets one be mounted.</summary>
public sealed class SmallDisk : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public SmallDisk(int megabytes)
    {
        var (code, said) = Run("mount", "-t", "tmpfs", "-o", $"size={megabytes}m,mode=755", "casetrack-test", folder.Path);
        if (code != 0)
        {
            folder.Dispose();
            Assert.Skip($"No disk can be mounted here: {said}");
        }
    }

    public string Path => folder.Path;

    private string Filler => folder["filler"];

    /// <summary>Takes all the room there is.</summary>
    public void Fill()
    {
        using var file = new FileStream(Filler, FileMode.Append, FileAccess.Write, FileShare.None, bufferSize: 0);
        foreach (var block in (byte[][])[new byte[256 * 1024], new byte[512]])
        {
            try
            {
                while (true)
                {
                    file.Write(block);
                }
            }
            catch (IOException)
            {
                // Full, but for what is less than a block.
            }
        }
    }

    /// <summary>Gives it back.</summary>
    public void Free() => File.Delete(Filler);

    public void Dispose()
    {
        Run("umount", "-l", folder.Path);
        folder.Dispose();
    }

    private static (int Code, string Said) Run(string program, params string[] arguments)
    {
        if (!OperatingSystem.IsLinux())
        {
            return (-1, "it is no Linux");
        }

        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        var said = process.StandardError.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, said.Trim());
    }
}
