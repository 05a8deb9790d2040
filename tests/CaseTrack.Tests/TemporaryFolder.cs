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
        if (!SpinWait.SpinUntil(IsGone, TimeSpan.FromSeconds(20)))
        {
            // Says what stands in the way.
            Directory.Delete(Path, recursive: true);
        }
    }

    private bool IsGone()
    {
        try
        {
            if (Directory.Exists(Path))
            {
                Directory.Delete(Path, recursive: true);
            }

            return true;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return !Directory.Exists(Path);
        }
    }
}
