using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CaseTrack.Tests.Events;

/// <summary>What releases have stored, as files: <c>tests/CaseTrack.Tests/Events/{release}</c>.</summary>
public static class GoldenFolder
{
    /// <summary>With <c>CASETRACK_GOLDEN=add</c> what has no example gets one in the newest release; what is there stays as it
    /// is.</summary>
    public static bool Adds => Environment.GetEnvironmentVariable("CASETRACK_GOLDEN") == "add";

    private const string Manifest = "manifest.sha256";

    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Path { get; } = System.IO.Path.Combine(Repository.Folder, "tests", "CaseTrack.Tests", "Events");

    /// <summary>The releases, the newest last: the one that is being worked on.</summary>
    public static IReadOnlyList<string> Releases { get; } = [.. Directory.GetDirectories(Path).Select(x => System.IO.Path.GetFileName(x))
        .Where(x => Version.TryParse(x, out _)).OrderBy(Version.Parse)];

    public static string Newest => Releases[^1];

    public static string Of(params string[] names) => System.IO.Path.Combine([Path, .. names]);

    public static IEnumerable<GoldenExample> Examples(string release) => Files(Of(release)).Select(x => GoldenExample.Read(release, x));

    public static IEnumerable<GoldenStory> Stories(string release) =>
        Files(Of(release, "stories")).Select(x => GoldenStory.Read(release, x));

    public static void Write(string path, JsonNode content)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.WriteAllText(path, content.ToJsonString(Indented) + "\n");
    }

    /// <summary>The files of a release as they were when they were added. As <c>sha256sum</c> writes and checks it.</summary>
    public static Dictionary<string, string> Added(string release) => File.Exists(Of(release, Manifest))
        ? File.ReadAllLines(Of(release, Manifest)).ToDictionary(x => x[66..], x => x[..64])
        : [];

    /// <summary>The files of a release as they are, by their names.</summary>
    public static Dictionary<string, string> Present(string release) => Directory.GetFiles(Of(release), "*", SearchOption.AllDirectories)
        .ToDictionary(x => System.IO.Path.GetRelativePath(Of(release), x).Replace('\\', '/'), DigestOf)
        .Where(x => x.Key != Manifest).ToDictionary();

    public static void WriteManifest(string release, IReadOnlyDictionary<string, string> files) => File.WriteAllText(
        Of(release, Manifest), string.Concat(files.OrderBy(x => x.Key, StringComparer.Ordinal).Select(x => $"{x.Value}  {x.Key}\n")));

    private static string DigestOf(string path) => Convert.ToHexStringLower(SHA256.HashData(path.EndsWith(".gz", StringComparison.Ordinal)
        ? File.ReadAllBytes(path) : Encoding.UTF8.GetBytes(File.ReadAllText(path).ReplaceLineEndings("\n"))));

    private static IEnumerable<string> Files(string folder) =>
        Directory.Exists(folder) ? Directory.GetFiles(folder, "*.json").Order(StringComparer.Ordinal)
            .Where(x => !System.IO.Path.GetFileName(x).StartsWith("database", StringComparison.Ordinal)) : [];
}
