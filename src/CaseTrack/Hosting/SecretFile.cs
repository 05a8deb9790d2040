using System.Diagnostics;
using Microsoft.Extensions.Configuration;

namespace CaseTrack.Hosting;

/// <summary>A secret from its setting, or from a file that is made at first use and that only its owner may read.</summary>
public static class SecretFile
{
    private static readonly TimeSpan LockPatience = TimeSpan.FromSeconds(20);

    /// <param name="configuration">The settings.</param>
    /// <param name="setting">The setting that holds the secret; with <c>File</c> behind it, the one that names its file.</param>
    /// <param name="name">Name of the file where none is named.</param>
    /// <param name="make">Makes the secret.</param>
    public static string Read(IConfiguration configuration, string setting, string name, Func<string> make)
    {
        if (configuration[setting] is { Length: > 0 } given)
        {
            return given;
        }

        var path = configuration[setting + "File"]
            ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.Create), "casetrack", name);
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        if (!File.Exists(path))
        {
            // Services that start together for the first time: one makes the secret, the others take it. Moving without overwriting is not enough,
            // since on Linux that looks first and renames then.
            using (TakeLock(path + ".lock"))
            {
                if (!File.Exists(path))
                {
                    Write(path, make());
                }
            }
        }

        return File.ReadAllText(path);
    }

    // Written whole under another name first: nobody reads half a secret.
    private static void Write(string path, string secret)
    {
        var draft = $"{path}.{Guid.NewGuid():N}";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using (var file = new StreamWriter(draft, options))
        {
            file.Write(secret);
        }

        File.Move(draft, path);
    }

    /// <exception cref="IOException">Another process has held it for too long.</exception>
    private static FileStream TakeLock(string path)
    {
        for (var began = Stopwatch.StartNew(); began.Elapsed < LockPatience; Thread.Sleep(10))
        {
            if (FileLock.TryTake(path) is { } held)
            {
                return held;
            }
        }

        throw new IOException($"{path} 被另一进程占用 (is held by another process).");
    }
}
