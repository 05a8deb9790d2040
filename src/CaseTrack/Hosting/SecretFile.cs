using Microsoft.Extensions.Configuration;

namespace CaseTrack.Hosting;

/// <summary>A secret from its setting, or from a file that is made at first use and that only its owner may read.</summary>
public static class SecretFile
{
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
            // Written whole under another name first: a second process never reads half a secret.
            var draft = $"{path}.{Guid.NewGuid():N}";
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
            {
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            }

            using (var file = new StreamWriter(draft, options))
            {
                file.Write(make());
            }

            try
            {
                File.Move(draft, path, overwrite: false);
            }
            catch (IOException) when (File.Exists(path))
            {
                File.Delete(draft);
            }
        }

        return File.ReadAllText(path);
    }
}
