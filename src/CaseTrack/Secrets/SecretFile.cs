using System.Diagnostics;
using CaseTrack.Postgres;
using Microsoft.Extensions.Configuration;

namespace CaseTrack.Secrets;

/// <summary>A secret from its setting, or from a file that only its owner may read.</summary>
/// <remarks>Made where there is none only beside the private PostgreSQL, or where <see cref="CreateSetting"/> says so: with a database of
/// the office's own a
/// lost or misnamed file would otherwise be replaced in silence, and nobody could open any longer what was encrypted with it.</remarks>
public static class SecretFile
{
    private static readonly TimeSpan LockPatience = TimeSpan.FromSeconds(20);

    /// <summary>Whether secrets are made where there are none.</summary>
    public const string CreateSetting = "Secrets:Create";

    /// <param name="configuration">The settings.</param>
    /// <param name="setting">The setting that holds the secret; with <c>File</c> behind it, the one that names its file.</param>
    /// <param name="name">Name of the file where none is named.</param>
    /// <param name="make">Makes the secret.</param>
    /// <exception cref="MissingSecretException">There is none, and none is to be made.</exception>
    public static string Read(IConfiguration configuration, string setting, string name, Func<string> make)
    {
        if (configuration[setting] is { Length: > 0 } given)
        {
            return given;
        }

        var path = PathOf(configuration, setting, name);
        if (!File.Exists(path))
        {
            if (!configuration.GetValue(CreateSetting, configuration.GetConnectionString(Database.ConnectionName) is not { Length: > 0 }))
            {
                throw new MissingSecretException(setting, path);
            }

            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);

            // Services that start together for the first time: one makes the secret, the others take it. Moving without overwriting is not
            // enough,
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

    /// <summary>Whether there is one already.</summary>
    public static bool Exists(IConfiguration configuration, string setting, string name) =>
        configuration[setting] is { Length: > 0 } || File.Exists(PathOf(configuration, setting, name));

    /// <summary>The files a setting names: one, or all of a folder.</summary>
    /// <exception cref="InvalidOperationException">There is neither.</exception>
    public static IReadOnlyList<(string Path, string Text)> Named(IConfiguration configuration, string setting)
    {
        if (configuration[setting] is not { Length: > 0 } path)
        {
            return [];
        }

        string[] files = File.Exists(path) ? [path] : Directory.Exists(path) ? Directory.GetFiles(path)
            : throw new InvalidOperationException($"{setting}: {path} 不存在 (is neither a file nor a folder).");
        return [.. files.Order(StringComparer.Ordinal).Select(x => (x, File.ReadAllText(x)))];
    }

    private static string PathOf(IConfiguration configuration, string setting, string name) =>
        configuration[setting + "File"] ?? Path.Combine(KeysFolder.Of(configuration) ?? UsualFolder, name);

    private static string UsualFolder => Path.Combine(
        Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.Create), "casetrack");

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

/// <summary>A secret is not where it should be.</summary>
public sealed class MissingSecretException(string setting, string path) : InvalidOperationException(
    $"没有 {setting}：{path} 不存在。请恢复原文件；首次启用时设置 {SecretFile.CreateSetting}=true 以生成 "
    + $"(there is no {setting}: restore that file, or, on the very first start with a database of one's own, set "
        + $"{SecretFile.CreateSetting}=true to have it made).");
