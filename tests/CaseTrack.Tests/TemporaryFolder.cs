using System.Diagnostics;

namespace CaseTrack.Tests;

/// <summary>A fresh folder that other users can enter too, deleted at the end.</summary>
public sealed class TemporaryFolder : IDisposable
{
    public TemporaryFolder()
    {
        Path = System.IO.Path.Combine(System.IO.Path.GetTempPath(), "casetrack-test-" + Guid.NewGuid().ToString("N")[..12]);
        Directory.CreateDirectory(Path);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(Path, (UnixFileMode)0b111_101_101);
    }

    public string Path { get; }

    public string this[params string[] names] => System.IO.Path.Combine([Path, .. names]);

    /// <summary>A program on its way out may still be writing in it, or tidying up: deleted again until it is gone.</summary>
    public void Dispose()
    {
        for (var watch = Stopwatch.StartNew(); Directory.Exists(Path); Thread.Sleep(50))
        {
            try
            {
                Directory.Delete(Path, recursive: true);
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException && watch.Elapsed.TotalSeconds < 20)
            {
                // Once more.
            }
        }
    }
}
