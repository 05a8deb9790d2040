using System.Text.Json;
using System.Text.RegularExpressions;

namespace CaseTrack.Operations.Settings;

/// <summary>一项设置.</summary>
/// <param name="Section">Which part of the page on settings it stands in.</param>
/// <param name="Name">Its name; a part in braces stands for any.</param>
/// <param name="Default">What holds unless it is set; null for none.</param>
/// <param name="Chinese">说明.</param>
/// <param name="English">The same in English.</param>
public sealed partial record Setting(string Section, string Name, string? Default, string Chinese, string English)
{
    /// <summary>Whether only that it is set is told, and never what.</summary>
    public bool Secret => Hidden().IsMatch(Name);

    /// <summary>Whether any number of settings stand beneath the name, e.g. one for each document.</summary>
    public bool Many => Name.Contains('{', StringComparison.Ordinal);

    [GeneratedRegex("(Key|Password)$|^ConnectionStrings:")]
    private static partial Regex Hidden();
}

/// <summary>设置目录. Every setting there is: <c>api-docs/settings.md</c>, which a test holds against the code, with the words for it in
/// Chinese.</summary>
public static partial class SettingCatalogue
{
    private sealed record Words(IReadOnlyDictionary<string, string> Sections, IReadOnlyDictionary<string, string> Settings);

    private static readonly Words Chinese = ReadWords();

    /// <summary>All of them, as they stand on the page.</summary>
    public static IReadOnlyList<Setting> All { get; } = [.. Read()];

    /// <summary>The name of a part in Chinese.</summary>
    public static string SectionOf(Setting setting) => Chinese.Sections.GetValueOrDefault(setting.Section, setting.Section);

    private static IEnumerable<Setting> Read()
    {
        using var reader = new StreamReader(Resource("Settings.settings.md"));
        var section = "";
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith("## ", StringComparison.Ordinal))
            {
                section = line[3..];
            }
            else if (Row().Match(line) is { Success: true } row)
            {
                var name = row.Groups[1].Value;
                var english = Mark().Replace(row.Groups[3].Value, "$1$2");
                // A test sees to it that there are Chinese words; a page that lacks some is better than none.
                yield return new(section, name, row.Groups[2].Value is "none" ? null : row.Groups[2].Value,
                    Chinese.Settings.GetValueOrDefault(name, english), english);
            }
        }
    }

    private static Words ReadWords()
    {
        using var words = Resource("Settings.setting-words.json");
        return JsonSerializer.Deserialize<Words>(words, JsonSerializerOptions.Web)!;
    }

    private static Stream Resource(string name) => typeof(SettingCatalogue).Assembly.GetManifestResourceStream(name)!;

    [GeneratedRegex(@"^\| `([^`]+)` \| ([^|]+?) \| (.+) \|$")]
    private static partial Regex Row();

    // Links and code say the same without their marks.
    [GeneratedRegex(@"\[([^\]]*)\]\([^)]*\)|`([^`]*)`")]
    private static partial Regex Mark();
}
