namespace CaseTrack.Postgres;

/// <summary>A file only one process holds at a time. The operating system releases it with the process, however that ends, so the file
/// itself never goes stale.</summary>
internal static class FileLock
{
    /// <summary>The lock, or null while another holds it.</summary>
    /// <exception cref="IOException">A real fault of the disk.</exception>
    public static FileStream? TryTake(string path)
    {
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException error) when (IsHeld(error))
        {
            return null;
        }
    }

    // EWOULDBLOCK on Linux and on macOS, a sharing violation on Windows; anything else is a real fault of the disk.
    private static bool IsHeld(IOException error) => error.HResult is 11 or 35 or unchecked((int)0x80070020);
}
