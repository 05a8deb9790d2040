namespace CaseTrack.Benchmarks.Running;

/// <summary>A folder for what a run leaves behind, deleted at its end; one that was named stays, with its databases.</summary>
public sealed class ScratchFolder : IDisposable
{
    private readonly bool kept;

    public ScratchFolder(string? named)
    {
        kept = named is not null;
        Folder = named ?? Path.Combine(Path.GetTempPath(), "casetrack-bench-" + Guid.NewGuid().ToString("N")[..8]);
        Directory.CreateDirectory(Folder);
        if (!OperatingSystem.IsWindows())
        {
            // PostgreSQL runs as another user where this runs as root.
            File.SetUnixFileMode(Folder, (UnixFileMode)0b111_101_101);
        }

        Directory.CreateDirectory(Keys);
    }

    public string Folder { get; }

    /// <summary>Where the keys of both sides lie.</summary>
    public string Keys => Path.Combine(Folder, "keys");

    public void Dispose()
    {
        if (!kept)
        {
            Directory.Delete(Folder, recursive: true);
        }
    }
}
